import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';
import type { Call } from '../shared/request';

/** The user groups of the account, or those of one user (IAM API 5.0, ListGroupsV5). A group without an ID or a name is an error. */
export const groups: List = {
	service: 'iam',
	api: 'ListGroupsV5',
	path: '/v5/groups',
	permission: 'not documented',
	entries: 'groups',
	longest: 200,
	read: (group) => ({ ...group, group_id: textIn(group, 'group_id'), group_name: textIn(group, 'group_name') }),
};

/** One user group: from the list, by ID, or by name. */
export const group = locator({
	nameField: 'group_name',
	field: {
		displayName: 'User Group',
		name: 'groupId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The user group to work on',
		modes: [
			fromList('a user group', 'searchGroups'),
			byId('a user group', 64, '07609e7eb200250a3f7dc003cb7a4e2d'),
			byName('a user group name', 128, 'developers', 'The group name, in upper and lower case as in IAM'),
		],
	},
	apis: [apiOf(groups)],
	/** The API has no filter for names. */
	search: async (call, filter, from) =>
		await pick(call, groups, ({ group_id, group_name, description }) => ({ value: String(group_id), name: group_name, details: [description] }), { from, filter }),
	byName: {
		most: 1000,
		find: async (call, names) => foundAmong(await collect(call, groups), names, { kind: 'IAM user group', id: 'group_id', name: 'group_name', apart: ({ description }) => [description] }),
	},
});

/** A user group as the list has it; nothing if there is no such group. */
export const findGroup = async (call: Call, id: string): Promise<IDataObject | undefined> => (await collect(call, groups)).find(({ group_id }) => group_id === id);

/** Whether a user is in a group. A user is in at most ten. */
export const isMember = async (call: Call, groupId: string, userId: string): Promise<boolean> =>
	(await collect(call, groups, { query: { user_id: userId } })).some(({ group_id }) => group_id === groupId);
