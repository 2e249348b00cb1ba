import { CREDENTIAL, hex, SEEDED, uuid } from './seeded';
import type { AttachedUser, Desktop, JobTimes, WorkspaceUser } from './state';

/** What the jobs on desktops take unless a test says otherwise, in milliseconds. No document says how long the cloud's take. */
export const JOB_TIMES: JobTimes = {
	waiting: 5000,
	'os-start': 40_000,
	'os-stop': 30_000,
	reboot: 60_000,
	'os-hibernate': 30_000,
	attach: 90_000,
	detach: 60_000,
	'batch-detach': 60_000,
	delete: 60_000,
};

/** A desktop for four of five users, five that nobody has, and one that two users share. */
export function seedDesktops(users: readonly WorkspaceUser[]): Desktop[] {
	const own = users.flatMap((user, index) => (index % 5 === 4 ? [] : [ownDesktop(user, index)]));
	const free = SEEDED.freeDesktops.map((name, index) => desktopOf(name, 901 + index, { attach_state: 'UNATTACH', attach_user_infos: [] }));
	const shared = desktopOf(SEEDED.sharedDesktop, 951, { desktop_type: 'SHARED', attach_user_infos: users.slice(0, 2).map(attached) });
	return [...own, ...free, shared];
}

function ownDesktop(user: WorkspaceUser, index: number): Desktop {
	const [department = ''] = user.description.split(',');
	const pooled = index % 6 === 5;
	return desktopOf(`D${String(index + 1).padStart(3, '0')}`, index + 1, {
		...STATES[index % 12],
		...(pooled && { desktop_type: 'POOLED', pool_id: uuid(`pool ${index % 4}`) }),
		attach_user_infos: [attached(user)],
		tags: index % 4 === 0 ? [{ key: 'department', value: department }] : [],
	});
}

// The first four are those that tests know by name.
const OFF = { connect_status: 'UNREGISTER' } as const;
const STATES: ReadonlyArray<Partial<Desktop>> = [
	{ connect_status: 'CONNECTED' },
	{ status: 'SHUTOFF', ...OFF },
	{ status: 'HIBERNATED', ...OFF },
	{ status: 'ERROR', ...OFF },
	{},
	{ connect_status: 'DISCONNECTED' },
	{ connect_status: 'CONNECTED' },
	{ status: 'SHUTOFF', ...OFF },
];

function desktopOf(name: string, number: number, more: Partial<Desktop>): Desktop {
	return {
		desktop_id: uuid(`desktop ${number}`),
		computer_name: name,
		desktop_type: 'DEDICATED',
		status: 'ACTIVE',
		task_status: '',
		connect_status: 'REGISTERED',
		attach_state: 'ATTACHED',
		attach_user_infos: [],
		ip_address: `172.16.${Math.floor(number / 250)}.${(number % 250) + 1}`,
		sid: uuid(`sid ${number}`),
		created: new Date(Date.UTC(2025, 1, 3, 8) + number * 3_600_000).toISOString(),
		availability_zone: `${CREDENTIAL.region}a`,
		subnet_id: uuid('subnet'),
		enterprise_project_id: '0',
		tags: [],
		in_maintenance_mode: false,
		product_id: 'workspace.c2.large.windows',
		image_id: hex('image'),
		os_version: 'Windows Server 2019',
		logoffs: 0,
		dataClears: 0,
		...more,
	};
}

function attached({ id, user_name, domain }: WorkspaceUser): AttachedUser {
	return { user_id: id, user_name, domain, user_group: 'users', type: 'USER' };
}
