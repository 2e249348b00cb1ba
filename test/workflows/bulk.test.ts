import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { WORKSPACE_LIMITS } from '../emulator';
import { addToGroup, byId, byName, CARRY_ON, offboardUser, present, resetUserPassword, startDesktop, type Tested, updateUser, useCloud, userIn } from './setup';

const MINUTE = 60_000;

/** The table of docs/bulk.md: what each kind of run does, how many requests it takes, and how long. */
const TABLE = new Map(
	[...readFileSync(join(__dirname, '../../docs/bulk.md'), 'utf8').matchAll(/^\| (\d.+?) \| ([\d,]+)(?:, since (\d+) .+?)? \| (?:(\d+) to (\d+) minutes|seconds)\b(?:, of which the cloud needs (\d+) seconds)?.* \|$/gm)].map(([, run = '', requests = '', shared, least = 0, most = 1, job]) => [
		run,
		{ requests: Number(requests.replace(',', '')), shared, least: Number(least) * MINUTE, most: Number(most) * MINUTE, job },
	]),
);

const cloud = useCloud({ limits: WORKSPACE_LIMITS });
const ID = byId('={{ $json.id }}');
const STEPS = ['disable', 'resetPassword', 'logOffDesktops', 'logOffAppSessions', 'unbindOtpDevices', 'revokeAppGroups', 'leaveGroups', 'unassignDesktops', 'deleteDesktops', 'resetProfile', 'deletePersonalFolder', 'deleteUser'];

/** So many users, all alike but for their names, and nobody else. */
function people(count: number) {
	const model = userIn(cloud.state);
	cloud.state.users = Array.from({ length: count }, (_, place) => ({ ...model, id: `${place}`.padStart(32, '0'), user_name: `p${place}` }));
	return cloud.state.users.map(({ id, user_name: name }) => ({ id, name }));
}

function desktops(count: number) {
	const model = present(cloud.state.desktops.find(({ status }) => status === 'SHUTOFF'));
	cloud.state.desktops = Array.from({ length: count }, (_, place) => ({ ...model, desktop_id: `d${place}`, computer_name: `W${place}` }));
	return cloud.state.desktops.map(({ desktop_id: id }) => ({ id }));
}

/** So many of the company's users of whom no other has the name; the jobs of the cloud end at once. */
function leavers(count: number) {
	for (const kind of ['detach', 'batch-detach', 'delete'] as const) cloud.state.jobTimes[kind] = 0;
	return cloud.state.users.filter(({ user_name }, _, all) => all.filter((other) => other.user_name === user_name).length === 1).slice(0, count).map(({ id }) => ({ id }));
}

const update = () => updateUser({ userId: ID, updateFields: { description: '={{ $json.id }}' } });
const RUNS: Record<string, () => [Tested, IDataObject[]]> = {
	'100 users updated, and none in the minute before': () => [update(), people(100)],
	'250 users updated': () => [update(), people(250)],
	'1,000 users updated': () => [update(), people(1000)],
	'1,000 users added to a group, or removed from one': () => [addToGroup({ userId: ID, groupId: byId(present(cloud.state.groups[0]).id) }), people(1000)],
	'1,000 desktops started, and awaited until they run': () => [startDesktop({ desktopId: ID }), desktops(1000)],
	'100 people offboarded with all steps': () => [offboardUser({ userId: ID, steps: STEPS }), leavers(100)],
	'1,000 users looked up By Name and added to a group': () => [addToGroup({ userId: byName('={{ $json.name }}'), groupId: byId(present(cloud.state.groups[0]).id) }), people(1000)],
	'1,000 random passwords': () => [resetUserPassword({ userId: ID, notificationType: ['email'] }), people(1000)],
};

it('docs/bulk.md says nothing of runs that are not tried here', () => {
	expect([...TABLE.keys()].sort()).toEqual(Object.keys(RUNS).sort());
});

// Of the cloud's windows the first begins with the run; time passes at once.
it.each(Object.entries(RUNS))('docs/bulk.md says how many requests it takes, and how long: %s', async (run, prepare) => {
	const [node, items] = prepare();
	const { requests, shared, least, most, job } = present(TABLE.get(run));
	const started = performance.now();
	const { done } = await cloud.run(node, items, CARRY_ON);
	const took = performance.now() - started;
	expect([done.length, done.filter(({ json }) => 'error' in json)]).toEqual([items.length, []]);
	expect(cloud.emulator.received.filter(({ status }) => status !== 429)).toHaveLength(requests);
	if (run.includes('group')) expect(requests).toBe(((run.includes('By Name') ? 2 : 1) * items.length) / Number(shared));
	if (run.includes('started')) expect(cloud.state.jobTimes['os-start']).toBe(Number(job) * 1000);
	expect(took).toBeGreaterThan(least);
	expect(took).toBeLessThan(most);
});
