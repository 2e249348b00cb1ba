import { textIn } from '../shared/answers/fields';
import { UnknownName } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, fromList, typed } from '../shared/form/modes';
import { inTurn, pick } from '../shared/form/pick';
import { type Found, locator, property } from '../shared/form/property';
import { storages } from './cloudStorage';

/** The personal folders in one cloud storage (Workspace Application Streaming API, ListCloudStorageAssignment), which lie in a file system. */
export const folders: List = {
	...storages,
	api: 'ListCloudStorageAssignment',
	path: '/v1/{project_id}/cloud-storages/actions/list-folders',
	permission: ['workspace:cloudStorage:listFolder', 'sfs3:fileSystem:getFileSystem', 'sfs3:fileSystem:listFiles'],
	read: (folder) => ({ ...folder, id: textIn(folder, 'cloud_storage_assignment_id') }),
};

const gigabytes = (bytes: unknown) => `${(Number(bytes) / 1024 ** 3).toFixed(1)} GB`;

/** The personal folder of one user in a cloud storage, where the user's profile is kept. */
export const assignment = locator({
	nameField: 'user_name',
	field: {
		displayName: 'Personal Folder',
		name: 'cloudStorageAssignmentId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: "The cloud storage assignment that holds the user's profile",
		modes: [
			fromList('a personal folder', 'searchCloudStorageAssignments'),
			byId('a cloud storage assignment', 128, '5f7e1c0a9b3d4e2f8a6c7b1d0e9f2a3b', 'The cloud storage assignment ID'),
			typed({
				displayName: 'By User Name',
				name: 'name',
				placeholder: 'e.g. a.novak',
				hint: 'The name of the user whose folder it is, in upper and lower case as in Workspace',
				pattern: '^[\\S ]{1,128}$',
				fault: 'A user name has 1 to 128 characters',
			}),
		],
	},
	apis: [apiOf(storages), apiOf(folders)],
	/** Goes through the storages, and finds folders by a part of the user's name. */
	async search(call, filter, from) {
		const all = await collect(call, storages);
		return await inTurn(all.length, from, async (number, offset) => {
			const storage = all[number];
			return await pick(
				call,
				folders,
				({ id, attach_name, used_quota, quota }) => ({ value: String(id), name: attach_name, details: [storage?.name, `${gigabytes(used_quota)} of ${gigabytes(quota)}`] }),
				{ query: { storage_id: String(storage?.id), claim_mode: 'USER', attach: filter || undefined }, from: offset },
			);
		});
	},
	byName: {
		most: 10,
		/** Looks for the folders of these users in every storage, since each storage is listed by itself. */
		async find(call, names) {
			const found: Array<{ owner: unknown; id: string; storage: unknown }> = [];
			for (const storage of await collect(call, storages)) {
				const query = { storage_id: String(storage.id), claim_mode: 'USER', attach_names: names };
				for (const { id, attach_name } of await collect(call, folders, { query })) found.push({ owner: attach_name, id: String(id), storage: storage.name });
			}
			return names.map((name): Found => {
				const [first, ...others] = found.filter(({ owner }) => owner === name);
				if (!first) return new UnknownName(`"${name}" has no personal folder in any cloud storage. Upper and lower case matter`);
				if (others.length === 0) return first.id;
				const all = [first, ...others].map(({ id, storage }) => `${id} in ${storage}`).join(', ');
				return new Error(`"${name}" has ${others.length + 1} personal folders: ${all}. Choose one by its ID`);
			});
		},
	},
});

/** What a profile is set back to. */
export const originalName = property({
	displayName: 'Original Profile Name',
	name: 'originalName',
	type: 'string',
	default: '',
	placeholder: 'e.g. profile_20260501',
	description: 'The profile folder to back up and restore. If empty, the profile is reset to its initial state.',
});
