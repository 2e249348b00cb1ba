import { getMany } from '../../../shared/form/verbs';
import { groups } from '../../group';
import { ofWhom, whose } from '../../whose';

/** Lists user groups, all of them or those that a user is in (IAM API 5.0, ListGroupsV5), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many user groups', description: 'Retrieve a list of IAM user groups' },
	properties: whose('User Groups', 'all'),
	list: groups,
	policies: ['IAM access review', 'IAM joiner and leaver'],
	asked: ofWhom,
});
