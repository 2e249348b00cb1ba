import { SEEDED } from '..';
import { conflict, invalid, noDesktop, noUser, useEmulator } from '../client';

const cloud = useEmulator();
const idOf = (name: string) => cloud.desktop(name).desktop_id;
const [free, otherFree] = SEEDED.freeDesktops;
const attach = (...desktops: object[]) => cloud.send({ method: 'POST', path: `/v2/${cloud.projectId}/desktops/attach`, body: { desktops } });
const toUser = (name: string, more = {}) => ({ desktop_id: idOf(name), user_name: SEEDED.disabledUser, user_group: 'users', ...more });
const later = async () => {
	cloud.clock.advance(90_000);
	await cloud.send({ path: `/v2/${cloud.projectId}/desktops` });
};

describe('AttachInstances', () => {
	it('assigns desktops to users once its job has ended', async () => {
		const { status, json } = await attach(toUser(free), toUser(otherFree, { user_name: SEEDED.user, user_group: 'administrators' }));
		expect([status, json]).toEqual([200, { job_id: cloud.state.jobs[0]?.id }]);
		expect(cloud.desktop(free)).toMatchObject({ attach_state: 'ATTACHING', attach_user_infos: [] });
		expect(cloud.state.jobs[0]?.sub_jobs[0]?.entities.user_name).toBe(SEEDED.disabledUser);
		await later();
		const { id: user_id, domain } = cloud.named(SEEDED.disabledUser);
		expect(cloud.desktop(free)).toMatchObject({
			attach_state: 'ATTACHED',
			attach_user_infos: [{ user_id, user_name: SEEDED.disabledUser, domain, user_group: 'users', type: 'USER' }],
		});
		expect(cloud.desktop(otherFree).attach_user_infos).toMatchObject([{ user_name: SEEDED.user, user_group: 'administrators' }]);
		expect((await cloud.send({ path: `/v2/${cloud.projectId}/users`, query: { user_names: SEEDED.disabledUser } })).json).toMatchObject({ users: [{ total_desktops: 2 }] });
	});

	it('clears the data unless it is told not to, and gives the desktop a new name if it has one', async () => {
		await attach(toUser(free), toUser(otherFree, { is_clear_data: false, computer_name: 'NEW-1' }));
		const renamed = cloud.desktop(otherFree);
		expect(cloud.desktop(free).dataClears).toBe(0);
		await later();
		expect([cloud.desktop(free).dataClears, renamed]).toMatchObject([1, { dataClears: 0, computer_name: 'NEW-1' }]);
	});

	it('tells users of one name apart by domain or ID', async () => {
		const [first, second] = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
		const users = [{ user_name: SEEDED.duplicateUser, user_group: 'users', domain: second?.domain }];
		await attach({ desktop_id: idOf(free), attach_user_infos: users }, toUser(otherFree, { user_name: SEEDED.duplicateUser, user_id: first?.id }));
		await later();
		expect([free, otherFree].map((name) => cloud.desktop(name).attach_user_infos[0]?.user_id)).toEqual([second?.id, first?.id]);
	});

	it('adds users and groups to a shared desktop, and counts nobody twice', async () => {
		const group = { user_name: SEEDED.group, user_group: 'users', type: 'GROUP' };
		const users = [{ user_name: SEEDED.user, user_group: 'administrators' }, { user_name: SEEDED.lockedUser, user_group: 'users' }, group];
		await attach({ desktop_id: idOf(SEEDED.sharedDesktop), attach_user_infos: users });
		await later();
		expect(cloud.desktop(SEEDED.sharedDesktop).attach_user_infos.map(({ user_name, user_group }) => [user_name, user_group])).toEqual([
			[SEEDED.similarUser, 'users'],
			[SEEDED.user, 'administrators'],
			[SEEDED.lockedUser, 'users'],
			[SEEDED.group, 'users'],
		]);
	});

	it('leaves a desktop free whose assignment fails', async () => {
		cloud.desktop(free).failing = { error_code: 'WKS.1', fail_reason: 'No.' };
		await attach(toUser(free));
		await later();
		expect(cloud.desktop(free)).toMatchObject({ attach_state: 'ATTACHFAIL', attach_user_infos: [], dataClears: 0 });
	});

	it('does nothing at all if one of them is missing, busy, assigned or for somebody who does not exist', async () => {
		cloud.desktop(otherFree).task_status = 'migrating';
		expect(await attach(toUser(free), { ...toUser(free), desktop_id: 'unknown' })).toMatchObject(noDesktop);
		expect(await attach(toUser(free), toUser(otherFree))).toMatchObject(conflict);
		expect(await attach(toUser(free), toUser(SEEDED.desktop))).toMatchObject(conflict);
		expect(await attach(toUser(free), toUser(otherFree, { user_name: 'nobody' }))).toMatchObject(noUser);
		expect(await attach(toUser(free, { user_id: cloud.named(SEEDED.user).id }))).toMatchObject(noUser);
		const group = { user_name: 'no group', user_group: 'users', type: 'GROUP' };
		expect(await attach({ desktop_id: idOf(free), attach_user_infos: [group] })).toMatchObject({ status: 400, json: { error_code: 'WKS.00170208' } });
		expect([cloud.state.jobs, cloud.desktop(free).attach_state]).toEqual([[], 'UNATTACH']);
	});

	it('refuses a second one while the first is on its way', async () => {
		await attach(toUser(free));
		expect(await attach(toUser(free))).toMatchObject(conflict);
	});

	it.each<[string, object]>([
		['user_name', { user_name: undefined }],
		['user_group', { user_group: undefined }],
		['desktops', { user_group: '' }],
		['desktops', { desktop_id: undefined }],
		['desktops', { user_group: 'admins' }],
		['desktops', { user_name: 'x'.repeat(65) }],
		['desktops', { computer_name: '1-starts-wrong' }],
		['desktops', { computer_name: 'x'.repeat(16) }],
		['desktops', { is_clear_data: 'false' }],
		['desktops', { more: 1 }],
		['desktops', { attach_user_infos: [{ user_name: 'x' }] }],
		['desktops', { attach_user_infos: [{ user_name: 'x', user_group: 'users', type: 'ROLE' }] }],
		['attach_user_infos', { attach_user_infos: [SEEDED.user, SEEDED.lockedUser].map((user_name) => ({ user_name, user_group: 'users' })) }],
	])('refuses a wrong %s: %j', async (name, more) => {
		expect(await attach(toUser(free, more))).toMatchObject(invalid(name));
	});

	it('takes 1 to 50 desktops, and the fields that change the image', async () => {
		const send = (body: object) => cloud.send({ method: 'POST', path: `/v2/${cloud.projectId}/desktops/attach`, body });
		expect(await attach()).toMatchObject(invalid('desktops'));
		expect(await attach(...Array<object>(51).fill(toUser(free)))).toMatchObject(invalid('desktops'));
		expect(await send({ desktops: [toUser(free)], encrypt_type: 'NONE' })).toMatchObject(invalid('encrypt_type'));
		expect(await send({ desktops: [toUser(free)], encrypt_type: 'KEEP', image_id: 'x', image_type: 'gold', kms_id: '' })).toMatchObject({ status: 200 });
	});
});
