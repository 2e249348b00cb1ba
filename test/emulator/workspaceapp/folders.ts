import { randomUUID } from 'node:crypto';

import type { Call, Route } from '../service';
import type { CloudStorage, PersonalFolder } from '../state';
import { checked, checkedBody, flag, list, object, optional, text, whole, type Checked } from './fields';
import { invalid, missing } from './refusals';

/** The APIs that give personal folders and take them away. Both depend on actions of SFS as well, which is not emulated. */
export const FOLDER_ROUTES: Route[] = [
	{
		name: 'CreateUserFolderAssignment',
		method: 'POST',
		path: '/v1/{project_id}/cloud-storages/{storage_id}/actions/create-folder',
		action: 'workspace:cloudStorage:createFolder',
		handle: createFolders,
	},
	{
		name: 'DeleteCloudStorageAttachment',
		method: 'POST',
		path: '/v1/{project_id}/cloud-storages/{storage_id}/actions/delete-folder',
		action: 'workspace:cloudStorage:deleteFolder',
		handle: deleteFolders,
	},
];

// WorkspaceApp API, CreateUserFolderAssignment, request body.
const ITEM = {
	attach_id: text(1, 128),
	attach_name: text(1, 128),
	file_system_quota: optional(whole(0, 2 ** 63)),
	action_get: optional(flag),
	action_put: optional(flag),
	roam_action_get: optional(flag),
	roam_action_put: optional(flag),
};

/**
 * WorkspaceApp API, CreateUserFolderAssignment: one result for each item. What it says if no user has that ID and that name is
 * not documented; here it is a failure, with Workspace's code for a user who does not exist.
 */
function createFolders(call: Call) {
	const { items } = checkedBody(call.body, { items: list(1, 200, object) });
	const wanted = items.map((item) => checked(item, ITEM));
	const storage = storageOf(call);
	return {
		items: wanted.map((item) => {
			const result = { attach: item.attach_name, attach_id: item.attach_id, attach_type: 'USER' };
			const known = call.state.users.some(({ id, user_name }) => id === item.attach_id && user_name === item.attach_name);
			// The document's example of an error message is a code.
			if (!known) return { ...result, is_success: false, error_message: 'WKS.00170312' };
			const { cloud_storage_assignment_id: id } = assign(item, storage, call);
			return { ...result, ...placeOf(call), id, folder_name: item.attach_name, is_success: true };
		}),
	};
}

// Of a folder that exists only the policy is updated (the same document): the permissions, not the quota.
function assign(item: Checked<typeof ITEM>, storage: CloudStorage, { state, now }: Call): PersonalFolder {
	const { attach_id, attach_name, file_system_quota: quota = 0 } = item; // Which quota a folder gets without one is not documented.
	const permissions = {
		action_get: item.action_get ?? false,
		action_put: item.action_put ?? false,
		roam_action_get: item.roam_action_get ?? false,
		roam_action_put: item.roam_action_put ?? false,
	};
	const present = state.folders.find((folder) => folder.storage_id === storage.id && folder.attach_id === attach_id);
	if (present) return Object.assign(present, permissions, { assignments: present.assignments + 1 });

	const folder: PersonalFolder = {
		cloud_storage_assignment_id: randomUUID(),
		storage_id: storage.id,
		attach_id,
		attach_name,
		create_time: new Date(now).toISOString(),
		quota,
		used_quota: 0,
		...permissions,
		resets: [],
		assignments: 1,
	};
	state.folders.push(folder);
	return folder;
}

function placeOf({ params, state }: Call) {
	const project = state.projects.find(({ id }) => id === params.project_id);
	return { tenant_id: project?.id, domain_id: project?.domain_id, region_id: project?.name.split('_')[0] };
}

/**
 * WorkspaceApp API, DeleteCloudStorageAttachment: takes the IDs of users, and deletes their folders with all that is in them.
 * What happens without IDs, and to a user who has no folder in this storage, is not documented; here nothing does.
 */
function deleteFolders(call: Call): undefined {
	const { items = [] } = checkedBody(call.body, { items: optional(list(1, 200, text(1, 128))) });
	if (new Set(items).size < items.length) throw invalid('items'); // "uniqueItems".
	const storage = storageOf(call);
	call.state.folders = call.state.folders.filter(({ storage_id, attach_id }) => storage_id !== storage.id || !items.includes(attach_id));
	storage.deletions++;
	return undefined; // No body schema.
}

function storageOf({ params, state }: Call): CloudStorage {
	const storage = state.storages.find(({ id }) => id === params.storage_id);
	if (!storage) throw missing('cloud storage');
	return storage;
}
