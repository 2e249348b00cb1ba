import { SEEDED, type IamUser } from '..';
import { useEmulator } from '../client';
import { conflict, iamGroup, iamUser, invalid, notFound } from './expected';

const cloud = useEmulator();
const path = '/v5/users';
const user = (name: string = SEEDED.iamUser) => iamUser(cloud.state, name);
const show = (id: string) => cloud.send({ path: `${path}/${id}` });

describe('ListUsersV5', () => {
	it('lists the users of a group, under the names of version 5 and without what it does not know', async () => {
		const group = iamGroup(cloud.state, SEEDED.iamGroup);
		const { json } = await cloud.send({ path, query: { group_id: group.group_id } });
		const { users } = json as { users: Array<Record<string, unknown>> };
		expect(users.map(({ user_id: id }) => id)).toEqual([...group.members].sort());
		const { user_id, user_name, description, created_at } = user();
		const urn = `iam::${cloud.state.iam.account.id}:user:${user_name}`;
		expect(users).toContainEqual({ user_id, user_name, urn, description, created_at, enabled: true, is_root_user: false });
	});

	it('has no field for a description that is empty', async () => {
		expect((await show(user(SEEDED.iamBareUser).user_id)).json).not.toMatchObject({ user: { description: expect.anything() } });
	});

	it('refuses an unknown group', async () => {
		expect(await cloud.send({ path, query: { group_id: 'unknown' } })).toMatchObject(notFound('group'));
	});
});

describe('ShowUserV5', () => {
	it('shows a user with tags, and no secret', async () => {
		const { json } = await show(user().user_id);
		expect(json).toMatchObject({ user: { user_name: SEEDED.iamUser, tags: [{ tag_key: 'department', tag_value: 'Finance' }] } });
		expect(JSON.stringify(json)).not.toMatch(/Seeded~|email|phone/);
	});

	it('refuses an unknown user', async () => {
		expect(await show('unknown')).toMatchObject(notFound('user'));
	});
});

