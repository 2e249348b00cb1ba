import { randomBytes } from 'node:crypto';

import { flag } from '../guards';
import type { Call, Route } from '../service';
import type { CloudState, IamUser } from '../state';
import { bodyOf, description, userName } from './body';
import { findGroup, findUser, named, visible } from './find';
import { pageOf } from './paging';
import { conflict } from './refusals';

/** IAM API 5.0, users. */
export const USERS: Route[] = [
	{ name: 'ListUsersV5', method: 'GET', path: '/v5/users', action: 'iam:users:listUsersV5', handle: listUsers },
	{ name: 'ShowUserV5', method: 'GET', path: '/v5/users/{user_id}', handle: showUser },
	{ name: 'CreateUserV5', method: 'POST', path: '/v5/users', action: 'iam:users:createUserV5', status: 201, handle: createUser },
	{ name: 'UpdateUserV5', method: 'PUT', path: '/v5/users/{user_id}', handle: updateUser },
	{ name: 'DeleteUserV5', method: 'DELETE', path: '/v5/users/{user_id}', action: 'iam:users:deleteUserV5', status: 204, handle: deleteUser },
	{
		name: 'ShowUserLastLoginV5',
		method: 'GET',
		path: '/v5/users/{user_id}/last-login',
		action: 'iam:users:showUserLastLoginV5',
		handle: (call) => ({ user_last_login: { last_login_at: findUser(call).last_login_at } }),
	},
];

/** A user as version 5 shows one; without a description it does not have the field. */
function shown({ user_id, user_name, description, enabled, is_root_user, created_at }: IamUser, { iam }: CloudState) {
	const urn = `iam::${iam.account.id}:user:${user_name}`;
	return { user_id, user_name, urn, enabled, is_root_user, created_at, ...(description && { description }) };
}

// No name can be searched for. An unknown group is a 404, as elsewhere; the page does not say it.
function listUsers(call: Call) {
	const group = call.query.group_id && findGroup(call, call.query.group_id[0]);
	const found = visible(call).filter(({ user_id }) => group?.members.includes(user_id) ?? true);
	const { entries, page_info } = pageOf(call, found, ({ user_id }) => user_id);
	return { users: entries.map((user) => shown(user, call.state)), page_info };
}

function showUser(call: Call) {
	const user = findUser(call);
	return { user: { ...shown(user, call.state), tags: user.tags } };
}

function createUser(call: Call) {
	const fields = bodyOf(call, { name: userName, enabled: flag, description }, 'name', 'enabled');
	const { users, quotas, hiddenFor } = call.state.iam;
	if (named(call.state, fields.name)) throw conflict(`User ${fields.name} already exists`);
	if (users.length >= quotas.users) throw conflict('The quota of users is used up');
	const { enabled, description: about = '' } = fields;
	const user = newUser(call, fields.name, { enabled, description: about, visibleFrom: call.elapsed + hiddenFor.CreateUserV5 });
	users.push(user);
	return { user: shown(user, call.state) };
}

/** A user who has nothing but a name. */
export function newUser({ now }: Call, name: string, more: Partial<IamUser>): IamUser {
	return {
		user_id: randomBytes(16).toString('hex'),
		user_name: name,
		description: '',
		enabled: true,
		is_root_user: false,
		created_at: new Date(now).toISOString(),
		tags: [],
		last_login_at: null,
		email: '',
		areacode: '',
		phone: '',
		access_mode: 'default',
		xuser_id: '',
		xuser_type: '',
		loginProfile: null,
		accessKeys: [],
		mfaDevices: [],
		attachedPolicies: [],
		visibleFrom: 0,
		updates: 0,
		...more,
	};
}

// Not documented: that what is left out stays as it is, and that nothing need be given. Whether a disabled user's access keys
// go on working is not said either; here they do.
function updateUser(call: Call) {
	const fields = bodyOf(call, { new_user_name: userName, new_description: description, enabled: flag });
	const user = findUser(call);
	const { new_user_name: name = user.user_name, new_description: about = user.description, enabled = user.enabled } = fields;
	if ((named(call.state, name) ?? user) !== user) throw conflict(`User ${name} already exists`);
	Object.assign(user, { user_name: name, description: about, enabled });
	user.updates++;
	return { user: shown(user, call.state) };
}

// What a user has goes with them (IAM user guide, deleting users). Version 3 refuses to delete the root user; that version 5
// does so with a conflict is not documented.
function deleteUser(call: Call): undefined {
	const user = findUser(call);
	const { iam } = call.state;
	if (user.is_root_user) throw conflict('The root user cannot be deleted');
	if (iam.deletesWithConflict && hasSomething(user, call.state)) throw conflict(`User ${user.user_name} must be emptied first`);
	iam.users = iam.users.filter((other) => other !== user);
	for (const group of iam.groups) group.members = group.members.filter((id) => id !== user.user_id);
}

function hasSomething({ user_id, loginProfile, accessKeys, mfaDevices, attachedPolicies }: IamUser, { iam }: CloudState): boolean {
	const lists = [accessKeys, mfaDevices, attachedPolicies, iam.groups.filter(({ members }) => members.includes(user_id))];
	return loginProfile !== null || lists.some(({ length }) => length > 0);
}
