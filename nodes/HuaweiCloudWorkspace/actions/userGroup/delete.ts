import { actOnOne } from '../../../shared/form/verbs';
import { NO_GROUP } from '../../codes';
import { group, readGroup } from '../../group';

/** Deletes a user group (Workspace API, DeleteUserGroup). */
export const deleteGroup = actOnOne({
	option: { name: 'Delete', value: 'delete', action: 'Delete a user group', description: 'Delete a user group permanently, which cannot be undone' },
	of: group,
	service: 'workspace',
	api: 'DeleteUserGroup',
	method: 'DELETE',
	path: '/v2/{project_id}/groups/{group_id}',
	effect: 'set',
	warnings: [{ say: 'A user group that is deleted cannot be restored.' }],
	permission: 'workspace:userGroups:delete',
	already: NO_GROUP,
	done: () => ({ deleted: true }),
	current: { read: async (call, { groupId }) => ({ deleted: (await readGroup(call, groupId)) === undefined }), wanted: () => ({ deleted: true }) },
});
