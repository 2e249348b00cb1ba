import { textIn } from '../../../shared/answers/fields';
import { actOnMany } from '../../../shared/form/verbs';
import { cloudStorage } from '../../cloudStorage';
import { NOT_THERE } from '../../codes';
import { readFolder } from '../../personalFolder';
import { user } from '../../user';
import { readUser } from '../../userData';

/**
 * Deletes the folders of users in a cloud storage (Workspace Application Streaming API, DeleteCloudStorageAttachment): up to
 * 200 in one request. What it does with a user who has no folder there is not documented.
 */
export const deleteFolder = actOnMany({
	option: { name: 'Delete', value: 'delete', action: 'Delete a personal folder', description: 'Delete the folder of a user with all its files, which cannot be undone' },
	of: user,
	properties: [cloudStorage] as const,
	service: 'workspaceapp',
	api: 'DeleteCloudStorageAttachment',
	method: 'POST',
	path: '/v1/{project_id}/cloud-storages/{storage_id}/actions/delete-folder',
	effect: 'set',
	permission: ['workspace:cloudStorage:deleteFolder', 'sfs3:fileSystem:deleteFileSystem', 'sfs3:file:delete'],
	warnings: [{ say: 'Deleting a personal folder deletes all files in it for good.' }],
	policies: ['Joiner and leaver'],
	most: 200,
	aboutAll: NOT_THERE,
	request: (ids, { cloudStorageId }) => ({ params: { storage_id: cloudStorageId }, body: { items: ids } }),
	done: ({ cloudStorageId }) => ({ storage_id: cloudStorageId, deleted: true }),
	current: {
		read: async (call, { userId, cloudStorageId }) => await readFolder(call, cloudStorageId, textIn(await readUser(call, userId), 'user_name')),
		wanted: () => ({ folder: false }),
	},
});
