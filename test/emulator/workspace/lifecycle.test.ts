import { SEEDED } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/users`;
const done = { status: 204, json: undefined };
const found = (id: string) => cloud.state.users.some((user) => user.id === id);

describe('DeleteUser', () => {
	const remove = (id: string) => cloud.send({ method: 'DELETE', path: `${path()}/${id}` });

	it('deletes a user with the memberships and the devices, and leaves everybody else', async () => {
		const { id } = cloud.named(SEEDED.userWithOtpDevices);
		expect(await remove(id)).toMatchObject(done);
		const { users, groups, otpDevices, loginRecords } = cloud.state;
		expect([users.length, groups.some(({ members }) => members.includes(id)), otpDevices.some(({ user_id }) => user_id === id)]).toEqual([239, false, false]);
		expect([groups.find(({ name }) => name === SEEDED.group)?.members.length, otpDevices.length, loginRecords.length]).not.toContain(0);
		expect(await cloud.send({ path: `${path()}/${id}` })).toMatchObject(noUser);
	});

	it('refuses a user who is gone already, and one who never was', async () => {
		const { id } = cloud.named(SEEDED.user);
		await remove(id);
		expect([await remove(id), await remove('unknown')]).toMatchObject([noUser, noUser]);
	});
});

describe('BatchDeleteUser', () => {
	const remove = (body: object | string) => cloud.send({ method: 'POST', path: `${path()}/batch-delete`, body });

	it('deletes 100 users at a time', async () => {
		const ids = cloud.state.users.slice(50, 150).map(({ id }) => id);
		expect(await remove({ user_ids: ids })).toMatchObject(done);
		expect([cloud.state.users.length, ids.some(found), cloud.state.groups.some(({ members }) => members.some((id) => ids.includes(id)))]).toEqual([140, false, false]);
	});

	it('deletes nobody if one of them does not exist', async () => {
		const { id } = cloud.named(SEEDED.user);
		expect(await remove({ user_ids: [id, 'unknown'] })).toMatchObject(noUser);
		expect(found(id)).toBe(true);
	});

	it.each<[string, unknown]>([
		['user_ids', {}],
		['user_ids', { user_ids: [] }],
		['user_ids', { user_ids: Array<string>(101).fill('x') }],
		['user_ids', { user_ids: ['x'.repeat(256)] }],
		['user_ids', { user_ids: 'x' }],
		['more', { user_ids: ['x'], more: 1 }],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await remove(body as object)).toMatchObject(invalid(name));
	});

	it('refuses a request without a body', async () => {
		expect(await remove('')).toMatchObject({ status: 400, json: { error_code: 'WKS.0001' } });
	});
});

describe('ChangeUserStatus', () => {
	const change = (id: string, type: unknown) => cloud.send({ method: 'POST', path: `${path()}/${id}/actions`, body: { op_type: type } });

	it.each([
		['LOCK', true],
		['UNLOCK', false],
	])('%s leaves the user locked: %s, however often it is asked', async (type, locked) => {
		const { id } = cloud.named(SEEDED.user);
		for (const before of [true, false]) {
			cloud.named(SEEDED.user).locked = before;
			expect(await change(id, type)).toMatchObject(done);
			expect(cloud.named(SEEDED.user).locked).toBe(locked);
		}
		expect((await cloud.send({ path: `${path()}/${id}` })).json).toMatchObject({ user_detail: { locked } });
		expect(cloud.state.changes).toEqual(Array(2).fill({ api: 'ChangeUserStatus', id, op_type: type }));
	});

	it('RESET_PWD sets another password and tells it to the user only', async () => {
		const { id, user_email, password: before } = cloud.named(SEEDED.managedUser);
		expect(await change(id, 'RESET_PWD')).toMatchObject(done);
		const { password, passwordResets } = cloud.named(SEEDED.managedUser);
		expect([password === before, passwordResets]).toEqual([false, 0]);
		expect(cloud.state.notifications).toEqual([{ user_id: id, type: 'email', to: user_email, password }]);
	});

	it('RESET_PWD leaves the password of a user alone who cannot be told', async () => {
		Object.assign(cloud.named(SEEDED.user), { user_email: '', user_phone: '' });
		const { id, password } = cloud.named(SEEDED.user);
		expect(await change(id, 'RESET_PWD')).toMatchObject(invalid('user_email'));
		expect([cloud.named(SEEDED.user).password, cloud.state.changes]).toEqual([password, []]);
	});

	it.each(['lock', '', 1, undefined])('refuses the type %j', async (type) => {
		expect(await change(cloud.named(SEEDED.user).id, type)).toMatchObject(invalid('op_type'));
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await change('unknown', 'LOCK')).toMatchObject(noUser);
	});
});

describe('SendEmail', () => {
	const send = (id: string, body: object | string = {}) => cloud.send({ method: 'POST', path: `${path()}/${id}/resend-email`, body });

	it.each([[{}], [''], [{ template_id: 'welcome' }], [{ template_id: 'welcome', phone_template_id: 'short' }]])('sends the login data again, with the templates of %j', async (body) => {
		const { id, user_email, password } = cloud.named(SEEDED.user);
		expect(await send(id, body)).toMatchObject(done);
		expect(cloud.state.notifications).toEqual([{ user_id: id, type: 'email', to: user_email, password, ...(body as object) }]);
	});

	it('sends it again each time', async () => {
		const { id } = cloud.named(SEEDED.user);
		await send(id);
		await send(id);
		expect(cloud.state.notifications).toHaveLength(2);
	});

	it('sends it to the phone of a user without an address, and refuses a user who has neither', async () => {
		const user = Object.assign(cloud.named(SEEDED.user), { user_email: '' });
		await send(user.id);
		expect(cloud.state.notifications).toMatchObject([{ type: 'phone', to: user.user_phone }]);
		user.user_phone = '';
		expect(await send(user.id)).toMatchObject(invalid('user_email'));
	});

	it.each<[string, object]>([
		['template_id', { template_id: 1 }],
		['more', { more: 'x' }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await send(cloud.named(SEEDED.user).id, body)).toMatchObject(invalid(name));
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await send('unknown')).toMatchObject(noUser);
	});
});
