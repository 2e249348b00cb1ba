import { textIn } from '../shared/answers/fields';
import { apiOf, collect, type List, pick } from '../shared/form/list';
import { locator } from '../shared/form/property';

/** The cloud storages (Workspace Application Streaming API, ListCloudStorage). A project has few. */
const storages: List = {
	service: 'workspaceapp',
	api: 'ListCloudStorage',
	path: '/v1/{project_id}/cloud-storages',
	permission: 'workspace:cloudStorage:list',
	entries: 'items',
	total: ['count'],
	longest: 100,
	read: ({ id, name }) => ({ id: textIn({ id }, 'id'), name }),
};

/** The personal folders in one cloud storage (Workspace Application Streaming API, ListCloudStorageAssignment), which lie in a file system. */
const folders: List = {
	...storages,
	api: 'ListCloudStorageAssignment',
	path: '/v1/{project_id}/cloud-storages/actions/list-folders',
	permission: ['workspace:cloudStorage:listFolder', 'sfs3:fileSystem:getFileSystem', 'sfs3:fileSystem:listFiles'],
	read: (folder) => ({ ...folder, id: textIn(folder, 'cloud_storage_assignment_id') }),
};

const gigabytes = (bytes: unknown) => `${(Number(bytes) / 1024 ** 3).toFixed(1)} GB`;

/** The personal folder of one user in a cloud storage, where the user's profile is kept. */
export const assignment = locator({
	field: {
		displayName: 'Personal Folder',
		name: 'cloudStorageAssignmentId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: "The cloud storage assignment that holds the user's profile",
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a personal folder...',
				typeOptions: { searchListMethod: 'searchCloudStorageAssignments', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 5f7e1c0a9b3d4e2f8a6c7b1d0e9f2a3b',
				hint: 'The cloud storage assignment ID',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^[A-Za-z0-9_-]{1,128}$', errorMessage: 'A cloud storage assignment ID consists of letters, digits, "-" and "_"' },
					},
				],
			},
		],
	},
	apis: [apiOf(storages), apiOf(folders)],
	/** Goes through the storages, and finds folders by a part of the user's name. The page token is `storage:offset`. */
	async search(call, filter, from) {
		const all = await collect(call, storages);
		const [first = 0, start = 0] = from.split(':').map(Number);
		for (let number = first, offset = start; number < all.length; number++, offset = 0) {
			const storage = all[number];
			const { results, next } = await pick(
				call,
				folders,
				(folder) => ({
					name: `${folder.attach_name} · ${storage?.name} · ${gigabytes(folder.used_quota)} of ${gigabytes(folder.quota)}`,
					value: String(folder.id),
				}),
				{ query: { storage_id: String(storage?.id), claim_mode: 'USER', attach: filter || undefined }, from: String(offset) },
			);
			if (results.length > 0) return { results, next: next !== undefined ? `${number}:${next}` : number + 1 < all.length ? `${number + 1}:0` : undefined };
		}
		return { results: [] };
	},
});
