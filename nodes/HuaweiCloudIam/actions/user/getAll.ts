import { filtersOf } from '../../../shared/form/collection';
import { property, shownWhen } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { group } from '../../group';
import { users } from '../../user';

const usersIn = property({
	displayName: 'Users In',
	name: 'usersIn',
	type: 'options',
	default: 'account',
	description: 'Whose users to return',
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'User Group', value: 'group' },
	],
});

const filters = filtersOf('users', [{ displayName: 'Enabled', name: 'enabled', type: 'boolean', default: true, description: 'Whether to return users who are enabled, or those who are not' }]);

/** Lists IAM users, those of the account or of a group (IAM API 5.0, ListUsersV5), page by page. The API has no filter for the state. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many users', description: 'Retrieve a list of IAM users' },
	properties: [usersIn, shownWhen({ usersIn: ['group'] }, group), filters] as const,
	list: users,
	policies: ['IAM joiner and leaver', 'IAM access review'],
	asked: ({ usersIn: where, groupId }) => ({ query: { group_id: where === 'group' ? groupId : undefined } }),
	fits: ({ filters: { enabled } }) => (enabled === undefined ? undefined : (user) => user.enabled === enabled),
});
