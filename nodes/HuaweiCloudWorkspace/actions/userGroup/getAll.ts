import { filtersOf } from '../../../shared/form/collection';
import { wireNames } from '../../../shared/form/names';
import { outputOf } from '../../../shared/form/output';
import { getMany } from '../../../shared/form/verbs';
import { groups } from '../../group';

const filters = filtersOf('groups', [{ displayName: 'Keyword', name: 'keyword', type: 'string', maxLength: 255, default: '', description: 'A part of the name' }]);

/** Lists user groups (Workspace API, ListUserGroups), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many user groups', description: 'Retrieve a list of user groups' },
	properties: [filters] as const,
	list: groups,
	policies: ['Joiner and leaver'],
	output: outputOf(
		['id', 'name', 'description', 'domain', 'platform_type', 'user_quantity', 'create_time'],
		['group_dn', 'parent', 'realm_id', 'sid', 'total_desktops'],
	),
	asked: ({ filters: chosen }) => ({ query: wireNames(chosen) }),
});
