import { getMany } from '../../../shared/form/verbs';
import { accounts } from '../../account';
import { instance } from '../../instance';

/** Lists the accounts of an instance (DDM API v1, ListUsers), page by page. Times are in milliseconds. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many database accounts', description: 'Retrieve a list of the database accounts of a DDM instance' },
	properties: [instance] as const,
	list: accounts,
	policies: ['Joiner and leaver', 'Rotation'],
	asked: ({ instanceId }) => ({ params: { instance_id: instanceId } }),
});
