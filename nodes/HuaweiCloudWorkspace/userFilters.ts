import { filtersOf } from '../shared/form/collection';
import { activeType } from './userFields';

/** Which users a list is to have (Workspace API, ListUsers). */
export const filters = filtersOf('users', [
	activeType,
	{ displayName: 'Description', name: 'description', type: 'string', default: '', description: 'A part of the description' },
	{ displayName: 'Disabled', name: 'disabled', type: 'boolean', default: true, description: 'Whether to return disabled users or those who are not' },
	{ displayName: 'Domain', name: 'domain', type: 'string', default: '', description: 'The domain of the users' },
	{ displayName: 'Enterprise Project ID', name: 'enterpriseProjectId', type: 'string', default: '', description: 'The enterprise project of the users' },
	{ displayName: 'Group Name', name: 'groupName', type: 'string', default: '', description: 'The exact name of a user group' },
	{
		displayName: 'Platform Type',
		name: 'platformType',
		type: 'options',
		default: 'LOCAL',
		description: 'Where the accounts are kept',
		options: [
			{ name: 'AD', value: 'AD' },
			{ name: 'Local', value: 'LOCAL' },
			{ name: 'UOS', value: 'UOS' },
		],
	},
	{
		displayName: 'Shared Space Desktops',
		name: 'shareSpaceDesktops',
		type: 'boolean',
		default: true,
		description: 'Whether to return users who have desktops in the collaboration space',
	},
	{
		displayName: 'Shared Space Subscription',
		name: 'shareSpaceSubscription',
		type: 'boolean',
		default: true,
		description: 'Whether to return users who have subscribed to the collaboration space',
	},
	{ displayName: 'User Name', name: 'userName', type: 'string', default: '', description: 'A user name or a part of it' },
	{
		displayName: 'User Names',
		name: 'userNames',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add User Name' },
		default: [],
		description: 'Several exact user names',
	},
]);

/** Which members of a group a list is to have (Workspace API, ListUsersOfGroup). */
export const memberFilters = filtersOf('members', [
	activeType,
	{ displayName: 'Description', name: 'description', type: 'string', maxLength: 255, default: '', description: 'A part of the description' },
	{ displayName: 'User Name', name: 'userName', type: 'string', maxLength: 255, default: '', description: 'A user name or a part of it' },
]);
