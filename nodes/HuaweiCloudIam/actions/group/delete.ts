import { actOnOne } from '../../../shared/form/verbs';
import { findGroup, group } from '../../group';

/** Deletes a user group (IAM API 5.0, DeleteGroupV5). */
export const deleteGroup = actOnOne({
	option: { name: 'Delete', value: 'delete', action: 'Delete a user group', description: 'Delete a group of IAM users permanently, which cannot be undone' },
	of: group,
	service: 'iam',
	api: 'DeleteGroupV5',
	method: 'DELETE',
	path: '/v5/groups/{group_id}',
	effect: 'set',
	permission: 'iam:groups:deleteGroupV5',
	warnings: [{ say: 'A user group that is deleted cannot be restored, and its members lose the permissions they have through it.' }],
	mayBeSo: [404],
	done: () => ({ deleted: true }),
	current: { read: async (call, { groupId }) => ({ deleted: (await findGroup(call, groupId)) === undefined }), wanted: () => ({ deleted: true }) },
});
