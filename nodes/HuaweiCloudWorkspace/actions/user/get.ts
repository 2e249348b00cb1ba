import { objectIn } from '../../../shared/answers/fields';
import { getOne } from '../../../shared/form/verbs';
import { user } from '../../user';
import { uniform, userOutput } from '../../userData';

/** Reads one desktop user (Workspace API, ListUserDetail), with the field names of Get Many. */
export const get = getOne({
	option: { name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve the data of one desktop user' },
	of: user,
	service: 'workspace',
	api: 'ListUserDetail',
	path: '/v2/{project_id}/users/{user_id}',
	permission: 'workspace:users:get',
	policies: ['Joiner and leaver', 'Help desk'],
	output: userOutput,
	read: (body) => uniform(objectIn(body, 'user_detail')),
});
