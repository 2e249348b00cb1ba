import { additionalFieldsOf, filtersOf } from '../shared/form/collection';
import { property } from '../shared/form/property';

const ofPeriod = { sessionsOf: ['period'] };

/** Which sessions to list: those of a user, or those of a period. */
export const sessionsOf = property({
	displayName: 'Sessions Of',
	name: 'sessionsOf',
	type: 'options',
	default: 'user',
	description: 'Whose or which sessions to return',
	options: [
		{ name: 'Period', value: 'period', description: 'Sessions that started in a period, also those that have ended' },
		{ name: 'User', value: 'user', description: 'Sessions that a user has now' },
	],
});

/** From when on the sessions started. */
export const queryBeginTime = property({
	displayName: 'Started From',
	name: 'queryBeginTime',
	type: 'dateTime',
	required: true,
	displayOptions: { show: ofPeriod },
	default: '',
	description: "The start of the period. A time without an offset is in the workflow's time zone.",
});

/** Until when the sessions started. */
export const queryEndTime = property({
	displayName: 'Started Until',
	name: 'queryEndTime',
	type: 'dateTime',
	required: true,
	displayOptions: { show: ofPeriod },
	default: '',
	description: "The end of the period. A time without an offset is in the workflow's time zone.",
});

/** What else the sessions of a period have to be. */
export const sessionFilters = filtersOf('sessions', [
	{ displayName: 'Machine Name', name: 'machineName', type: 'string', maxLength: 128, default: '', description: 'The server that the session runs on' },
	{ displayName: 'Public IP', name: 'publicIp', type: 'string', maxLength: 64, default: '', description: 'The public address that the user comes from' },
	{ displayName: 'Server Group ID', name: 'appServerGroupId', type: 'string', maxLength: 64, default: '', description: 'The server group that the session runs on' },
	{
		displayName: 'Session States',
		name: 'sessionState',
		type: 'multiOptions',
		default: [],
		description: 'In which states the session may be',
		options: [
			{ name: 'Active', value: 'Active' },
			{ name: 'Disconnected', value: 'Disconnected' },
			{ name: 'Initializing', value: 'AppcInit' },
			{ name: 'Initializing Failed', value: 'InitFail' },
			{ name: 'Signed Out', value: 'SignedOut' },
		],
	},
	{ displayName: 'Succeeded', name: 'isSuccess', type: 'boolean', default: true, description: 'Whether to return sessions that could be started or those that could not' },
	{ displayName: 'User Name', name: 'userName', type: 'string', maxLength: 64, default: '', description: 'The exact name of the user, without the domain' },
	{ displayName: 'VM IP', name: 'vmIp', type: 'string', maxLength: 64, default: '', description: 'The address of the server that the session runs on' },
], ofPeriod);

/** The session to log off. The API has no list in which one could be looked up by its ID. */
export const sessionId = property({
	displayName: 'Session ID',
	name: 'sessionId',
	type: 'string',
	required: true,
	maxLength: 64,
	default: '',
	placeholder: 'e.g. 1baaff74364c441f8c189fdcba427f82',
	description: 'The ID of the session, which Get Many returns',
});

/** How long the user has until then. */
export const delayTime = property({
	displayName: 'Delay',
	name: 'delayTime',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 999_999 },
	default: 0,
	hint: 'Seconds',
	description: 'After how many seconds the session ends, so that the user can save what is open',
});

/** What the user is told. What message types above 2 mean is not documented. */
export const logOffFields = additionalFieldsOf('What the user is told', [
	{ displayName: 'Message', name: 'message', type: 'string', maxLength: 255, default: '', description: 'The text that the user sees, up to 255 characters' },
	{
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		default: '0',
		description: 'How serious the message is',
		options: [
			{ name: 'Information', value: '0' },
			{ name: 'Serious', value: '2' },
			{ name: 'Warning', value: '1' },
		],
	},
	{ displayName: 'Title', name: 'title', type: 'string', maxLength: 255, default: '', description: 'The title of the message, up to 255 characters' },
]);
