import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';
import type { Call } from '../shared/request';

/** The user groups (Workspace API, ListUserGroups). A group without an ID or a name is an error. */
export const groups: List = {
	service: 'workspace',
	api: 'ListUserGroups',
	path: '/v2/{project_id}/groups',
	permission: 'workspace:userGroups:list',
	entries: 'user_groups',
	total: ['total_count'],
	longest: 100,
	read: (group) => ({ ...group, id: textIn(group, 'id'), name: textIn(group, 'name') }),
};

/** One user group: from the list, by ID, or by name. */
export const group = locator({
	field: {
		displayName: 'User Group',
		name: 'groupId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The user group to work on',
		modes: [
			fromList('a user group', 'searchGroups'),
			byId('a user group', 55, 'ad3c53a97f304edc96f1f2ea36130ea2'),
			byName('a user group name', 64, 'Finance', 'The group name, in upper and lower case as in Workspace'),
		],
	},
	apis: [apiOf(groups)],
	search: async (call, filter, from) =>
		await pick(
			call,
			groups,
			({ id, name, domain, description }) => ({ value: String(id), name, details: [domain, description] }),
			{ query: { keyword: filter || undefined }, from },
		),
	byName: {
		most: 1000,
		// There are few groups, and the API has no filter by exact names, so all are read.
		find: async (call, names) => foundAmong(await collect(call, groups), names, { kind: 'user group', apart: ({ domain, description }) => [domain, description] }),
	},
});

/** The members of a user group (Workspace API, ListUsersOfGroup). */
export const members: List = {
	service: 'workspace',
	api: 'ListUsersOfGroup',
	path: '/v2/{project_id}/groups/{group_id}/users',
	permission: 'workspace:userGroups:getUsers',
	entries: 'users',
	total: ['total_count'],
	longest: 2000,
	read: (member) => ({ ...member, id: textIn(member, 'id') }),
};

/** Whether a user is a member of a group. The API cannot look for an ID, so all members are read. */
export async function isMember(call: Call, groupId: string, userId: string): Promise<boolean> {
	return (await collect(call, members, { params: { group_id: groupId } })).some(({ id }) => id === userId);
}

/** A user group as the list has it, since no API reads a single one; nothing if there is no such group. */
export async function readGroup(call: Call, groupId: string): Promise<IDataObject | undefined> {
	return (await collect(call, groups)).find(({ id }) => id === groupId);
}
