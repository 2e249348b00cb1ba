import { type Desktop, SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, failure, hibernateDesktop, json, passTime, present, restartDesktop, sleeping, SPLIT, startDesktop, stopDesktop, useCloud } from './setup';

const cloud = useCloud();
const desktop = (name: string = SEEDED.stoppedDesktop) => present(cloud.state.desktops.find(({ computer_name }) => computer_name === name));
const sent = (path: string) => cloud.requests.filter((request) => request.path.includes(path));
const polls = () => sent('/workspace-jobs/');
const idOf = (name: string) => ({ id: desktop(name).desktop_id });
const EACH = { desktopId: byId('={{ $json.id }}') };

/** So many desktops that are off, and nothing else. */
function fleet(count: number): Array<{ id: string }> {
	const model = desktop();
	cloud.state.desktops = Array.from({ length: count }, (_, index): Desktop => ({ ...model, desktop_id: `d${index}`, computer_name: `W${index}` }));
	return cloud.state.desktops.map(({ desktop_id: id }) => ({ id }));
}

it.each([
	['starts', startDesktop, SEEDED.stoppedDesktop, { op_type: 'os-start' }, { started: true }, 'ACTIVE'],
	['stops', stopDesktop, SEEDED.desktop, { op_type: 'os-stop', type: 'SOFT' }, { stopped: true }, 'SHUTOFF'],
	['restarts', restartDesktop, SEEDED.desktop, { op_type: 'reboot', type: 'SOFT' }, { restarted: true }, 'ACTIVE'],
	['hibernates', hibernateDesktop, SEEDED.desktop, { op_type: 'os-hibernate' }, { hibernated: true }, 'HIBERNATED'],
])('%s a desktop that is named, and waits until the cloud has done it', async (_does, operation, name, body, done, status) => {
	const { id } = idOf(name);
	const { done: items, error } = await cloud.run(operation({ desktopId: byName(name) }));
	expect([error, json(items)]).toEqual([undefined, [{ id, computer_name: name, ...done }]]);
	expect(sent('/action')).toMatchObject([{ method: 'POST', body: { desktop_ids: [id], ...body } }]);
	expect([desktop(name).status, desktop(name).task_status]).toEqual([status, '']);
});

it.each([stopDesktop, restartDesktop])('shuts down hard if that is wanted', async (operation) => {
	await cloud.run(operation({ desktopId: byId(desktop(SEEDED.desktop).desktop_id), type: 'HARD' }));
	expect(sent('/action')[0]?.body).toMatchObject({ type: 'HARD' });
});

it('starts 1,000 desktops with at most 40 requests, all answers included', async () => {
	const items = fleet(1000);
	const { done } = await cloud.run(startDesktop(EACH), items);
	expect(json(done)).toEqual(items.map(({ id }) => ({ id, started: true })));
	expect(sent('/action').map(({ body }) => body.desktop_ids.length)).toEqual(Array(10).fill(100));
	expect(cloud.requests.length).toBeLessThanOrEqual(40);
	expect(cloud.state.desktops.every(({ status }) => status === 'ACTIVE')).toBe(true);
});

it.each([0, 0.5, 0.999])('asks at most 12 times for a job of five minutes (by chance: %d)', async (chance) => {
	jest.spyOn(Math, 'random').mockReturnValue(chance);
	cloud.state.jobTimes['os-start'] = 300_000;
	const { done } = await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop)]);
	expect([done.length, polls().length <= 12]).toEqual([1, true]);
});

it('asks soon at first, and then less and less often', async () => {
	cloud.state.jobTimes['os-start'] = 300_000;
	await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop)]);
	expect(sleeping.mock.calls.flat()).toEqual([2000, 3400, 5800, 9800, 16_700, 28_400, 48_300, 75_000, 75_000, 75_000]);
});

