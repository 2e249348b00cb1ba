import { getMany } from '../../../shared/form/verbs';
import { databases } from '../../database';
import { instance } from '../../instance';

/** Lists the logical databases of an instance (DDM API v1, ListDatabases), page by page. Times are in milliseconds. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many databases', description: 'Retrieve a list of the databases (schemas) of a DDM instance' },
	properties: [instance] as const,
	list: databases,
	policies: ['Joiner and leaver'],
	asked: ({ instanceId }) => ({ params: { instance_id: instanceId } }),
});
