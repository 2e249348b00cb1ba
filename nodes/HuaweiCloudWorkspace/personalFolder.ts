import { additionalFieldsOf, filtersOf } from '../shared/form/collection';
import type { IDataObject } from 'n8n-workflow';

import { collect } from '../shared/form/list';
import { outputOf } from '../shared/form/output';
import { property } from '../shared/form/property';
import type { Call } from '../shared/request';
import { folders } from './cloudStorageAssignment';
import { users } from './user';

/** What people read of a personal folder, and what else ListCloudStorageAssignment says. Sizes are in bytes. */
export const folderOutput = outputOf(
	['id', 'attach_name', 'storage_id', 'storage_name', 'used_quota', 'quota', 'create_time'],
	['action_get', 'action_put', 'cloud_storage_assignment_id', 'roam_action_get', 'roam_action_put'],
);

/** The folders in a storage of the users with exactly these names. The API takes up to ten names at a time. */
export async function foldersOf(call: Call, storageId: string, names: readonly string[]): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	for (let start = 0; start < names.length; start += 10) {
		const query = { storage_id: storageId, claim_mode: 'USER', attach_names: names.slice(start, start + 10) };
		found.push(...(await collect(call, folders, { query })).filter(({ attach_name }) => names.includes(String(attach_name))));
	}
	return found;
}

/**
 * Whether a user has a folder in a storage, and what may be done with it. A folder tells only the name of its owner, so of
 * users who share a name nothing can be told.
 */
export async function readFolder(call: Call, storageId: string, userName: string): Promise<IDataObject> {
	const namesakes = (await collect(call, users, { query: { user_names: [userName] } })).filter(({ user_name }) => user_name === userName);
	if (namesakes.length !== 1) return {};
	const [folder] = await foldersOf(call, storageId, [userName]);
	return { ...folder, folder: folder !== undefined };
}

/** What may be done with a folder, and how big it is. */
export const folderFields = additionalFieldsOf('What the user may do with the folder. What is not added is not allowed.', [
	{ displayName: 'Download to Cloud Desktop', name: 'roamActionGet', type: 'boolean', default: true, description: 'Whether files may be copied from the folder to the cloud desktop or cloud application' },
	{ displayName: 'Download to Local Device', name: 'actionGet', type: 'boolean', default: true, description: "Whether files may be copied from the folder to the user's own device" },
	{
		displayName: 'Quota',
		name: 'fileSystemQuota',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: Number.MAX_SAFE_INTEGER },
		default: 10_737_418_240,
		hint: 'Huawei Cloud does not document the unit. Get Many returns bytes.',
		description: 'How much the folder may hold. A folder that exists keeps its quota.',
	},
	{ displayName: 'Upload From Cloud Desktop', name: 'roamActionPut', type: 'boolean', default: true, description: 'Whether files may be copied from the cloud desktop or cloud application to the folder' },
	{ displayName: 'Upload From Local Device', name: 'actionPut', type: 'boolean', default: true, description: "Whether files may be copied from the user's own device to the folder" },
]);

/** Where to look for folders. */
export const foldersIn = property({
	displayName: 'Folders In',
	name: 'foldersIn',
	type: 'options',
	default: 'all',
	description: 'Where to look for personal folders',
	options: [
		{ name: 'All Cloud Storages', value: 'all' },
		{ name: 'One Cloud Storage', value: 'one' },
	],
});

/** Whose folders a list is to have. */
export const filters = filtersOf('personal folders', [
	{
		displayName: 'User Names',
		name: 'userNames',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add User Name' },
		default: [],
		description: 'Exact names of the users whose folders they are',
	},
]);
