import { objectIn, textIn } from '../../../shared/answers/fields';
import { getOne } from '../../../shared/form/verbs';
import { instance, instanceOutput } from '../../instance';

/** Reads one DDM instance (DDM API v1, ShowInstance), with its nodes and the name of its administrator. */
export const get = getOne({
	option: { name: 'Get', value: 'get', action: 'Get an instance', description: 'Retrieve the data of one DDM instance, such as its state and its administrator' },
	of: instance,
	service: 'ddm',
	api: 'ShowInstance',
	path: '/v1/{project_id}/instances/{instance_id}',
	permission: 'ddm:instance:get',
	policies: ['Rotation'],
	output: instanceOutput,
	read: (body) => ({ ...objectIn(body), id: textIn(body, 'id') }),
});
