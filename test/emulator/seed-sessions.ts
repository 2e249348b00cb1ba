import type { Person } from './seed-users';
import { CREDENTIAL, hex, SEEDED } from './seeded';
import type { AppGroup, AppSession } from './state';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In the morning of the day on which the tests take place. */
const NOW = Date.UTC(2026, 10, 21, 8);

/** Every sixth user has a session, the first of them two; every third had one in the last four months, and some of those failed. */
export function seedSessions(people: readonly Person[], appGroups: readonly AppGroup[]): AppSession[] {
	const [sap, browser] = SEEDED.appGroups.map((name) => appGroups.find((group) => group.name === name));
	const present = people.flatMap((person, index): AppSession[] => {
		if (index % 6 !== 0) return [];
		const start = NOW - index * 7 * MINUTE - HOUR;
		const session = seedSession(person, start, browser, index % 12 === 0 ? 'Active' : 'Disconnected');
		return index === 0 ? [session, seedSession(person, start - HOUR, sap, 'Disconnected')] : [session];
	});
	const past = people.flatMap((person, index) => {
		if (index % 3 !== 0) return [];
		const start = NOW - DAY - (index * DAY) / 2;
		return index % 45 === 9 ? [seedFailure(person, start, browser)] : [seedSession(person, start, browser, 'SignedOut', start + 7 * HOUR)];
	});
	return [...present, ...past];
}

// Which codes there are is not documented; this is the one for an operation that failed.
function seedFailure(person: Person, start: number, group: AppGroup | undefined): AppSession {
	const session = seedSession(person, start, group, 'InitFail', start + MINUTE);
	return { ...session, failed_code: 'WKS.00211401', failed_reason: 'The requested operation failed. Please try again later.' };
}

function seedSession({ user }: Person, start: number, group: AppGroup | undefined, state: AppSession['session_state'], end?: number): AppSession {
	const key = `${group?.name} of ${user.id} at ${start}`;
	const login = `${user.user_name}@${user.domain}`;
	const server = (start / MINUTE) % 8;
	const machine = `S-1-5-21-1908276142-124560728-768171367-${3200 + server}`;
	const time = (milliseconds: number) => new Date(milliseconds).toISOString();
	return {
		id: hex(key),
		session_stamp: `${machine}-${login}-HDP-2`,
		os_session_id: '2',
		protocol_type: 'HDP',
		login_user: login,
		session_type: '2',
		session_state: state,
		app_group_id: group?.id ?? '',
		app_server_group_id: group?.app_server_group_id ?? '',
		app_server_group_name: group?.app_server_group_name ?? '',
		app_name: group?.name === SEEDED.appGroups[0] ? 'saplogon' : 'chrome',
		machine_sid: machine,
		machine_name: `APS-${hex(`server ${server}`).slice(0, 10).toUpperCase()}`,
		vm_ip: `172.16.0.${20 + server}`,
		public_ip: '203.0.113.7',
		client_ip: `10.0.${server}.${user.id.charCodeAt(0)}`,
		client_mac: '3c-7c-3f-00-e4-04',
		client_name: `PC-${user.id.slice(0, 6).toUpperCase()}`,
		client_type: 'Windows 11 Enterprise',
		client_version: '23.5.2.0',
		agent_version: '23.5.0.0606',
		tenant_id: CREDENTIAL.projectId,
		pre_conn_time: time(start),
		start_time: time(start),
		...(end !== undefined && { end_time: time(end) }),
		last_update_status_time: time(end ?? start),
		failed_code: 'WKS.00000000',
		failed_reason: 'success',
		logoffs: [],
	};
}
