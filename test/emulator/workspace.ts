import { Refusal } from './refusal';
import { fuzzy, newPassword, parseObject, wholeNumber, without, type Call, type Service } from './service';
import type { Notification, WorkspaceUser } from './state';

/** Workspace: desktop users. */
export const workspace: Service = {
	// The error table gives Workspace's users no code for a missing permission; this is application streaming's.
	forbidden: 'WKS.00081102',
	refuse,

	routes: [
		{
			name: 'ListUsers',
			method: 'GET',
			path: '/v2/{project_id}/users',
			action: 'workspace:users:list',
			handle: listUsers,
		},
		{
			name: 'ListUserDetail',
			method: 'GET',
			path: '/v2/{project_id}/users/{user_id}',
			action: 'workspace:users:get',
			handle: (call) => ({ user_detail: detailOf(findUser(call), call.now) }),
		},
		{
			name: 'UpdateUserInfo',
			method: 'PUT',
			path: '/v2/{project_id}/users/{user_id}',
			action: 'workspace:users:update',
			handle: updateUser,
		},
		{
			name: 'ResetRandomPassword',
			method: 'GET',
			path: '/v2/{project_id}/users/{user_id}/random-password',
			action: 'workspace:users:randomPassword',
			handle: resetRandomPassword,
		},
	],
};

function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ error_code: code, error_msg: message, ...more }));
}

// The table names no code for a malformed parameter of the users' APIs; this is its code for a malformed request.
function invalid(name: string): Refusal {
	return refuse(400, 'WKS.00139901', `Invalid parameter: ${name}.`);
}

// A missing user is a 400 (Workspace API, error codes).
function findUser({ params, state }: Call): WorkspaceUser {
	const user = state.users.find(({ id }) => id === params.user_id);
	if (!user) throw refuse(400, 'WKS.00170312', 'The user does not exist.');
	return user;
}

// Workspace API, ListUsers: offset and limit are strings, without limit everything comes back; there is no e-mail filter.
function listUsers({ query, state, now }: Call) {
	const flag = (name: string) => {
		const value = query[name]?.[0];
		if (value !== undefined && value !== 'true' && value !== 'false') throw invalid(name);
		return value && value === 'true';
	};
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, state.users.length, 0);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');

	const disabled = flag('disabled');
	const subscribed = flag('share_space_subscription');
	const exact = (name: 'active_type' | 'domain' | 'enterprise_project_id', user: WorkspaceUser) =>
		query[name] === undefined || query[name].includes(user[name]);
	// A platform of which there are no users here does not narrow the list.
	const platform = query.platform_type?.find((type) => type === 'AD' || type === 'LOCAL');
	const group = query.group_name?.[0];

	const users = state.users.filter(
		(user) =>
			fuzzy(user.user_name, query.user_name?.[0]) &&
			(query.user_names?.includes(user.user_name) ?? true) &&
			fuzzy(user.description, query.description?.[0]) &&
			exact('active_type', user) &&
			exact('domain', user) &&
			exact('enterprise_project_id', user) &&
			(group === undefined || user.group_names.includes(group)) &&
			(disabled === undefined || user.disabled === disabled) &&
			(subscribed === undefined || user.share_space_subscription === subscribed) &&
			(platform === undefined || user.platform_type === platform),
	);
	return { total_count: users.length, users: users.slice(offset, offset + limit).map((user) => listed(user, now)) };
}

// Workspace API, ListUsers: an expiry in text, the others' names for two of the flags.
function listed(user: WorkspaceUser, now: number) {
	return {
		...without(user, 'full_name', 'platform_type', 'when_created', 'password', 'updates', 'passwordResets'),
		account_expires: user.account_expires === 0 ? '0' : new Date(user.account_expires).toISOString(),
		account_expired: expired(user, now),
	};
}

// Workspace API, ListUserDetail: an expiry in milliseconds, `enabled_change_password` and `user_expired`.
function detailOf(user: WorkspaceUser, now: number) {
	return {
		id: user.id,
		user_name: user.user_name,
		full_name: user.full_name,
		sam_account_name: user.user_name,
		user_principal_name: `${user.user_name}@${user.domain}`,
		distinguished_name: `CN=${user.user_name},CN=Users`,
		object_sid: user.sid,
		account_type: 0,
		user_email: user.user_email,
		user_phone: user.user_phone,
		description: user.description,
		active_type: user.active_type,
		account_expires: user.account_expires,
		user_expired: expired(user, now),
		enabled_change_password: user.enable_change_password,
		next_login_change_password: user.next_login_change_password,
		password_never_expired: user.password_never_expired,
		disabled: user.disabled,
		locked: user.locked,
		is_pre_user: user.is_pre_user,
		group_names: user.group_names,
		total_desktops: user.total_desktops,
		when_created: user.when_created,
	};
}

function expired({ account_expires }: WorkspaceUser, now: number): boolean {
	return account_expires !== 0 && account_expires < now;
}

const text =
	(min: number, max: number, form = /^/) =>
	(value: unknown): boolean =>
		typeof value === 'string' && value.length >= min && value.length <= max && form.test(value);
const flag = (value: unknown): boolean => typeof value === 'boolean';

// Workspace API, UpdateUserInfo, request body; the form of a time stands in CreateDesktopUser.
const FIELDS: Record<string, (value: unknown) => boolean> = {
	description: text(1, 255),
	user_email: text(1, 55, /^((([0-9a-zA-Z_]+)|([0-9a-zA-Z]+[_.0-9a-zA-Z-]*[0-9a-zA-Z]+))@([a-zA-Z0-9-_]+[.])+[a-zA-Z0-9]+)$/),
	user_phone: text(0, 20),
	active_type: text(0, 50, /^(USER_ACTIVATE|ADMIN_ACTIVATE)$/),
	account_expires: (value) => text(1, 55, /^(0|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z)$/)(value) && !Number.isNaN(expiryOf(value)),
	enable_change_password: flag,
	next_login_change_password: flag,
	password_never_expired: flag,
	disabled: flag,
	user_info_map: text(0, 255),
};

function updateUser(call: Call) {
	if (call.body === '' || call.body === '{}') throw refuse(400, 'WKS.0001', 'The request message input by the interface is empty.');
	const fields = parseObject(call.body);
	if (!fields) throw invalid('body');
	// What the service does with a field it does not know is not documented; here a misspelt one must not pass.
	for (const [name, value] of Object.entries(fields)) if (!FIELDS[name]?.(value)) throw invalid(name);

	const user = findUser(call);
	Object.assign(user, fields);
	if ('account_expires' in fields) user.account_expires = expiryOf(fields.account_expires);
	user.updates++;
	return { id: user.id };
}

function expiryOf(value: unknown): number {
	return value === '0' ? 0 : Date.parse(String(value));
}

// Workspace API, ResetRandomPassword: a GET that changes the password and returns it; email and phone separated by commas.
function resetRandomPassword(call: Call) {
	const types = call.query.notification_type?.flatMap((value) => value.split(',')) ?? [];
	if (!types.every(isNotificationType)) throw invalid('notification_type');

	const user = findUser(call);
	user.password = newPassword(12);
	user.passwordResets++;
	for (const type of types) {
		const to = type === 'email' ? user.user_email : user.user_phone;
		call.state.notifications.push({ user_id: user.id, type, to, password: user.password });
	}
	return { password: user.password };
}

function isNotificationType(type: string): type is Notification['type'] {
	return type === 'email' || type === 'phone';
}
