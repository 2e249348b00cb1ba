import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
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
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a cloud storage...',
				typeOptions: { searchListMethod: 'searchCloudStorages', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 0a6f7b6a-bf79-4215-80c9-c2d4d2e79fd4',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^[A-Za-z0-9_-]{1,128}$', errorMessage: 'A cloud storage ID consists of letters, digits, "-" and "_"' },
					},
				],
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. profiles',
				hint: 'The name of the cloud storage, in upper and lower case as in Workspace',
				validation: [{ type: 'regex', properties: { regex: '^[^\\x00-\\x1f]{1,128}$', errorMessage: 'A cloud storage name has 1 to 128 characters' } }],
			},
		],
	},
	apis: [apiOf(storages)],
	search: async (call, filter, from) => await pick(call, storages, ({ id, name }) => ({ value: String(id), name, apart: id }), { query: { name: filter || undefined }, from }),
	byName: {
		most: 1000,
		find: async (call, names) => foundAmong(await collect(call, storages), names, { kind: 'cloud storage', apart: () => [] }),
	},
});
