import { apiOf, collect, paging } from '../../../shared/form/list';
import { wireNames } from '../../../shared/form/names';
import { operationOf } from '../../../shared/form/operation';
import { outputOf } from '../../../shared/form/output';
import { property } from '../../../shared/form/property';
import { loginRecords, spanOf, usersWithoutLogins } from '../../loginRecord';
import { users } from '../../user';

const notLoggedIn = property({
	displayName: 'Users Not Logged In',
	name: 'notLoggedIn',
	type: 'boolean',
	default: false,
	description: 'Whether to return the users who have not logged in for a while, instead of login records',
});

const notLoggedInSince = property({
	displayName: 'Not Logged In Since',
	name: 'notLoggedInSince',
	type: 'dateTime',
	required: true,
	displayOptions: { show: { notLoggedIn: [true] } },
	default: '',
	description: "The users of whom no login is recorded since then, not even one that failed. New users are among them. A time without an offset is in the workflow's time zone.",
});

const includeDisabled = property({
	displayName: 'Include Disabled Users',
	name: 'includeDisabled',
	type: 'boolean',
	displayOptions: { show: { notLoggedIn: [true] } },
	default: false,
	description: 'Whether to return disabled users, too',
});

const filters = property({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	displayOptions: { show: { notLoggedIn: [false] } },
	default: {},
	description: 'Which login records to return. All filters have to fit.',
	options: [
		{ displayName: 'Computer Name', name: 'computerName', type: 'string', maxLength: 255, default: '', description: 'The computer name of the desktop' },
		{ displayName: 'End Time', name: 'endTime', type: 'dateTime', default: '', description: 'The last minute in which a login began. If it is not added, it is now.' },
		{ displayName: 'Start Time', name: 'startTime', type: 'dateTime', default: '', description: 'The first minute in which a login began' },
		{ displayName: 'Terminal Type', name: 'terminalType', type: 'string', maxLength: 255, placeholder: 'e.g. WI', default: '', description: 'The kind of terminal. Huawei Cloud documents only WI, the client.' },
		{ displayName: 'User Name', name: 'userName', type: 'string', maxLength: 255, default: '', description: 'The name of the user' },
	],
});

const output = outputOf(
	['transaction_id', 'user_name', 'computer_name', 'connection_start_time', 'connection_end_time', 'connection_failure_reason', 'terminal_name', 'terminal_ip', 'terminal_type'],
	[
		'agent_version', 'client_version', 'connection_setup_time', 'desktop_ip', 'e2e_rtt', 'is_reconnect', 'network_rtt', 'sid', 'tenantId', 'terminal_mac',
	],
);

/** Lists login records (Workspace API, ListLoginRecordsNew), page by page, or the users of whom there are none since a date. */
export const getAll = operationOf({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many login records',
		description: 'Retrieve a list of login records, or of the users who have not logged in since a date',
	},
	properties: [...paging, ...output.properties, notLoggedIn, notLoggedInSince, includeDisabled, filters] as const,
	apis: [apiOf(loginRecords), apiOf(users)],
	policies: ['Joiner and leaver'],
	async execute(steps, params) {
		const { returnAll, limit, notLoggedIn: wantsUsers, notLoggedInSince: since, includeDisabled: disabled } = params;
		const most = returnAll ? Infinity : limit;
		if (wantsUsers) return await usersWithoutLogins(steps, { since, includeDisabled: disabled, most });
		const { startTime, endTime, ...others } = params.filters;
		const span = startTime !== undefined || endTime !== undefined ? spanOf(startTime, endTime) : {};
		return (await collect(steps.call, loginRecords, { query: { ...wireNames(others), ...span } }, most)).map((record) => output.of(record, params));
	},
});
