import { randomBytes } from 'node:crypto';

import type { Call, Route } from '../service';
import type { CloudState, IamGroup } from '../state';
import { bodyOf, description, groupName } from './body';
import { findGroup, findUser } from './find';
import { pageOf } from './paging';
import { conflict } from './refusals';

/** IAM API 5.0, user groups: how one comes, is shown, changes and goes. */
export const GROUPS: Route[] = [
	{ name: 'ListGroupsV5', method: 'GET', path: '/v5/groups', handle: listGroups },
	{
		name: 'ShowGroupV5',
		method: 'GET',
		path: '/v5/groups/{group_id}',
		handle: (call) => ({ group: shown(findGroup(call), call.state) }),
	},
	{ name: 'CreateGroupV5', method: 'POST', path: '/v5/groups', status: 201, handle: createGroup },
	{ name: 'UpdateGroupV5', method: 'PUT', path: '/v5/groups/{group_id}', handle: updateGroup },
	{ name: 'DeleteGroupV5', method: 'DELETE', path: '/v5/groups/{group_id}', action: 'iam:groups:deleteGroupV5', status: 204, handle: deleteGroup },
];

function shown({ group_id, group_name, description, created_at }: IamGroup, { iam }: CloudState) {
	const urn = `iam::${iam.account.id}:group:${group_name}`;
	return { group_id, group_name, urn, created_at, ...(description && { description }) };
}

// The groups of all, or of one user.
function listGroups(call: Call) {
	const user = call.query.user_id && findUser(call, call.query.user_id[0]);
	const found = call.state.iam.groups.filter(({ members }) => !user || members.includes(user.user_id));
	const { entries, page_info } = pageOf(call, found, ({ group_id }) => group_id);
	return { groups: entries.map((group) => shown(group, call.state)), page_info };
}

function createGroup(call: Call) {
	const { group_name: name, description: about = '' } = bodyOf(call, { group_name: groupName, description }, 'group_name');
	const { groups, quotas } = call.state.iam;
	checkName(call.state, name);
	if (groups.length >= quotas.groups) throw conflict('The quota of groups is used up');
	const group: IamGroup = {
		group_id: randomBytes(16).toString('hex'),
		group_name: name,
		description: about,
		created_at: new Date(call.now).toISOString(),
		members: [],
		attachedPolicies: [],
	};
	groups.push(group);
	return { group: shown(group, call.state) };
}

// Not documented: that what is left out stays as it is.
function updateGroup(call: Call) {
	const fields = bodyOf(call, { new_group_name: groupName, new_group_description: description });
	const group = findGroup(call);
	const { new_group_name: name = group.group_name, new_group_description: about = group.description } = fields;
	checkName(call.state, name, group);
	Object.assign(group, { group_name: name, description: about });
	return { group: shown(group, call.state) };
}

function checkName({ iam }: CloudState, name: string, self?: IamGroup): void {
	if (iam.groups.some((group) => group !== self && group.group_name === name)) throw conflict(`Group ${name} already exists`);
}

// The members stay users. That a group with members is a conflict is not documented; see the state.
function deleteGroup(call: Call): undefined {
	const gone = findGroup(call);
	const { iam } = call.state;
	if (iam.deletesWithConflict && gone.members.length > 0) throw conflict(`Group ${gone.group_name} has members`);
	iam.groups = iam.groups.filter((group) => group !== gone);
}
