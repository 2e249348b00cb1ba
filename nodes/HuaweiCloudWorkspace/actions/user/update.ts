import { textIn } from '../../../shared/answers/fields';
import { areLeftOut, emptyValues } from '../../../shared/form/emptyValues';
import { actOnOne } from '../../../shared/form/verbs';
import { user } from '../../user';
import { readUser } from '../../userData';
import { updateBody, updateFields } from '../../userFields';

/** Changes a desktop user (Workspace API, UpdateUserInfo). Only what was added is sent, `false` and empty texts too. */
export const update = actOnOne({
	option: { name: 'Update', value: 'update', action: 'Update a user', description: 'Change contact data, expiry and account flags of a desktop user' },
	of: user,
	properties: [updateFields] as const,
	service: 'workspace',
	api: 'UpdateUserInfo',
	method: 'PUT',
	path: '/v2/{project_id}/users/{user_id}',
	options: [emptyValues],
	isUnchanged: ({ updateFields: fields, ...options }) => areLeftOut(options) && Object.keys(fields).length === 0,
	body: updateBody,
	effect: 'set',
	permission: 'workspace:users:update',
	policies: ['Joiner and leaver', 'Help desk'],
	current: { read: async (call, { userId }) => await readUser(call, userId), wanted: updateBody },
	result: (body) => ({ id: textIn(body, 'id') }),
});
