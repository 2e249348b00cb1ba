import { getMany } from '../../../shared/form/verbs';
import { groups } from '../../group';

/** Lists user groups (IAM API 5.0, ListGroupsV5), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many user groups', description: 'Retrieve a list of IAM user groups' },
	properties: [] as const,
	list: groups,
	asked: () => ({}),
});
