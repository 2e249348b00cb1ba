import { randomBytes, randomInt } from 'node:crypto';

import { oneOf, text } from '../guards';
import type { Call, Route } from '../service';
import { bodyOf } from './body';
import { findGroup } from './groups';
import { empty, invalid } from './refusals';

/** Workspace API, user groups: how one comes, changes and goes. */
export const GROUP_CHANGES: Route[] = [
	{
		name: 'CreateUserGroup',
		method: 'POST',
		path: '/v2/{project_id}/groups',
		action: 'workspace:userGroups:create',
		status: 201,
		handle: createGroup,
	},
	{
		name: 'UpdateUserGroup',
		method: 'PUT',
		path: '/v2/{project_id}/groups/{group_id}',
		action: 'workspace:userGroups:update',
		handle: updateGroup,
	},
	{
		name: 'DeleteUserGroup',
		method: 'DELETE',
		path: '/v2/{project_id}/groups/{group_id}',
		action: 'workspace:userGroups:delete',
		status: 204,
		handle: deleteGroup,
	},
];

// Workspace API, CreateUserGroup: a 201 without a body. Not documented: whether a name may be taken, so any is given.
function createGroup(call: Call): undefined {
	const checks = { group_name: text(1, 64), platform_type: oneOf('AD', 'LOCAL'), description: text(0, 255) };
	const { group_name: name, platform_type: type, description = '' } = bodyOf(call, checks, 'group_name', 'platform_type');
	const { state, now } = call;
	state.groups.push({
		id: randomBytes(16).toString('hex'),
		name,
		description,
		domain: state.domains.find(({ platform_type }) => platform_type === type)?.name ?? '',
		group_dn: type === 'AD' ? `CN=${name},CN=Users` : '',
		sid: `S-1-5-21-1004336348-1177238915-682003330-${randomInt(10_000, 1_000_000)}`,
		realm_id: randomBytes(16).toString('hex'),
		platform_type: type,
		create_time: new Date(now).toISOString(),
		members: [],
		actions: 0,
	});
}

// Workspace API, UpdateUserGroup: AD groups cannot be renamed, it says, but not with which code that is refused; nor is it
// said what is answered to an object without fields, which is no change.
function updateGroup(call: Call): undefined {
	const fields = bodyOf(call, { group_name: text(1, 64), description: text(1, 255) });
	if (Object.keys(fields).length === 0) throw empty();
	const group = findGroup(call);
	const { group_name: name = group.name, description = group.description } = fields;
	if (group.platform_type === 'AD' && name !== group.name) throw invalid('group_name');
	Object.assign(group, { name, description });
	call.state.changes.push({ api: 'UpdateUserGroup', id: group.id });
}

// Workspace API, DeleteUserGroup: that the members stay users is not said in so many words.
function deleteGroup(call: Call): undefined {
	const gone = findGroup(call);
	call.state.groups = call.state.groups.filter((group) => group !== gone);
}
