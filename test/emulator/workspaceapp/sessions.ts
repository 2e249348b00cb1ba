import { without, type Call, type Route } from '../service';
import type { AppSession } from '../state';
import { checkedBody, list, optional, text, whole } from './fields';
import { paged, requiredTimeOf, textOf, wordOf } from './query';
import { invalid } from './refusals';

/** The APIs for sessions of application streaming. */
export const SESSION_ROUTES: Route[] = [
	{
		name: 'ListSessions',
		method: 'GET',
		path: '/v1/{project_id}/session/list-sessions',
		action: 'workspace:session:listSessions',
		handle: listSessions,
	},
	{
		name: 'ListSessionByUserName',
		method: 'GET',
		path: '/v1/{project_id}/session/user-session-info',
		action: 'workspace:session:listSessionByUserName',
		handle: listSessionsOfUser,
	},
	{
		name: 'LogoffUserSession',
		method: 'POST',
		path: '/v1/{project_id}/session/logoff',
		action: 'workspace:session:logoffUserSession',
		handle: logOff,
	},
];

/**
 * WorkspaceApp API, ListSessions: those that started between two times, and are in one of the states, which commas separate.
 * Not documented: that both times belong to the span, that the other filters are exact, and the order.
 */
function listSessions({ query, state }: Call) {
	const user = textOf(query, 'user_name', 1, 64);
	const begin = requiredTimeOf(query, 'query_begin_time');
	const end = requiredTimeOf(query, 'query_end_time');
	const states = textOf(query, 'session_state', 0, 256)?.split(',');
	const success = wordOf(query, 'is_success', ['true', 'false']);
	const exact = {
		app_server_group_id: textOf(query, 'app_server_group_id', 0, 64),
		vm_ip: textOf(query, 'vm_ip', 0, 64),
		public_ip: textOf(query, 'public_ip', 0, 64),
		machine_name: textOf(query, 'machine_name', 0, 128),
	};

	const sessions = state.sessions.filter((session) => {
		const started = Date.parse(session.start_time);
		return (
			started >= begin &&
			started <= end &&
			(user === undefined || isOf(session, user)) &&
			(states?.includes(session.session_state) ?? true) &&
			(success === undefined || (session.session_state === 'InitFail') === (success === 'false')) &&
			(exact.app_server_group_id ?? session.app_server_group_id) === session.app_server_group_id &&
			(exact.vm_ip ?? session.vm_ip) === session.vm_ip &&
			(exact.public_ip ?? session.public_ip) === session.public_ip &&
			(exact.machine_name ?? session.machine_name) === session.machine_name
		);
	});
	return { count: sessions.length, items: paged(query, sessions).map((session) => without(session, 'app_group_id', 'logoffs')) };
}

/** WorkspaceApp API, ListSessionByUserName: a user's present sessions, all at once. What it says of a user who does not exist is not documented. */
function listSessionsOfUser({ query, state }: Call) {
	const user = textOf(query, 'user_name', 1, 64);
	if (user === undefined) throw invalid('user_name');
	return {
		session_info_list: state.sessions
			.filter((session) => isOf(session, user) && isPresent(session))
			.map((session) => ({
				...without(session, 'app_server_group_name', 'logoffs'),
				// The times of the document's example are not in the form of the other list, and a session that goes on ends in the year 1.
				pre_conn_time: withoutZone(session.pre_conn_time),
				start_time: withoutZone(session.start_time),
				last_update_status_time: withoutZone(session.last_update_status_time),
				end_time: '0001-01-01 00:00:00',
			})),
	};
}

// In the documents' examples a session's user has a domain behind the name, and the name that is asked for has none.
function isOf({ login_user: user }: AppSession, name: string): boolean {
	return user.slice(0, user.lastIndexOf('@')) === name;
}

function isPresent({ session_state: state }: AppSession): boolean {
	return state !== 'SignedOut' && state !== 'InitFail';
}

function withoutZone(time: string): string {
	return time.slice(0, 19).replace('T', ' ');
}

// WorkspaceApp API, LogoffUserSession, request body. The definition lets the IDs be left out, the API's page does not.
const LOGOFF = {
	session_ids: list(1, 999, text(1, 64)),
	delay_time: whole(0, 999_999),
	message_type: whole(0, 4),
	message: optional(text(1, 255)),
	title: optional(text(1, 255)),
	transaction_id: optional(text(1, 31)),
};

/**
 * WorkspaceApp API, LogoffUserSession. Here the sessions end at once, whatever the delay. What happens to those that have ended,
 * and to IDs that no session has, is not documented; here nothing does.
 */
function logOff({ body, state, now }: Call): undefined {
	const { session_ids: ids, ...logoff } = checkedBody(body, LOGOFF);
	const time = new Date(now).toISOString();
	for (const session of state.sessions.filter((candidate) => ids.includes(candidate.id) && isPresent(candidate))) {
		Object.assign(session, { session_state: 'SignedOut', end_time: time, last_update_status_time: time });
		session.logoffs.push(logoff);
	}
	return undefined; // No body schema.
}
