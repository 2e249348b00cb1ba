import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The cloud storages (Workspace Application Streaming API, ListCloudStorage). A project has few. */
export const storages: List = {
	service: 'workspaceapp',
	api: 'ListCloudStorage',
	path: '/v1/{project_id}/cloud-storages',
	permission: 'workspace:cloudStorage:list',
	entries: 'items',
	total: ['count'],
	longest: 100,
	read: ({ id, name }) => ({ id: textIn({ id }, 'id'), name }),
};

/** One cloud storage: from the list, by ID, or by name. */
export const cloudStorage = locator({
	field: {
		displayName: 'Cloud Storage',
		name: 'cloudStorageId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The cloud storage with the personal folders',
		modes: [
			fromList('a cloud storage', 'searchCloudStorages'),
			byId('a cloud storage', 128, '0a6f7b6a-bf79-4215-80c9-c2d4d2e79fd4'),
			byName('a cloud storage name', 128, 'profiles', 'The name of the cloud storage, in upper and lower case as in Workspace'),
		],
	},
	apis: [apiOf(storages)],
	search: async (call, filter, from) => await pick(call, storages, ({ id, name }) => ({ value: String(id), name, apart: id }), { query: { name: filter || undefined }, from }),
	byName: {
		most: 1000,
		find: async (call, names) => foundAmong(await collect(call, storages), names, { kind: 'cloud storage', apart: () => [] }),
	},
});
