import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { filtersOf } from '../shared/form/collection';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
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
			fromList('an app group', 'searchAppGroups'),
			byId('an app group', 128, '540353431508881411'),
			byName('an app group name', 1024, 'Office', 'The name of the app group, in upper and lower case as in Workspace'),
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

/** Which app groups a list is to have (Workspace Application Streaming API, ListAppGroup). */
export const filters = filtersOf('app groups', [
	{ displayName: 'App Group ID', name: 'appGroupId', type: 'string', maxLength: 128, default: '', description: 'The ID of one app group' },
	{
		displayName: 'App Type',
		name: 'appType',
		type: 'options',
		default: 'COMMON_APP',
		description: 'What the app groups hold',
		options: [
			{ name: 'Application', value: 'COMMON_APP' },
			{ name: 'Shared Desktop', value: 'SESSION_DESKTOP_APP' },
		],
	},
	{
		displayName: 'Authorization Type',
		name: 'authorizationType',
		type: 'options',
		default: 'APP_GROUP',
		description: 'Whether single applications or whole groups of them are granted',
		options: [
			{ name: 'App', value: 'APP' },
			{ name: 'App Group', value: 'APP_GROUP' },
		],
	},
	{ displayName: 'Name', name: 'name', type: 'string', maxLength: 1024, default: '', description: 'The name of an app group or a part of it' },
	{ displayName: 'Server Group ID', name: 'appServerGroupId', type: 'string', maxLength: 128, default: '', description: 'The server group that the app groups run on' },
]);
