import { fuzzy, wholeNumber, without, type Call } from '../service';
import type { CloudState, WorkspaceUser } from '../state';
import { desktopsOf } from './jobs';
import { checkLengths, invalid, noUser } from './refusals';

/** The user that the path names. */
export function findUser({ params, state }: Call): WorkspaceUser {
	const user = state.users.find(({ id }) => id === params.user_id);
	if (!user) throw noUser();
	return user;
}

// Workspace API, ListUsers, query parameters.
const LONGEST = { user_name: 255, limit: 255, offset: 255, description: 100, active_type: 40, group_name: 64 };

/** Workspace API, ListUsers: offset and limit are strings, without limit everything comes back; there is no e-mail filter. */
export function listUsers({ query, state, now }: Call) {
	checkLengths(query, LONGEST);
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
	const shares = flag('share_space_desktops');
	const counts = flag('is_query_total_desktops') ?? true;
	const exact = (name: 'active_type' | 'domain' | 'enterprise_project_id' | 'platform_type', user: WorkspaceUser) =>
		query[name] === undefined || query[name].includes(user[name]);
	const group = query.group_name?.[0];

	const users = state.users.filter(
		(user) =>
			fuzzy(user.user_name, query.user_name?.[0]) &&
			(query.user_names?.includes(user.user_name) ?? true) &&
			fuzzy(user.description, query.description?.[0]) &&
			exact('active_type', user) &&
			exact('domain', user) &&
			exact('enterprise_project_id', user) &&
			exact('platform_type', user) &&
			(group === undefined || groupNames(user, state).includes(group)) &&
			(disabled === undefined || user.disabled === disabled) &&
			(subscribed === undefined || user.share_space_subscription === subscribed) &&
			(shares === undefined || user.share_space_desktops > 0 === shares),
	);
	const shown = users.slice(offset, offset + limit).map((user) => listed(user, state, now));
	// That the number is then left out, and not sent as 0, is not said.
	return { total_count: users.length, users: counts ? shown : shown.map((user) => without(user, 'total_desktops')) };
}

// Workspace API, ListUsers: an expiry in text, the others' names for two of the flags.
function listed(user: WorkspaceUser, state: CloudState, now: number) {
	return {
		...without(user, 'full_name', 'platform_type', 'when_created', 'password', 'updates', 'passwordResets'),
		account_expires: user.account_expires === 0 ? '0' : new Date(user.account_expires).toISOString(),
		account_expired: expired(user, now),
		group_names: groupNames(user, state),
		total_desktops: desktopsOf(user.id, state),
	};
}

/** Workspace API, ListUserDetail: an expiry in milliseconds, `user_expired`, and the same flag under two names. */
export function getUser(call: Call) {
	const user = findUser(call);
	const { enable_change_password: changes } = user;
	return {
		user_detail: {
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
			user_expired: expired(user, call.now),
			// The API's definition has the first name, the SDKs of 2026 the second: one of them is as good as unsaid.
			enabled_change_password: changes,
			enable_change_password: changes,
			next_login_change_password: user.next_login_change_password,
			password_never_expired: user.password_never_expired,
			disabled: user.disabled,
			locked: user.locked,
			is_pre_user: user.is_pre_user,
			group_names: groupNames(user, call.state),
			share_space_subscription: user.share_space_subscription,
			share_space_desktops: user.share_space_desktops,
			total_desktops: desktopsOf(user.id, call.state),
			when_created: user.when_created,
		},
	};
}

function groupNames({ id }: WorkspaceUser, { groups }: CloudState): string[] {
	return groups.filter(({ members }) => members.includes(id)).map(({ name }) => name);
}

function expired({ account_expires }: WorkspaceUser, now: number): boolean {
	return account_expires !== 0 && account_expires < now;
}
