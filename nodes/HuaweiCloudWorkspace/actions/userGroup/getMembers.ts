import { wireNames } from '../../../shared/form/names';
import { property } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { group, members } from '../../group';

const filters = property({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Which members to return. All filters have to fit.',
	options: [
		{
			displayName: 'Activation Type',
			name: 'activeType',
			type: 'options',
			default: 'USER_ACTIVATE',
			description: 'Who sets the first password of the user',
			options: [
				{ name: 'Activated by Administrator', value: 'ADMIN_ACTIVATE' },
				{ name: 'Activated by User', value: 'USER_ACTIVATE' },
			],
		},
		{ displayName: 'Description', name: 'description', type: 'string', maxLength: 255, default: '', description: 'A part of the description' },
		{ displayName: 'User Name', name: 'userName', type: 'string', maxLength: 255, default: '', description: 'A user name or a part of it' },
	],
});

/** Lists the members of a user group (Workspace API, ListUsersOfGroup), page by page. */
export const getMembers = getMany({
	option: { name: 'Get Members', value: 'getMembers', action: 'Get the members of a user group', description: 'Retrieve the desktop users who are in a user group' },
	properties: [group, filters] as const,
	list: members,
	policies: ['Joiner and leaver'],
	asked: ({ groupId, filters: chosen }) => ({ params: { group_id: groupId }, query: wireNames(chosen) }),
});
