import { randomBytes, randomInt } from 'node:crypto';

import { flag, text, type Guard } from '../guards';
import { newPassword, type Call } from '../service';
import type { Domain, WorkspaceUser } from '../state';
import { activeType, bodyOf, EMAIL, expiry, expiryOf, ids } from './body';
import { notify } from './notify';
import { invalid, noGroup, refuse } from './refusals';

const address: Guard<string> = (value): value is string => value === '' || text(1, 64, EMAIL)(value);

// Workspace API, CreateDesktopUser, request body; what an address looks like is said by UpdateUserInfo.
const FIELDS = {
	user_name: text(1, 32, /^([a-zA-Z0-9]{1,32}|[a-zA-Z0-9][a-zA-Z0-9._-]{0,30}[a-zA-Z0-9-])$/),
	user_email: address,
	user_phone: text(0, 20),
	active_type: activeType,
	password: text(8, 32),
	account_expires: expiry,
	enable_change_password: flag,
	next_login_change_password: flag,
	description: text(0, 255),
	alias_name: text(0, 55), // No API shows it.
	domain: text(0, 255),
	enterprise_project_id: text(0, 255),
	group_ids: ids(1, 5, 55),
	user_info_map: text(0, 255),
};

type All = { [K in keyof typeof FIELDS]: (typeof FIELDS)[K] extends Guard<infer T> ? T : never };
type Given = Pick<All, 'user_name'> & Partial<All>;

/**
 * Workspace API, CreateDesktopUser: users who activate themselves are told a password by e-mail or phone; an administrator
 * gives one, except in AD, which is not emulated and taken to know every name. That the quota is used up is not refused.
 */
export function createUser(call: Call) {
	const { state, now } = call;
	const fields: Given = bodyOf(call, FIELDS, 'user_name');
	const { user_name: name, active_type: type = 'USER_ACTIVATE', group_ids: groupIds = [] } = fields;
	const domain = domainOf(call, fields.domain);
	const groups = state.groups.filter(({ id }) => groupIds.includes(id));
	if (groups.length < new Set(groupIds).size) throw noGroup();
	// Not documented: the code for a name that is taken, and that case does not matter. 409 is no status of this API.
	if (state.users.some((user) => user.domain === domain.name && user.user_name.toLowerCase() === name.toLowerCase())) {
		throw refuse(400, 'WKS.00139901', 'The user already exists.');
	}
	const byAdministrator = type === 'ADMIN_ACTIVATE';
	if (byAdministrator && domain.platform_type === 'LOCAL') checkPassword(name, fields.password);

	const user: WorkspaceUser = {
		id: randomBytes(16).toString('hex'),
		sid: `S-1-5-21-1004336348-1177238915-682003330-${randomInt(10_000, 1_000_000)}`,
		user_name: name,
		full_name: name,
		domain: domain.name,
		platform_type: domain.platform_type,
		user_email: fields.user_email ?? '',
		user_phone: fields.user_phone ?? '',
		description: fields.description ?? '',
		active_type: type,
		account_expires: expiryOf(fields.account_expires ?? '0'),
		enable_change_password: fields.enable_change_password ?? true,
		next_login_change_password: byAdministrator && (fields.next_login_change_password ?? true),
		password_never_expired: false,
		disabled: false,
		locked: false,
		is_pre_user: false,
		certificate_status: false,
		enterprise_project_id: fields.enterprise_project_id || '0',
		share_space_subscription: false,
		share_space_desktops: 0,
		user_info_map: fields.user_info_map ?? '',
		when_created: new Date(now).toISOString(),
		// What becomes of a password that comes for a user who activates the account is not said.
		password: (byAdministrator && fields.password) || newPassword(12),
		updates: 0,
		passwordResets: 0,
	};
	if (!byAdministrator) notify(state, user);
	state.users.push(user);
	for (const { members } of groups) members.push(user.id);
	return { id: user.id };
}

// "When the domain is empty, the main domain is used"; what is answered to one that does not exist is not said.
function domainOf({ state }: Call, name = ''): Domain {
	const domain = name === '' ? state.domains[0] : state.domains.find((candidate) => candidate.name === name);
	if (!domain) throw invalid('domain');
	return domain;
}

// Workspace API, error codes. How many kinds of characters a password needs is not documented: three of four here.
function checkPassword(name: string, password: string | undefined): void {
	if (password === undefined) throw invalid('password');
	const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password));
	if (kinds.length < 3) throw refuse(400, 'WKS.00170101', 'The password is not complex enough.');
	if (password.toLowerCase().includes(name.toLowerCase())) throw refuse(400, 'WKS.00170103', 'The password contains the user name.');
}
