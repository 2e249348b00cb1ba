import { SEEDED } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();
const idOf = (name: string) => cloud.desktop(name).desktop_id;
const post = (what: string, body: object) => cloud.send({ method: 'POST', path: `/v2/${cloud.projectId}/desktops/${what}`, body });
const later = async () => {
	cloud.clock.advance(60_000);
	await cloud.send({ path: `/v2/${cloud.projectId}/desktops` });
};
const usersOf = (name: string) => cloud.desktop(name).attach_user_infos.map(({ user_name }) => user_name);

describe('DetachInstances', () => {
	const detach = (body: object) => post('detach', body);

	it('takes all users from desktops once its job has ended', async () => {
		const { json } = await detach({ desktop_ids: [SEEDED.desktop, SEEDED.sharedDesktop].map(idOf) });
		expect(json).toEqual({ job_id: cloud.state.jobs[0]?.id, failed_operation_list: [] });
		expect(cloud.desktop(SEEDED.desktop)).toMatchObject({ attach_state: 'DEATTACHING', attach_user_infos: [{}] });
		await later();
		expect([usersOf(SEEDED.desktop), usersOf(SEEDED.sharedDesktop)]).toEqual([[], []]);
		expect(cloud.desktop(SEEDED.desktop)).toMatchObject({ attach_state: 'DEATTACHED', status: 'ACTIVE', connect_status: 'CONNECTED' });
	});

	it('shuts a desktop off afterwards if it is told to, also one that nobody has', async () => {
		const names = [SEEDED.desktop, SEEDED.freeDesktops[0]];
		await detach({ desktop_ids: names.map(idOf), shutoff_after_detach: true });
		await later();
		for (const name of names) expect(cloud.desktop(name)).toMatchObject({ status: 'SHUTOFF', connect_status: 'UNREGISTER', attach_user_infos: [] });
	});

	it('has done at once what is so already', async () => {
		await detach({ desktop_ids: [idOf(SEEDED.freeDesktops[0])] });
		expect(cloud.state.jobs).toMatchObject([{ sub_jobs: [{ status: 'SUCCESS' }] }]);
		expect(cloud.desktop(SEEDED.freeDesktops[0]).attach_state).toBe('UNATTACH');
	});

	it('names the desktops that are missing or have a task, without a job if there are no others', async () => {
		cloud.desktop(SEEDED.desktop).task_status = 'migrating';
		const { status, json } = await detach({ desktop_ids: ['unknown', idOf(SEEDED.desktop)] });
		const failed_operation_list = [
			{ desktop_id: 'unknown', error_code: 'WKS.00211902', error_msg: expect.any(String) },
			{ desktop_id: idOf(SEEDED.desktop), desktop_name: SEEDED.desktop, error_code: 'WKS.00010032', error_msg: expect.any(String) },
		];
		expect([status, json]).toEqual([200, { failed_operation_list }]);
	});

	it('leaves the users of a desktop where it fails', async () => {
		cloud.desktop(SEEDED.desktop).failing = { error_code: 'WKS.1', fail_reason: 'No.' };
		await detach({ desktop_ids: [idOf(SEEDED.desktop)] });
		await later();
		expect(cloud.desktop(SEEDED.desktop)).toMatchObject({ attach_state: 'DEATTACHFAIL', attach_user_infos: [{}] });
	});

	it.each<[string, object]>([
		['desktop_ids', {}],
		['desktop_ids', { desktop_ids: [] }],
		['shutoff_after_detach', { desktop_ids: ['x'], shutoff_after_detach: 'true' }],
		['more', { desktop_ids: ['x'], more: 1 }],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await detach(body)).toMatchObject(invalid(name));
	});
});

describe('BatchDetachInstances', () => {
	const detach = (...desktops: object[]) => post('batch-detach', { desktops });

	it('takes some of the users from a desktop', async () => {
		await detach({ desktop_id: idOf(SEEDED.sharedDesktop), detach_user_infos: [{ user_name: SEEDED.user }, { user_name: SEEDED.lockedUser }] });
		await later();
		expect([usersOf(SEEDED.sharedDesktop), cloud.desktop(SEEDED.sharedDesktop).attach_state]).toEqual([[SEEDED.similarUser], 'ATTACHED']);
	});

	it('takes all of them, whoever else is named', async () => {
		await detach({ desktop_id: idOf(SEEDED.sharedDesktop), is_detach_all_users: true, detach_user_infos: [{ user_name: SEEDED.user }] });
		await later();
		expect([usersOf(SEEDED.sharedDesktop), cloud.desktop(SEEDED.sharedDesktop).attach_state]).toEqual([[], 'DEATTACHED']);
	});

	it('has one job for the desktops of pools, and one each for the others', async () => {
		const all = ['D006', 'D012', SEEDED.desktop, 'D007'].map((name) => ({ desktop_id: idOf(name), is_detach_all_users: true }));
		const { json } = await detach(...all, { desktop_id: 'unknown' });
		const [pools, ...others] = cloud.state.jobs;
		expect(json).toMatchObject({ job_id: pools?.id, success_job_ids: others.map(({ id }) => id), failed_operation_list: [{ desktop_id: 'unknown' }] });
		expect([pools, ...others].map((job) => job?.sub_jobs.map(({ entities }) => entities.desktop_name))).toEqual([['D006', 'D012'], [SEEDED.desktop], ['D007']]);
		expect((await detach({ desktop_id: idOf('D003'), is_detach_all_users: true })).json).not.toHaveProperty('job_id');
	});

	it('does nothing if a user does not exist', async () => {
		expect(await detach({ desktop_id: idOf(SEEDED.sharedDesktop), detach_user_infos: [{ user_name: 'nobody' }] })).toMatchObject(noUser);
		expect(cloud.state.jobs).toEqual([]);
	});

	it('has done at once what is so already', async () => {
		await detach({ desktop_id: idOf(SEEDED.desktop), detach_user_infos: [{ user_name: SEEDED.lockedUser }] });
		expect(cloud.state.jobs).toMatchObject([{ sub_jobs: [{ status: 'SUCCESS' }] }]);
		expect(cloud.desktop(SEEDED.desktop)).toMatchObject({ attach_state: 'ATTACHED', attach_user_infos: [{ user_name: SEEDED.user }] });
	});

	it.each<[string, object[]]>([
		['desktops', []],
		['desktops', Array<object>(101).fill({ desktop_id: 'x' })],
		['desktops', [{}]],
		['desktops', [{ desktop_id: '' }]],
		['desktops', [{ desktop_id: 'x', is_detach_all_users: 'true' }]],
		['desktops', [{ desktop_id: 'x', detach_user_infos: [{ user_id: 'x' }] }]],
		['desktops', [{ desktop_id: 'x', more: 1 }]],
	])('refuses wrong %s: %j', async (name, desktops) => {
		expect(await detach(...desktops)).toMatchObject(invalid(name));
	});
});