it('without waiting returns the job, and asks nothing', async () => {
	const { done } = await cloud.run(startDesktop({ ...EACH, waitForCompletion: false }), [idOf(SEEDED.stoppedDesktop), idOf(SEEDED.hibernatedDesktop)]);
	const jobId = cloud.state.jobs[0]?.id;
	expect(json(done)).toEqual([SEEDED.stoppedDesktop, SEEDED.hibernatedDesktop].map((name) => ({ ...idOf(name), jobId })));
	expect([cloud.requests.length, desktop().task_status]).toEqual([1, 'powering-on']);
});

it('fails one desktop whose part of the job failed, with what the cloud says of it', async () => {
	desktop().failing = { error_code: 'WKS.00010109', fail_reason: 'No capacity.' };
	const { done, failed } = await cloud.run(startDesktop(EACH), [SEEDED.stoppedDesktop, SEEDED.hibernatedDesktop].map(idOf), SPLIT);
	expect(json(done)).toEqual([{ ...idOf(SEEDED.hibernatedDesktop), started: true }]);
	expect(json(failed)).toEqual([{ ...idOf(SEEDED.stoppedDesktop), error: 'No capacity.', message: 'WKS.00010109.' }]);
});

it('waits for each of several jobs', async () => {
	const running = cloud.state.desktops.filter(({ status, task_status }) => status === 'ACTIVE' && !task_status).slice(0, 2);
	present(running[1]).failing = { error_code: 'WKS.00010109', fail_reason: 'No capacity.' };
	const items = running.map(({ desktop_id: id }, index) => ({ id, type: ['SOFT', 'HARD'][index] }));
	const { done } = await cloud.run(stopDesktop({ ...EACH, type: '={{ $json.type }}' as never }), items, CARRY_ON);
	expect([json(done).map(({ error }) => error), cloud.state.jobs.length]).toEqual([[undefined, 'No capacity.'], 2]);
});

it('fails desktops that are missing or have a task, and starts the others', async () => {
	desktop().task_status = 'powering-off';
	const { done, failed } = await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop), { id: 'nothing' }, idOf(SEEDED.hibernatedDesktop)], SPLIT);
	expect(json(done)).toEqual([{ ...idOf(SEEDED.hibernatedDesktop), started: true }]);
	expect(json(failed)).toEqual([
		{ ...idOf(SEEDED.stoppedDesktop), error: expect.stringContaining('another task on the desktop has not ended'), message: expect.stringMatching(/^The state of the desktop does not allow this: .* WKS\.00010032\.$/) },
		{ id: 'nothing', error: 'The desktop does not exist.', message: expect.stringMatching(/^There is no such desktop .* WKS\.00211902\.$/) },
	]);
	expect(sent('/action')).toHaveLength(1);
});

it('can be run again', async () => {
	const again = async () => json((await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop)])).done);
	expect(await again()).toEqual(await again());
});

it.each([
	[1, '1 minute'],
	[2, '2 minutes'],
])('gives up after the timeout, and says which job goes on: %d', async (waitTimeout, inWords) => {
	cloud.state.jobTimes['os-start'] = 3_600_000;
	const { done } = await cloud.run(startDesktop({ ...EACH, waitTimeout }), [idOf(SEEDED.stoppedDesktop)], CARRY_ON);
	expect(json(done)).toEqual([{ error: `The job did not end within ${inWords}. The change was begun, and goes on in Huawei Cloud. Look at it with Job: Get`, message: `Job ID ${cloud.state.jobs[0]?.id}.` }]);
	expect(sleeping.mock.calls.flat().reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(waitTimeout * 60_000, -3);
});

it('that is canceled while it waits says which job goes on, and asks no more', async () => {
	let cancel = () => {};
	sleeping.mockImplementation(async (ms) => (ms === 5800 ? cancel() : undefined));
	const { error } = await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop)], { onStart: (stop) => (cancel = stop) });
	expect([error?.message, error?.description]).toEqual(['The execution was canceled. The change was begun, and goes on in Huawei Cloud. Look at it with Job: Get', `Job ID ${cloud.state.jobs[0]?.id}.`]);
	expect(polls()).toHaveLength(2);
});

