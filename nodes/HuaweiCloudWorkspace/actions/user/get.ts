import { objectIn } from '../../../shared/answers/fields';
import { getOne } from '../../../shared/form/verbs';
import { uniform, user } from '../../user';

/** Reads one desktop user (Workspace API, ListUserDetail), with the field names of Get Many. */
export const get = getOne({
	option: { name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve the data of one desktop user' },
	of: user,
	service: 'workspace',
	api: 'ListUserDetail',
	path: '/v2/{project_id}/users/{user_id}',
	permission: 'workspace:users:get',
	policies: ['Joiner and leaver', 'Help desk'],
	read: (body) => uniform(objectIn(body, 'user_detail')),
});
