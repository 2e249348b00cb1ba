import { getMany } from '../../../shared/form/verbs';
import { instanceOutput, instances } from '../../instance';

/** Lists the DDM instances (DDM API v1, ListInstances), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many instances', description: 'Retrieve a list of DDM instances' },
	properties: [],
	list: instances,
	policies: ['Joiner and leaver', 'Rotation'],
	output: instanceOutput,
	asked: () => ({}),
});