it('does not lose a job about which a question fails', async () => {
	cloud.emulator.fault({ path: /workspace-jobs/, status: 503, body: '' });
	expect((await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop)])).done).toHaveLength(1);
	cloud.emulator.fault({ path: /workspace-jobs/, status: 503, body: '', times: Infinity });
	const { error } = await cloud.run(startDesktop(EACH), [idOf(SEEDED.hibernatedDesktop)]);
	expect(error?.message).toMatch(/ \(the change was begun\)$/);
	expect(error?.description).toContain(`Look at it with Job: Get. Job ID ${cloud.state.jobs[1]?.id}.`);
});

it('is not waited for when another item has failed and the workflow stops, and the error says which job goes on', async () => {
	const { error } = await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop), { id: 'nothing' }]);
	expect(error?.message).toBe('The desktop does not exist.');
	expect(error?.description).toContain(`Item 0 was under way: The change was started and is still running in Huawei Cloud (job ${cloud.state.jobs[0]?.id}).`);
	expect(polls()).toEqual([]);
});

it('says that the change was begun when what is said of its job cannot be read', async () => {
	cloud.emulator.fault({ path: /workspace-jobs/, body: '{"id":"j1","status":"SUCCESS","sub_jobs":"all of them"}' });
	const { done } = await cloud.run(startDesktop(EACH), [idOf(SEEDED.stoppedDesktop)], CARRY_ON);
	expect(json(done)).toEqual([failure(expect.stringMatching(/ \(the change was begun\)$/))]);
	expect(done[0]?.json.message).toContain(`Look at it with Job: Get. Job ID ${cloud.state.jobs[0]?.id}.`);
});

describe('an unclear outcome', () => {
	const broken = async (operation: typeof startDesktop, name: string) => {
		Object.assign(cloud.state.jobTimes, { waiting: 0, 'os-start': 0, 'os-hibernate': 90_000 });
		cloud.emulator.fault({ path: /action/, reset: 'after', times: Infinity });
		return json((await cloud.run(operation({ ...EACH, options: { maxRetries: 0 } }), [idOf(name)], CARRY_ON)).done)[0];
	};

	it('is settled by reading, if the desktop has no task any more', async () => {
		expect(await broken(startDesktop, SEEDED.stoppedDesktop)).toEqual({ ...idOf(SEEDED.stoppedDesktop), started: true });
	});

	it('stays in doubt while the desktop may be about to hibernate', async () => {
		expect(await broken(hibernateDesktop, SEEDED.desktop)).toEqual(failure(expect.stringMatching(/\(the change may have been made\)$/)));
	});

	it('of a restart stays in doubt, and the restart is not sent again', async () => {
		cloud.emulator.fault({ path: /action/, reset: 'after', times: Infinity });
		const { error } = await cloud.run(restartDesktop(EACH), [idOf(SEEDED.desktop)]);
		expect([error?.message.endsWith('(the change may have been made)'), cloud.requests.length]).toEqual([true, 1]);
	});
});

it('in a dry run changes nothing, and says what would change', async () => {
	const { done } = await cloud.run(startDesktop({ ...EACH, options: { dryRun: true } }), [SEEDED.stoppedDesktop, SEEDED.desktop].map(idOf));
	expect(json(done)).toMatchObject([
		{ ...idOf(SEEDED.stoppedDesktop), dryRun: true, changes: { status: { before: 'SHUTOFF', after: 'ACTIVE' } } },
		{ ...idOf(SEEDED.desktop), dryRun: true, changes: {} },
	]);
	passTime(60_000);
	expect([cloud.state.jobs, desktop().status]).toEqual([[], 'SHUTOFF']);
});
