import { SEEDED, type Job } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();
const stopped = () => cloud.desktop(SEEDED.stoppedDesktop);
const act = async (op_type: string, ...names: string[]) => {
	const desktop_ids = names.map((name) => cloud.desktop(name).desktop_id);
	const { json } = await cloud.send({ method: 'POST', path: `/v2/${cloud.projectId}/desktops/action`, body: { desktop_ids, op_type } });
	return (json as { job_id: string }).job_id;
};
const show = (id: string) => cloud.send({ path: `/v2/${cloud.projectId}/workspace-jobs/${id}` });
const listParts = async (query: Record<string, string>) => {
	const { json } = await cloud.send({ path: `/v2/${cloud.projectId}/workspace-sub-jobs`, query });
	return json as { total_count: number; jobs: Array<{ job_id: string; status: string; entities: { desktop_name: string } }> };
};
// Each request moves the clock by a second.
const stateAfter = async (seconds: number, id: string) => {
	cloud.clock.advance((seconds - 1) * 1000);
	return ((await show(id)).json as { status: string }).status;
};

describe('a job', () => {
	it('waits, runs and ends, and only then has its desktop changed', async () => {
		const id = await act('os-start', SEEDED.stoppedDesktop);
		expect(stopped()).toMatchObject({ status: 'SHUTOFF', task_status: 'powering-on' });
		expect(await stateAfter(4, id)).toBe('WAITING');
		expect(await stateAfter(1, id)).toBe('RUNNING');
		expect(await stateAfter(34, id)).toBe('RUNNING');
		expect(stopped()).toMatchObject({ status: 'SHUTOFF', task_status: 'powering-on' });
		expect(await stateAfter(1, id)).toBe('SUCCESS');
		expect(stopped()).toMatchObject({ status: 'ACTIVE', task_status: '', connect_status: 'REGISTERED' });
	});

	it('is seen in any answer about desktops once it has ended', async () => {
		await act('os-start', SEEDED.stoppedDesktop);
		cloud.clock.advance(40_000);
		const { json } = await cloud.send({ path: `/v2/${cloud.projectId}/desktops`, query: { computer_name: SEEDED.stoppedDesktop } });
		expect(json).toMatchObject({ desktops: [{ status: 'ACTIVE', task_status: '' }] });
	});

	it('takes as long as a test wants', async () => {
		Object.assign(cloud.state.jobTimes, { 'os-start': 0, 'os-stop': 600_000 });
		expect(await stateAfter(1, await act('os-start', SEEDED.stoppedDesktop))).toBe('SUCCESS');
		const slow = await act('os-stop', SEEDED.stoppedDesktop);
		expect([await stateAfter(599, slow), await stateAfter(1, slow)]).toEqual(['RUNNING', 'SUCCESS']);
		expect(stopped().status).toBe('SHUTOFF');
	});

	it('fails where a test wants it to, once, and changes nothing there', async () => {
		stopped().failing = { error_code: 'WKS.00010109', fail_reason: 'No capacity.' };
		const id = await act('os-start', SEEDED.stoppedDesktop, SEEDED.hibernatedDesktop);
		expect(JSON.stringify((await show(id)).json)).not.toMatch(/No capacity|WKS/);
		cloud.clock.advance(40_000);
		expect((await show(id)).json).toMatchObject({
			status: 'FAILED',
			job_error_code: 'WKS.00010109',
			fail_reason: 'No capacity.',
			sub_jobs: [{ status: 'FAILED', error_code: 'WKS.00010109', fail_reason: 'No capacity.' }, { status: 'SUCCESS' }],
		});
		expect([stopped(), cloud.desktop(SEEDED.hibernatedDesktop)]).toMatchObject([{ status: 'SHUTOFF', task_status: '' }, { status: 'ACTIVE' }]);
		expect(await stateAfter(41, await act('os-start', SEEDED.stoppedDesktop))).toBe('SUCCESS');
	});

	it('is told with its parts and its times', async () => {
		cloud.clock.time = Date.UTC(2026, 10, 21, 9, 30);
		const id = await act('os-stop', SEEDED.desktop, SEEDED.hibernatedDesktop);
		expect((await show(id)).json).toMatchObject({ id, job_type: 'operateDesktops', begin_time: '2026-11-21 09:30:01', sub_jobs_total: 2 });
		expect((await show(id)).json).not.toHaveProperty('end_time');
		cloud.clock.advance(60_000);
		const { desktop_id, product_id, ip_address } = cloud.desktop(SEEDED.desktop);
		const entities = { desktop_id, product_id, user_name: SEEDED.user, desktop_name: SEEDED.desktop, ip_address };
		const { json } = await show(id);
		expect(json).toMatchObject({ end_time: '2026-11-21 09:30:31', sub_jobs: [{ job_id: id, entities, process: 100, end_time: '2026-11-21 09:30:31' }, {}] });
		expect(JSON.stringify(json)).not.toMatch(/span|becomes|deletesUsers/);
	});

	it('that does not exist is not found', async () => {
		expect(await show('unknown')).toMatchObject({ status: 404, json: { error_code: 'WKS.00211902', error_msg: 'The job does not exist.' } });
	});

	it('is gone after a reset, and so are its times', async () => {
		cloud.state.jobTimes['os-start'] = 1;
		await act('os-start', SEEDED.stoppedDesktop);
		cloud.emulator.reset();
		expect([cloud.state.jobs, cloud.state.jobTimes['os-start'], stopped().task_status]).toEqual([[], 40_000, '']);
	});
});

describe('ListItaSubJobs', () => {
	it('finds the parts of a job, of a kind, of a pool and in a state, and pages', async () => {
		const starting = await act('os-start', SEEDED.stoppedDesktop, SEEDED.hibernatedDesktop);
		const stopping = await act('os-stop', 'D006');
		cloud.clock.advance(28_000);
		const count = async (query: Record<string, string>) => (await listParts(query)).total_count;
		expect([await count({}), await count({ job_id: starting }), await count({ job_id: 'unknown' })]).toEqual([3, 2, 0]);
		expect([await count({ job_type: 'operateDesktops' }), await count({ job_type: 'deleteDesktops' })]).toEqual([3, 0]);
		expect([await count({ status: 'RUNNING' }), await count({ status: 'SUCCESS' })]).toEqual([2, 1]);
		expect((await listParts({ desktop_pool_id: cloud.desktop('D006').pool_id ?? '' })).jobs).toMatchObject([{ job_id: stopping, entities: { desktop_name: 'D006' } }]);
		const { total_count: total, jobs } = await listParts({ offset: '1', limit: '1' });
		expect([total, jobs.map(({ entities }) => entities.desktop_name)]).toEqual([3, [SEEDED.hibernatedDesktop]]);
	});

	it.each([
		['limit', { limit: '1001' }],
		['offset', { offset: '10001' }],
		['job_type', { job_type: 'x'.repeat(256) }],
	])('refuses a wrong %s', async (name, query) => {
		const { json } = await cloud.send({ path: `/v2/${cloud.projectId}/workspace-sub-jobs`, query: query as Record<string, string> });
		expect(json).toMatchObject({ error_msg: `Invalid parameter: ${name}.` });
	});
});

it('keeps what a job is about, also when a test takes the desktop away meanwhile', async () => {
	const id = await act('os-start', SEEDED.stoppedDesktop);
	cloud.state.desktops = [];
	expect(await stateAfter(40, id)).toBe('SUCCESS');
	expect(cloud.state.jobs).toMatchObject<Array<Partial<Job>>>([{ id, kind: 'os-start' }]);
});
