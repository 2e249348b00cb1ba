import { filtersOf } from '../shared/form/collection';

/** Which desktops a list is to have (Workspace API, ListDesktops, which has no filter for the connection). */
export const filters = filtersOf('desktops', [
	{ displayName: 'Computer Name', name: 'computerName', type: 'string', maxLength: 255, default: '', description: 'A computer name or a part of it' },
	{
		displayName: 'Connection',
		name: 'connectStatus',
		type: 'options',
		default: 'CONNECTED',
		description: 'Whether somebody is connected. The cloud has no such filter, so all desktops are read, 1,000 in a request.',
		options: [
			{ name: 'Connected', value: 'CONNECTED' },
			{ name: 'Disconnected', value: 'DISCONNECTED', description: 'The session goes on without a connection' },
			{ name: 'Ready', value: 'REGISTERED', description: 'The desktop can be connected to' },
			{ name: 'Unregistered', value: 'UNREGISTER', description: 'The desktop cannot be connected to, as when it is off' },
		],
	},
	{
		displayName: 'Desktop Type',
		name: 'desktopType',
		type: 'options',
		default: 'DEDICATED',
		description: 'Whom the desktops are for',
		options: [
			{ name: 'Dedicated', value: 'DEDICATED', description: 'For one user' },
			{ name: 'Pooled', value: 'POOLED', description: 'Of a desktop pool' },
			{ name: 'Shared', value: 'SHARED', description: 'For several users' },
		],
	},
	{ displayName: 'Pool ID', name: 'poolId', type: 'string', maxLength: 255, default: '', description: 'The desktop pool of the desktops' },
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'ACTIVE',
		description: 'The status of the desktops',
		options: [
			{ name: 'Error', value: 'ERROR' },
			{ name: 'Hibernated', value: 'HIBERNATED' },
			{ name: 'Running', value: 'ACTIVE' },
			{ name: 'Stopped', value: 'SHUTOFF' },
		],
	},
	{ displayName: 'Tag', name: 'tag', type: 'string', maxLength: 255, default: '', placeholder: 'e.g. department=Finance', description: 'A tag, as key=value' },
	{
		displayName: 'User Names',
		name: 'userName',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add User Name' },
		default: [],
		description: 'Names of users, or parts of names',
	},
]);
