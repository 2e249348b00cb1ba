import { wireNames } from '../../../shared/form/names';
import { property } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { users } from '../../user';
import { userOutput } from '../../userData';

const filters = property({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Which users to return. All filters have to fit.',
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
	],
});

/** Lists desktop users (Workspace API, ListUsers), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many users', description: 'Retrieve a list of desktop users' },
	properties: [filters] as const,
	list: users,
	policies: ['Joiner and leaver', 'Help desk'],
	output: userOutput,
	asked: ({ filters: chosen }) => ({ query: wireNames(chosen) }),
});
