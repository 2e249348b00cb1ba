import { actOnMany } from '../../../shared/form/verbs';
import { NO_USER } from '../../codes';
import { user } from '../../user';
import { isGone } from '../../userData';

/** Deletes desktop users (Workspace API, BatchDeleteUser): up to 100 in one request. */
export const deleteUser = actOnMany({
	option: { name: 'Delete', value: 'delete', action: 'Delete a user', description: 'Delete a desktop user permanently, which cannot be undone' },
	of: user,
	service: 'workspace',
	api: 'BatchDeleteUser',
	method: 'POST',
	path: '/v2/{project_id}/users/batch-delete',
	effect: 'set',
	permission: 'workspace:users:batchDelete',
	warnings: [{ say: 'A user who is deleted cannot be restored.' }],
	policies: ['Joiner and leaver'],
	already: NO_USER,
	most: 100,
	request: (ids) => ({ body: { user_ids: ids } }),
	done: () => ({ deleted: true }),
	current: { read: async (call, { userId }) => ({ deleted: await isGone(call, userId) }), wanted: () => ({ deleted: true }) },
});
