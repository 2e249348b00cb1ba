import { countIn, listIn, textIn } from '../shared/answers/fields';
import { collect, type Page } from '../shared/form/list';
import { property } from '../shared/form/operation';
import type { ApiRequest, Call } from '../shared/request';
import { search } from '../shared/run/search';

/** Picks the personal folder of one user in a cloud storage, where the user's profile is kept. */
export const assignmentLocator = property({
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
});

const LARGEST_PAGE = 100;

function listRequest(action: string[], query: ApiRequest['query']): ApiRequest {
	return { service: 'workspaceapp', method: 'GET', path: ['v1', '{project_id}', 'cloud-storages', ...action], query, effect: 'read' };
}

/** All cloud storages (Workspace Application Streaming API, ListCloudStorage): a project has a handful. */
async function storagesOf(call: Call) {
	const read = (body: unknown): Page => ({
		entries: listIn(body, 'items').map((storage) => ({ id: textIn(storage, 'id'), name: storage.name })),
		total: countIn(body, 'count'),
	});
	return await collect(async (offset, limit) => await call(listRequest([], { offset, limit }), read), Infinity, LARGEST_PAGE);
}

const gigabytes = (bytes: unknown) => `${(Number(bytes) / 1024 ** 3).toFixed(1)} GB`;

/**
 * The personal folders of the From List picker (ListCloudStorageAssignment), storage by storage, found by a part of the
 * user's name. A page token is the number of the storage and the offset in it.
 */
export const searchCloudStorageAssignments = search(async (call, filter, from) => {
	const storages = await storagesOf(call);
	const [first = 0, start = 0] = from.split(':').map(Number);
	for (let number = first, offset = start; number < storages.length; number++, offset = 0) {
		const storage = storages[number];
		const query = { storage_id: String(storage?.id), claim_mode: 'USER', attach: filter || undefined, offset, limit: LARGEST_PAGE };
		const { results, total } = await call(listRequest(['actions', 'list-folders'], query), (body) => ({
			results: listIn(body, 'items').map((folder) => ({
				name: `${folder.attach_name} · ${storage?.name} · ${gigabytes(folder.used_quota)} of ${gigabytes(folder.quota)}`,
				value: textIn(folder, 'cloud_storage_assignment_id'),
			})),
			total: countIn(body, 'count'),
		}));
		if (results.length === 0) continue;
		const end = offset + results.length;
		return { results, next: end < total ? `${number}:${end}` : number + 1 < storages.length ? `${number + 1}:0` : undefined };
	}
	return { results: [] };
});
