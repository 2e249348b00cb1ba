import type { IDataObject } from 'n8n-workflow';

import { listIn, textIn } from '../shared/answers/fields';
import type { List } from '../shared/form/list';
import { outputOf } from '../shared/form/output';
import type { Api, Call } from '../shared/request';

/** The sessions that started in a period (Workspace Application Streaming API, ListSessions). A session without an ID is an error. */
export const sessions: List = {
	service: 'workspaceapp',
	api: 'ListSessions',
	path: '/v1/{project_id}/session/list-sessions',
	permission: 'workspace:session:listSessions',
	entries: 'items',
	total: ['count'],
	longest: 100,
	read: (session) => ({ ...session, id: textIn(session, 'id') }),
};

/** The sessions that a user has now, all at once (Workspace Application Streaming API, ListSessionByUserName). */
export const userSessions = {
	service: 'workspaceapp',
	api: 'ListSessionByUserName',
	method: 'GET',
	path: '/v1/{project_id}/session/user-session-info',
	effect: 'read',
	permission: 'workspace:session:listSessionByUserName',
} as const satisfies Api;

/** Reads the sessions that the user with exactly this name has now. */
export const readUserSessions = async (call: Call, name: string): Promise<IDataObject[]> =>
	await call({ ...userSessions, query: { user_name: name } }, (body) => listIn(body, 'session_info_list').map(going).filter((session) => isOf(session, name)));

/** In the document's example a session that goes on ends in the year 1. ListSessions gives such a session no end. */
function going(session: IDataObject): IDataObject {
	const { end_time: end, ...others } = session;
	return { ...others, id: textIn(session, 'id'), ...(!String(end ?? '0001').startsWith('0001') && { end_time: end }) };
}

/**
 * Whether it is a session of the user with exactly this name. How the API compares names is not documented. In the documents'
 * examples the domain stands behind the name; how it is written there is not documented either, so it does not count.
 */
export function isOf({ login_user: login }: IDataObject, name: string): boolean {
	return String(login).replace(/@[^@]*$/, '') === name;
}

/** What people read of a session, and what else the two lists say. */
export const sessionOutput = outputOf(
	['id', 'login_user', 'session_state', 'session_type', 'app_name', 'machine_name', 'client_ip', 'start_time', 'end_time'],
	[
		'agent_version', 'app_group_id', 'app_server_group_id', 'app_server_group_name', 'client_mac', 'client_name', 'client_type', 'client_version', 'failed_code',
		'failed_reason', 'last_update_status_time', 'machine_sid', 'os_session_id', 'pre_conn_time', 'primary_server_group_id', 'protocol_type', 'public_ip',
		'secondary_server_group_id', 'session_stamp', 'status_continue_time', 'tenant_id', 'vm_ip',
	],
);
