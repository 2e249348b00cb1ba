import { property, shownWhen } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { groups } from '../../group';
import { user } from '../../user';

const groupsOf = property({
	displayName: 'User Groups Of',
	name: 'groupsOf',
	type: 'options',
	default: 'account',
	description: 'Whether to return all user groups, or those that a user is in',
	options: [
		{ name: 'Account', value: 'account', description: 'All user groups there are' },
		{ name: 'User', value: 'user' },
	],
});

/** Lists user groups, all of them or those of one user (IAM API 5.0, ListGroupsV5), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many user groups', description: 'Retrieve a list of IAM user groups' },
	properties: [groupsOf, shownWhen({ groupsOf: ['user'] }, user)] as const,
	list: groups,
	policies: ['IAM access review', 'IAM joiner and leaver'],
	asked: ({ groupsOf: whose, userId }) => ({ query: { user_id: whose === 'user' ? userId : undefined } }),
});
