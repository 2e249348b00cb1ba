import { filtersOf } from '../shared/form/collection';
import { outputOf } from '../shared/form/output';
import { property } from '../shared/form/property';

/** Whether users are wanted instead of records. */
export const notLoggedIn = property({
	displayName: 'Users Not Logged In',
	name: 'notLoggedIn',
	type: 'boolean',
	default: false,
	description: 'Whether to return the users who have not logged in for a while, instead of login records',
});

/** Since when they have not logged in. */
export const notLoggedInSince = property({
	displayName: 'Not Logged In Since',
	name: 'notLoggedInSince',
	type: 'dateTime',
	required: true,
	displayOptions: { show: { notLoggedIn: [true] } },
	default: '',
	description: "The users of whom no login is recorded since then, not even one that failed. New users are among them. A time without an offset is in the workflow's time zone.",
});

/** Whether disabled ones are wanted, too. */
export const includeDisabled = property({
	displayName: 'Include Disabled Users',
	name: 'includeDisabled',
	type: 'boolean',
	displayOptions: { show: { notLoggedIn: [true] } },
	default: false,
	description: 'Whether to return disabled users, too',
});

/** Which records are wanted (Workspace API, ListLoginRecordsNew). */
export const filters = filtersOf('login records', [
	{ displayName: 'Computer Name', name: 'computerName', type: 'string', maxLength: 255, default: '', description: 'The computer name of the desktop' },
	{ displayName: 'End Time', name: 'endTime', type: 'dateTime', default: '', description: 'The last minute in which a login began. If it is not added, it is now.' },
	{ displayName: 'Start Time', name: 'startTime', type: 'dateTime', default: '', description: 'The first minute in which a login began' },
	{ displayName: 'Terminal Type', name: 'terminalType', type: 'string', maxLength: 255, placeholder: 'e.g. WI', default: '', description: 'The kind of terminal. Huawei Cloud documents only WI, the client.' },
	{ displayName: 'User Name', name: 'userName', type: 'string', maxLength: 255, default: '', description: 'The name of the user' },
], { notLoggedIn: [false] });

/** What people read of a record, and what else ListLoginRecordsNew says. */
export const output = outputOf(
	['transaction_id', 'user_name', 'computer_name', 'connection_start_time', 'connection_end_time', 'connection_failure_reason', 'terminal_name', 'terminal_ip', 'terminal_type'],
	[
		'agent_version', 'client_version', 'connection_setup_time', 'desktop_ip', 'e2e_rtt', 'is_reconnect', 'network_rtt', 'sid', 'tenantId', 'terminal_mac',
	],
);