describe('CreateUserV5', () => {
	const create = (body: object | string) => cloud.send({ method: 'POST', path, body });

	it('creates a user who has nothing, and is found at once', async () => {
		const { status, json } = await create({ name: 'New User', enabled: false, description: 'Zürich' });
		const { user_id: id } = (json as { user: IamUser }).user;
		expect([status, json]).toEqual([201, { user: expect.objectContaining({ user_name: 'New User', enabled: false, description: 'Zürich' }) }]);
		expect(user('New User')).toMatchObject({ loginProfile: null, accessKeys: [], mfaDevices: [], attachedPolicies: [], email: '' });
		expect(await show(id)).toMatchObject({ status: 200, json: { user: { user_id: id } } });
	});

	it('hides a user for a while if it is told to, but the name is taken at once', async () => {
		cloud.state.iam.hiddenFor.CreateUserV5 = 5000;
		const { user_id: id } = ((await create({ name: 'new', enabled: true })).json as { user: IamUser }).user;
		expect(await show(id)).toMatchObject(notFound('user'));
		const { json } = await cloud.send({ path, query: { limit: '200' } });
		expect(JSON.stringify(json)).not.toContain(id);
		expect(await create({ name: 'new', enabled: true })).toMatchObject(conflict);
		cloud.clock.advance(5000);
		expect(await show(id)).toMatchObject({ status: 200 });
	});

	it('refuses a name that is taken, and one user more than the quota allows', async () => {
		expect(await create({ name: SEEDED.iamUser, enabled: true })).toMatchObject(conflict);
		cloud.state.iam.quotas.users = cloud.state.iam.users.length;
		expect(await create({ name: 'new', enabled: true })).toMatchObject(conflict);
	});

	it.each<[string, object]>([
		['name', { enabled: true }],
		['enabled', { name: 'new' }],
		['enabled', { name: 'new', enabled: 'true' }],
		['name', { name: '', enabled: true }],
		['name', { name: '1st', enabled: true }],
		['name', { name: 'Jürgen', enabled: true }],
		['name', { name: 'x'.repeat(65), enabled: true }],
		['description', { name: 'new', enabled: true, description: 'R&D' }],
		['description', { name: 'new', enabled: true, description: 'x'.repeat(256) }],
		['password', { name: 'new', enabled: true, password: 'Gr33n~tea' }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		const answer = await create(body);
		expect(answer).toMatchObject(invalid(name));
		expect(answer.json).not.toHaveProperty('request_id');
	});
});

describe('UpdateUserV5', () => {
	const update = (body: object, id = user().user_id) => cloud.send({ method: 'PUT', path: `${path}/${id}`, body });

	it('changes what it is given and nothing else', async () => {
		const before = structuredClone(user());
		const { status, json } = await update({ enabled: false, new_description: '' });
		expect([status, json]).toEqual([200, { user: expect.objectContaining({ enabled: false, user_name: SEEDED.iamUser }) }]);
		expect(user()).toEqual({ ...before, enabled: false, description: '', updates: 1 });
		await update({ new_user_name: 'a.svobodova' });
		expect(user('a.svobodova')).toEqual({ ...before, user_name: 'a.svobodova', enabled: false, description: '', updates: 2 });
	});

	it('refuses the name of another, takes the same again, and refuses an unknown user', async () => {
		expect(await update({ new_user_name: SEEDED.iamCaller })).toMatchObject(conflict);
		expect(await update({ new_user_name: SEEDED.iamUser })).toMatchObject({ status: 200 });
		expect(await update({ enabled: true }, 'unknown')).toMatchObject(notFound('user'));
		expect(await update({ description: 'x' })).toMatchObject(invalid('description'));
	});
});

describe('DeleteUserV5', () => {
	const remove = (id: string) => cloud.send({ method: 'DELETE', path: `${path}/${id}` });

	it('deletes a user with everything they have, once', async () => {
		const { user_id: id } = user();
		expect(await remove(id)).toMatchObject({ status: 204, json: undefined });
		expect(cloud.state.iam.groups.some(({ members }) => members.includes(id))).toBe(false);
		expect(await show(id)).toMatchObject(notFound('user'));
		expect(await remove(id)).toMatchObject(notFound('user'));
	});

	it('refuses to delete the root user', async () => {
		expect(await remove(user(SEEDED.iamRootUser).user_id)).toMatchObject(conflict);
	});

	it.each<[string, (one: IamUser) => void]>([
		['nothing', () => undefined],
		['a login profile', (one) => (one.loginProfile = user().loginProfile)],
		['an access key', (one) => (one.accessKeys = user().accessKeys)],
		['an MFA device', (one) => (one.mfaDevices = user().mfaDevices)],
		['a policy', (one) => (one.attachedPolicies = user().attachedPolicies)],
		['a group', ({ user_id: id }) => iamGroup(cloud.state, SEEDED.iamEmptyGroup).members.push(id)],
	])('refuses, if it is told to, a user who still has something: %s', async (what, give) => {
		cloud.state.iam.deletesWithConflict = true;
		const one = user(SEEDED.iamBareUser);
		give(one);
		expect(await remove(one.user_id)).toMatchObject(what === 'nothing' ? { status: 204 } : conflict);
	});
});

describe('ShowUserLastLoginV5', () => {
	const lastLogin = (name: string) => cloud.send({ path: `${path}/${user(name).user_id}/last-login` });

	it('tells when a user logged in, and null for never', async () => {
		expect((await lastLogin(SEEDED.iamUser)).json).toEqual({ user_last_login: { last_login_at: '2026-11-20T08:00:00.000Z' } });
		expect((await lastLogin(SEEDED.iamUserWithSpace)).json).toEqual({ user_last_login: { last_login_at: null } });
		expect(await cloud.send({ path: `${path}/unknown/last-login` })).toMatchObject(notFound('user'));
	});
});
