import { objectIn } from '../../../shared/answers/fields';
import { operation } from '../../../shared/form/operation';
import { uniform, userLocator } from '../../user';

/** Reads one desktop user (Workspace API, ListUserDetail), with the field names of Get Many. */
export const get = operation({
	option: { name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve the data of one desktop user' },
	properties: [userLocator],
	request: ({ userId }) => ({ service: 'workspace', method: 'GET', path: ['v2', '{project_id}', 'users', userId], effect: 'read' }),
	result: (body) => uniform(objectIn(body, 'user_detail')),
});
