import { SEEDED } from '..';
import { conflict, invalid, noDesktop, useEmulator } from '../client';

const cloud = useEmulator();
const idOf = (name: string) => cloud.desktop(name).desktop_id;

describe('BatchRunDesktops', () => {
	const run = (body: object | string) => cloud.send({ method: 'POST', path: `/v2/${cloud.projectId}/desktops/action`, body });
	const act = (op_type: string, ...desktop_ids: string[]) => run({ op_type, desktop_ids });

	it.each([
		['os-start', SEEDED.stoppedDesktop, 'powering-on', 'ACTIVE', 'REGISTERED'],
		['os-start', SEEDED.hibernatedDesktop, 'powering-on', 'ACTIVE', 'REGISTERED'],
		['reboot', SEEDED.desktop, 'rebooting', 'ACTIVE', 'REGISTERED'],
		['os-stop', SEEDED.desktop, 'powering-off', 'SHUTOFF', 'UNREGISTER'],
		['os-hibernate', SEEDED.desktop, '', 'HIBERNATED', 'UNREGISTER'],
	])('%s takes %s over %j to %s', async (type, name, task_status, status, connect_status) => {
		const { json } = await run({ op_type: type, desktop_ids: [idOf(name)], type: 'HARD' });
		expect(json).toEqual({ job_id: cloud.state.jobs[0]?.id });
		expect(cloud.desktop(name).task_status).toBe(task_status);
		cloud.clock.advance(60_000);
		await cloud.send({ path: `/v2/${cloud.projectId}/desktops` });
		expect(cloud.desktop(name)).toMatchObject({ status, connect_status, task_status: '' });
	});

	it('does what it can, and names the desktops that are missing or have a task', async () => {
		await act('os-hibernate', idOf(SEEDED.desktop));
		const { status, json } = await act('os-stop', 'unknown', idOf(SEEDED.desktop), idOf('D007'));
		expect([status, json]).toEqual([
			200,
			{
				job_id: cloud.state.jobs[1]?.id,
				failed_operation_list: [
					{ desktop_id: 'unknown', error_code: 'WKS.00211902', error_msg: 'The desktop does not exist.' },
					{ desktop_id: idOf(SEEDED.desktop), desktop_name: SEEDED.desktop, error_code: 'WKS.00010032', error_msg: expect.any(String) },
				],
			},
		]);
		expect(cloud.state.jobs[1]?.sub_jobs.map(({ entities }) => entities.desktop_name)).toEqual(['D007']);
	});

	it('starts no job if nothing is left to do', async () => {
		cloud.desktop(SEEDED.desktop).task_status = 'migrating';
		const { json } = await act('os-stop', idOf(SEEDED.desktop), idOf(SEEDED.desktop));
		expect(json).toEqual({ failed_operation_list: [expect.objectContaining({ error_code: 'WKS.00010032' })] });
		expect(cloud.state.jobs).toEqual([]);
	});

	it.each([
		['os-start', SEEDED.desktop],
		['os-stop', SEEDED.stoppedDesktop],
		['os-hibernate', SEEDED.hibernatedDesktop],
	])('%s is done at once for %s, which is so already', async (type, name) => {
		const before = { ...cloud.desktop(name) };
		await act(type, idOf(name));
		expect(cloud.state.jobs).toMatchObject([{ sub_jobs: [{ status: 'SUCCESS' }] }]);
		expect(cloud.desktop(name)).toEqual(before);
	});

	it.each<[string, unknown]>([
		['op_type', { op_type: 'start', desktop_ids: ['x'] }],
		['op_type', { desktop_ids: ['x'] }],
		['desktop_ids', { op_type: 'os-start' }],
		['desktop_ids', { op_type: 'os-start', desktop_ids: [] }],
		['desktop_ids', { op_type: 'os-start', desktop_ids: Array<string>(101).fill('x') }],
		['desktop_ids', { op_type: 'os-start', desktop_ids: ['x'.repeat(256)] }],
		['desktop_ids', { op_type: 'os-start', desktop_ids: 'x' }],
		['type', { op_type: 'os-start', desktop_ids: ['x'], type: 'soft' }],
		['more', { op_type: 'os-start', desktop_ids: ['x'], more: 1 }],
		['constructor', { op_type: 'os-start', desktop_ids: ['x'], constructor: 1 }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await run(body as object)).toMatchObject(invalid(name));
	});

	it('refuses a request without a body', async () => {
		expect(await run('')).toMatchObject({ status: 400, json: { error_code: 'WKS.0001' } });
	});
});

describe('BatchLogoffDesktops', () => {
	const logOff = (body: object) => cloud.send({ method: 'POST', path: `/v2/${cloud.projectId}/desktops/logoff`, body });

	it('ends sessions, with an answer that has no body, and leaves the others as they are', async () => {
		cloud.desktop(SEEDED.freeDesktops[0]).connect_status = 'DISCONNECTED';
		const names = [SEEDED.desktop, SEEDED.freeDesktops[0], SEEDED.stoppedDesktop];
		expect(await logOff({ desktop_ids: names.map(idOf), message: 'Bye.' })).toMatchObject({ status: 200, json: undefined });
		expect(names.map((name) => cloud.desktop(name).connect_status)).toEqual(['REGISTERED', 'REGISTERED', 'UNREGISTER']);
		expect([cloud.desktop(SEEDED.desktop).logoffs, cloud.desktop('D007')]).toMatchObject([1, { connect_status: 'CONNECTED', logoffs: 0 }]);
	});

	it('does nothing without IDs', async () => {
		expect(await logOff({})).toMatchObject({ status: 200, json: undefined });
	});

	it('refuses all if one is missing or has a task', async () => {
		expect(await logOff({ desktop_ids: [idOf(SEEDED.desktop), 'unknown'] })).toMatchObject(noDesktop);
		cloud.desktop('D007').task_status = 'migrating';
		expect(await logOff({ desktop_ids: [SEEDED.desktop, 'D007'].map(idOf) })).toMatchObject(conflict);
		expect(cloud.desktop(SEEDED.desktop)).toMatchObject({ connect_status: 'CONNECTED', logoffs: 0 });
	});

	it.each([
		['desktop_ids', { desktop_ids: Array<string>(101).fill('x') }],
		['message', { message: 'x'.repeat(256) }],
	])('refuses a wrong %s', async (name, body) => {
		expect(await logOff(body)).toMatchObject(invalid(name));
	});
});
