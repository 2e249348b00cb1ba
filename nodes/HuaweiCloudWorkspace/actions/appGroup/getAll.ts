import { wireNames } from '../../../shared/form/names';
import { property } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { appGroups } from '../../appGroup';

const filters = property({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Which app groups to return. All filters have to fit.',
	options: [
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
	],
});

/** Lists app groups (Workspace Application Streaming API, ListAppGroup), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many app groups', description: 'Retrieve a list of app groups' },
	properties: [filters] as const,
	list: appGroups,
	policies: ['Joiner and leaver', 'Help desk'],
	asked: ({ filters: chosen }) => ({ query: wireNames(chosen) }),
});
