import { textIn } from '../shared/answers/fields';
import type { List } from '../shared/form/list';

/** The logical databases of an instance (DDM API v1, ListDatabases), which are schemas in the console. */
export const databases: List = {
	service: 'ddm',
	api: 'ListDatabases',
	path: '/v1/{project_id}/instances/{instance_id}/databases',
	permission: 'ddm:database:list',
	entries: 'databases',
	total: ['total'],
	longest: 128,
	read: (entry) => ({ ...entry, name: textIn(entry, 'name') }),
};
