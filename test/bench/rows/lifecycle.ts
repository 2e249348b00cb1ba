import type { INodeParameters } from 'n8n-workflow';

import { type CloudState, type Emulator, startEmulator, WORKSPACE_LIMITS } from '../../emulator';
import { Engine } from '../../engine';
import { fromPackage, PACKAGE, type Types } from '../../engine/types';
import { atMost, type Part } from '../finding';

const MINUTE = 60_000;
const STEPS = [
	'disable', 'resetPassword', 'logOffDesktops', 'logOffAppSessions', 'unbindOtpDevices', 'revokeAppGroups', 'leaveGroups', 'unassignDesktops', 'deleteDesktops', 'resetProfile',
	'deletePersonalFolder', 'deleteUser',
];
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What one run took. */
interface Taken {
	requests: number;
	failed: number;
	ms: number;
	/** The most that the limit of one API adds to it, in ms. */
	bound: number;
}

/** Whole companies at Workspace's own limits: how many requests they take, and how long beside what the slowest API allows. */
export const lifecycle: Part = {
	name: 'lifecycle',
	async measure({ packageFolder, quick }) {
		const types = await fromPackage(packageFolder);
		const many = quick ? 200 : 1000;
		const joining = await take(types, { resource: 'user', operation: 'addToGroup', userId: byId('={{ $json.id }}'), groupId: byId('={{ $json.group }}') }, (state) => {
			company(state, many);
			return state.users.map(({ id }, index) => ({ id, group: state.groups[index % 5]?.id }));
		});
		const starting = await take(types, { resource: 'desktop', operation: 'start', desktopId: byId('={{ $json.id }}') }, (state) => {
			company(state, many);
			return state.desktops.map(({ desktop_id: id }) => ({ id }));
		});
		const people = quick ? 20 : 100;
		const leaving = await take(types, { resource: 'user', operation: 'offboard', userId: byId('={{ $json.id }}'), steps: STEPS }, (state) => {
			for (const kind of ['detach', 'batch-detach', 'delete'] as const) state.jobTimes[kind] = 0; // What jobs take is not the limits' doing.
			return state.users.filter(({ user_name }, _place, all) => all.filter((other) => other.user_name === user_name).length === 1).slice(0, people).map(({ id }) => ({ id }));
		});
		const row = (name: string, { requests, failed, ms, bound }: Taken) => [name, String(requests), String(failed), `${(ms / 1000).toFixed(1)} s`, bound > 0 ? `${(bound / 1000).toFixed(0)} s` : '–'];
		return {
			title: 'Joiners, movers and leavers at 100 changes and 200 reads of each API in a minute',
			columns: ['', 'requests', 'failed', 'time', "the slowest API's bound"],
			rows: [row(`${many} people into 5 groups`, joining), row(`${many} desktops started and awaited (40 s)`, starting), row(`${people} people offboarded, all steps`, leaving)],
			checks: [
				atMost('people into groups: requests', 100, joining.requests, '', 0),
				atMost('people into groups: windows of a minute', 2, Math.ceil(joining.ms / MINUTE), '', 0),
				atMost('desktops started and awaited: requests', 40, starting.requests, '', 0),
				...(leaving.bound > 0 ? [atMost("offboarding: time, in parts of the slowest API's own bound", 1.2, leaving.ms / leaving.bound)] : []),
				atMost('failed', 0, joining.failed + starting.failed + leaving.failed, '', 0),
			],
			remarks: ['Once each, since what it takes is the limits and not the machine. In offboarding the jobs of the cloud end at once.'],
		};
	},
};

/** Makes it so many users, each with a desktop of their own that is off. */
function company(state: CloudState, count: number): void {
	const [user, desktop] = [state.users.at(-1), state.desktops[0]];
	if (!user || !desktop) throw new Error('The emulator has no users or desktops');
	while (state.users.length < count) state.users.push({ ...user, id: `${state.users.length}`.padStart(32, '0'), user_name: `p${state.users.length}` });
	state.users.length = count;
	state.desktops = state.users.map(({ id, user_name }, place) => ({
		...desktop,
		desktop_id: `d${place}`,
		computer_name: `P${place}`,
		status: 'SHUTOFF',
		attach_user_infos: desktop.attach_user_infos.slice(0, 1).map((info) => ({ ...info, user_id: id, user_name })),
	}));
}

/** Runs the node with the items that `prepare` makes of a new cloud. */
async function take(types: Types, parameters: INodeParameters, prepare: (state: CloudState) => object[]): Promise<Taken> {
	const cloud = await startEmulator({ limits: WORKSPACE_LIMITS });
	try {
		const items = prepare(cloud.state);
		const engine = new Engine(types, { ...cloud.credential, endpoint: cloud.url });
		const node = engine.node(`${PACKAGE}.huaweiCloudWorkspace`, parameters, { onError: 'continueRegularOutput' });
		const nodes = [engine.node('trigger', {}, { id: 'input', name: 'Input' }), node];
		const started = performance.now();
		const run = await engine.run({ nodes, connections: { Input: { main: [[{ node: node.name, type: 'main', index: 0 }]] } } }, items as never);
		const ms = performance.now() - started;
		const { runData, error } = run.data.resultData;
		if (error) throw error;
		const done = runData[node.name]?.[0]?.data?.main?.[0] ?? [];
		return { requests: cloud.received.length, failed: items.length - done.length + done.filter(({ json }) => json.error !== undefined).length, ms, bound: boundOf(cloud) };
	} finally {
		await cloud.stop();
	}
}

/** What the limit of the API that needs most windows takes: all of them but the last one. */
function boundOf({ received, routeOf }: Emulator): number {
	const counts = new Map<string, { count: number; most: number }>();
	for (const { method, path, status } of received) {
		const api = String(routeOf(method, path)[0]);
		const most = method === 'GET' ? 200 : 100;
		if (status !== 429) counts.set(api, { most, count: (counts.get(api)?.count ?? 0) + 1 });
	}
	return Math.max(...[...counts.values()].map(({ count, most }) => (Math.ceil(count / most) - 1) * MINUTE));
}
