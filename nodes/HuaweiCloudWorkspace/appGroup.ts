import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The app groups (Workspace Application Streaming API, ListAppGroup). A group without an ID or a name is an error. */
export const appGroups: List = {
	service: 'workspaceapp',
	api: 'ListAppGroup',
	path: '/v1/{project_id}/app-groups',
	permission: 'workspace:appGroup:list',
	entries: 'items',
	total: ['count'],
	longest: 100,
	read: (group) => ({ ...group, id: textIn(group, 'id'), name: textIn(group, 'name') }),
};

/** One app group: from the list, by ID, or by name. */
export const appGroup = locator({
	field: {
		displayName: 'App Group',
		name: 'appGroupId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The app group to work on',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an app group...',
				typeOptions: { searchListMethod: 'searchAppGroups', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 540353431508881411',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^[A-Za-z0-9_-]{1,128}$', errorMessage: 'An app group ID consists of letters, digits, "-" and "_"' },
					},
				],
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. Office',
				hint: 'The name of the app group, in upper and lower case as in Workspace',
				validation: [{ type: 'regex', properties: { regex: '^[^\\x00-\\x1f]{1,1024}$', errorMessage: 'An app group name has 1 to 1024 characters' } }],
			},
		],
	},
	apis: [apiOf(appGroups)],
	search: async (call, filter, from) =>
		await pick(
			call,
			appGroups,
			({ id, name, description, app_server_group_name }) => ({ value: String(id), name, details: [description], apart: app_server_group_name }),
			{ query: { name: filter || undefined }, from },
		),
	byName: {
		most: 1000,
		// The API finds parts of names, one at a time; there are few app groups, so all are read.
		find: async (call, names) =>
			foundAmong(await collect(call, appGroups), names, { kind: 'app group', apart: ({ description, app_server_group_name }) => [description, app_server_group_name] }),
	},
});
