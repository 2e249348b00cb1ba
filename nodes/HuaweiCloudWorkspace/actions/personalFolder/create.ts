import { listIn } from '../../../shared/answers/fields';
import { PartFailure } from '../../../shared/failure';
import { wireNames } from '../../../shared/form/names';
import { operation } from '../../../shared/form/operation';
import { accountName, named } from '../../accountName';
import { cloudStorage } from '../../cloudStorage';
import { NOT_THERE } from '../../codes';
import { folderFields, readFolder } from '../../personalFolder';
import { user } from '../../user';
import { showUser } from '../../userData';

/**
 * Creates personal folders in a cloud storage (Workspace Application Streaming API, CreateUserFolderAssignment): up to 200 in
 * one request. A folder that exists only gets the permissions.
 */
export const create = named(
	operation({
		option: { name: 'Create', value: 'create', action: 'Create a personal folder', description: 'Give a user a folder in a cloud storage, or set the permissions of one that exists' },
		properties: [cloudStorage, user, folderFields, accountName],
		service: 'workspaceapp',
		api: 'CreateUserFolderAssignment',
		method: 'POST',
		path: '/v1/{project_id}/cloud-storages/{storage_id}/actions/create-folder',
		effect: 'set',
		permission: [
			'workspace:cloudStorage:createFolder',
			'sfs3:fileSystem:createFileSystem',
			'sfs3:fileSystem:putACL',
			'sfs3:fileSystem:putCORS',
			'sfs3:fileSystem:putQuota',
			'sfs3:file:put',
		],
		policies: ['Joiner and leaver'],
		fold: { most: 200, by: ({ cloudStorageId, additionalFields }) => JSON.stringify([cloudStorageId, additionalFields]), aboutAll: NOT_THERE },
		request: ({ cloudStorageId, additionalFields }, all) => {
			const names = new Map(all.map(({ userId, accountName: name }) => [userId, name]));
			return { params: { storage_id: cloudStorageId }, body: { items: [...names].map(([id, name]) => ({ attach_id: id, attach_name: name, ...wireNames(additionalFields) })) } };
		},
		result: (body, params) => {
			const folder = listIn(body, 'items').find(({ attach_id }) => attach_id === params.userId);
			if (!folder) throw new Error('it says nothing about one of the users');
			// In the document's example the message is a code.
			if (folder.is_success !== true) return new PartFailure(String(folder.error_message), 'The personal folder was not created');
			return { ...made(params), cloud_storage_assignment_id: folder.id, folder_name: folder.folder_name };
		},
		done: made,
		current: {
			read: async (call, { cloudStorageId, accountName: name }) => await readFolder(call, cloudStorageId, name),
			wanted: ({ additionalFields: { actionGet = false, actionPut = false, roamActionGet = false, roamActionPut = false } }) => ({
				folder: true,
				...wireNames({ actionGet, actionPut, roamActionGet, roamActionPut }),
			}),
		},
	}),
	[showUser],
);

function made({ userId, accountName: name, cloudStorageId }: { userId: string; accountName: string; cloudStorageId: string }) {
	return { id: userId, user_name: name, storage_id: cloudStorageId, created: true };
}
