import { hex } from './seeded';
import { without } from './service';
import type { Desktop, LoginRecord, WorkspaceUser } from './state';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TODAY = Date.UTC(2026, 10, 21, 8);
const EACH = 4;

/**
 * Four connections of every user who has a desktop, the last of them within a month before the tests' day, 2026-11-21. Some
 * people's last is more than 90 days ago, so is that of disabled users, and nobody connects after their account has expired.
 */
export function seedLogins(users: readonly WorkspaceUser[], desktops: readonly Desktop[]): LoginRecord[] {
	return users.flatMap((user, index) => {
		const desktop = desktops.find(({ attach_user_infos: infos }) => infos.some(({ user_id }) => user_id === user.id));
		if (!desktop) return [];
		const days = user.disabled ? 250 : index % 11 === 10 ? 90 + index : 1 + (index % 30);
		const last = Math.min(TODAY + (index % 60) * MINUTE - days * DAY, user.account_expires || Infinity);
		const equipment = equipmentOf(user, index, desktop);
		const records = Array.from({ length: EACH }, (_, turn) => recordOf(equipment, last - turn * 80 * DAY));
		return user.locked ? [failed(recordOf(equipment, last + DAY / 2)), ...records] : records;
	});
}

// What all records of a user say; the name is written with the domain, as in the example of ListLoginRecordsNew.
function equipmentOf({ id, user_name, domain }: WorkspaceUser, index: number, { sid, computer_name }: Desktop) {
	return {
		sid,
		computer_name,
		user_name: `${user_name}@${domain}`,
		terminal_mac: hex(`terminal of ${id}`).slice(0, 12).replace(/(..)(?=.)/g, '$1-'),
		terminal_name: `LAPTOP-${2000 + index}`,
		terminal_ip: `203.0.113.${1 + (index % 254)}`,
		client_version: '25.3.0.1',
		terminal_type: index % 4 === 3 ? 'macOS' : 'Windows 11',
		agent_version: '25.3.00005.10546',
		desktop_ip: `172.16.148.${1 + (index % 254)}`,
		is_reconnect: false,
		network_rtt: 20 + (index % 40),
		e2e_rtt: 30 + (index % 40),
	};
}

function recordOf(equipment: ReturnType<typeof equipmentOf>, start: number): LoginRecord {
	const after = (milliseconds: number) => new Date(start + milliseconds).toISOString().replace(/\.\d+/, '');
	return {
		...equipment,
		transaction_id: `${equipment.sid}-${start}`,
		connection_start_time: after(0),
		connection_setup_time: after(2000),
		connection_end_time: after(8 * 60 * MINUTE),
	};
}

// Not documented: which of the fields a failed attempt leaves out.
function failed(record: LoginRecord): LoginRecord {
	return { ...without(record, 'connection_setup_time', 'connection_end_time'), connection_failure_reason: 'The account is locked.' };
}
