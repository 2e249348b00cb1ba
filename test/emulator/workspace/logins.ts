import { timeOf, wholeNumber, type Call, type Route } from '../service';
import { checkLengths, invalid } from './refusals';

/** Workspace API, who connected to which desktop. */
export const LOGIN_RECORDS: Route[] = [
	{
		name: 'ListLoginRecordsNew',
		method: 'GET',
		path: '/v2/{project_id}/connections/desktops',
		action: 'workspace:connections:securityList',
		handle: listLogins,
	},
];

const LONGEST = { start_time: 255, end_time: 255, user_name: 255, computer_name: 255, terminal_type: 255, limit: 255, offset: 255 };

/**
 * Workspace API, ListLoginRecordsNew: 20 at a time unless told otherwise, 1,000 at most (100 in the older definition), the
 * newest first as in its example. Not documented: whether names are matched in part (here they are not), that a user's name
 * may be given without the domain, and whether the two times themselves are in the span (here they are).
 */
function listLogins({ query, state }: Call) {
	checkLengths(query, LONGEST);
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, 20, 0, 1000);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');
	const { from, to } = spanOf(query);
	// The only type supported so far is the client, with which all of these connections were made.
	if (query.terminal_type && query.terminal_type[0] !== 'WI') throw invalid('terminal_type');

	const user = query.user_name?.[0];
	const computer = query.computer_name?.[0];
	const records = state.loginRecords
		.filter(({ user_name: name, computer_name }) => (user === undefined || user === name || user === name.split('@')[0]) && (computer === undefined || computer === computer_name))
		.map((record) => ({ record, time: Date.parse(record.connection_start_time) }))
		.filter(({ time }) => time >= from && time <= to)
		.sort((one, other) => other.time - one.time)
		.map(({ record }) => record);
	return { total_count: records.length, records: records.slice(offset, offset + limit) };
}

// Each of the two times needs the other; they are written to the minute, such as 2016-08-20T21:11Z.
function spanOf({ start_time: start, end_time: end }: Call['query']) {
	const timeIn = (name: string, values: string[] | undefined) => {
		const minute = /^(.{16})Z$/.exec(values?.[0] ?? '')?.[1];
		const time = timeOf(`${minute}:00Z`);
		if (Number.isNaN(time)) throw invalid(name);
		return time;
	};
	if (!start && !end) return { from: -Infinity, to: Infinity };
	return { from: timeIn('start_time', start), to: timeIn('end_time', end) };
}
