import { getMany } from '../../../shared/form/verbs';
import { users } from '../../user';

/** Lists IAM users (IAM API 5.0, ListUsersV5), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many users', description: 'Retrieve a list of IAM users' },
	properties: [] as const,
	list: users,
	asked: () => ({}),
});
