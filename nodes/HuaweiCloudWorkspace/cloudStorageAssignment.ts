import { textIn } from '../shared/answers/fields';
import { collect, type List } from '../shared/form/list';
import { inTurn, pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The cloud storages (Workspace Application Streaming API, ListCloudStorage). A project has few. */
const storages: List = {
	service: 'workspaceapp',
	path: '/v1/{project_id}/cloud-storages',
	entries: 'items',
	total: ['count'],
	longest: 100,
	read: ({ id, name }) => ({ id: textIn({ id }, 'id'), name }),
};

/** The personal folders in one cloud storage (Workspace Application Streaming API, ListCloudStorageAssignment). */
const folders: List = { ...storages, path: '/v1/{project_id}/cloud-storages/actions/list-folders', read: (folder) => ({ ...folder, id: textIn(folder, 'cloud_storage_assignment_id') }) };

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
});
