import type { IDataObject } from 'n8n-workflow';

import { collect, type List } from '../shared/form/list';
import type { Steps } from '../shared/form/plan';
import type { Call } from '../shared/request';
import { users } from './user';

/** The connections to desktops (Workspace API, ListLoginRecordsNew), the newest first in its example. */
export const loginRecords: List = {
	service: 'workspace',
	api: 'ListLoginRecordsNew',
	path: '/v2/{project_id}/connections/desktops',
	permission: 'workspace:connections:securityList',
	entries: 'records',
	total: ['total_count'],
	longest: 1000,
};

/** All that is kept of a record where there may be very many. */
const connections: List = { ...loginRecords, read: ({ user_name, connection_start_time: start }) => ({ name: bareName(user_name), start }) };

/** The API takes times to the minute, such as 2016-08-20T21:11Z. */
const toTheMinute = (time: string) => `${time.slice(0, 16)}Z`;

/** The span of time to ask for. The API takes no start without an end, which is now if there is none. Throws an Error for a span it cannot use. */
export function spanOf(startTime?: string, endTime = new Date().toISOString()): { start_time: string; end_time: string } {
	if (startTime === undefined) throw new Error("'End Time' is of no use without 'Start Time'. Add 'Start Time' too");
	const span = { start_time: toTheMinute(startTime), end_time: toTheMinute(endTime) };
	if (span.start_time > span.end_time) throw new Error("'Start Time' is after 'End Time'");
	return span;
}

/** Which users are wanted of those who have not logged in since a time: how many, and whether also disabled ones. */
interface Wanted {
	since: string;
	includeDisabled: boolean;
	most: number;
}

/**
 * The users of whom no connection is recorded since a time, with their last one if any is recorded. A record writes the name
 * with the domain, but only by an example: so the name alone counts, and of two users of one name both count as seen.
 */
export async function usersWithoutLogins({ call }: Pick<Steps, 'call'>, { since, includeDisabled, most }: Wanted): Promise<IDataObject[]> {
	const seen = new Set((await collect(call, connections, { query: spanOf(since) })).map(({ name }) => name));
	const candidates = await collect(call, users, { query: includeDisabled ? {} : { disabled: false } });
	const found: IDataObject[] = [];
	for (const { id, user_name, user_email, domain } of candidates) {
		if (found.length >= most) break;
		if (seen.has(bareName(user_name))) continue;
		const last = await lastLogin(call, String(user_name), domain);
		// The span ends at a full minute, so that a login may have come after it.
		if (last !== undefined && Date.parse(last) >= Date.parse(since)) continue;
		found.push({ id, user_name, user_email, ...(last !== undefined && { last_login: last }) });
	}
	return found;
}

/** The time of a user's last connection, of all that are recorded, since no document promises their order. */
async function lastLogin(call: Call, name: string, domain: unknown): Promise<string | undefined> {
	const all = await collect(call, connections, { query: { user_name: domain ? `${name}@${domain}` : name } });
	const times = all.flatMap((one) => (one.name === bareName(name) ? [String(one.start)] : []));
	return times.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
}

/** When each user last connected within a span of time, in ms, by the name without the domain. */
export async function lastLogins(call: Call, since: string, until: string): Promise<Map<string, number>> {
	const last = new Map<string, number>();
	for (const { name, start } of await collect(call, connections, { query: spanOf(since, until) })) last.set(String(name), Math.max(last.get(String(name)) ?? 0, Date.parse(String(start)) || 0));
	return last;
}

/** A user name without the domain, whatever its case. */
export const bareName = (name: unknown) => String(name).toLowerCase().replace(/@.*$/, '');
