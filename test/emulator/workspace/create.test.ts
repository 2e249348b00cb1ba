import { SEEDED, type UserGroup } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/users`;
const create = (body: object | string) => cloud.send({ method: 'POST', path: path(), body });
const LOCAL = { user_name: 'new.user', active_type: 'ADMIN_ACTIVATE', password: 'Gr33n~tea~leaves' };
const refused = (code: string) => ({ status: 400, json: { error_code: code } });

describe('CreateDesktopUser', () => {
	it('creates a user who activates the account, with a password that only the user is told', async () => {
		const { status, json } = await create({ user_name: 'new.user', user_email: 'new.user@example.com', user_phone: '+447700900999', description: 'Sales, Zürich' });
		const user = cloud.named('new.user');
		expect([status, json]).toEqual([201, { id: user.id }]);
		expect(user).toMatchObject({ active_type: 'USER_ACTIVATE', domain: SEEDED.localDomain, platform_type: 'LOCAL', description: 'Sales, Zürich', account_expires: 0, disabled: false, locked: false });
		expect(cloud.state.notifications).toEqual([{ user_id: user.id, type: 'email', to: 'new.user@example.com', password: user.password }]);
		expect(user.password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12}$/);
	});

	it('tells a user without an address by phone', async () => {
		await create({ user_name: 'new.user', user_email: '', user_phone: '+447700900999' });
		expect(cloud.state.notifications).toMatchObject([{ type: 'phone', to: '+447700900999' }]);
	});

	it('creates a user with the password of the administrator, and tells nobody', async () => {
		await create({ ...LOCAL, user_email: 'new.user@example.com', account_expires: '2027-03-31T23:59:59Z' });
		expect(cloud.named('new.user')).toMatchObject({ password: LOCAL.password, next_login_change_password: true, enable_change_password: true, account_expires: Date.UTC(2027, 2, 31, 23, 59, 59) });
		expect(cloud.state.notifications).toEqual([]);
	});

	it('takes false for an answer', async () => {
		await create({ ...LOCAL, next_login_change_password: false, enable_change_password: false });
		expect(cloud.named('new.user')).toMatchObject({ next_login_change_password: false, enable_change_password: false });
	});

	it('is seen in the list, the detail and the groups', async () => {
		const groups = cloud.state.groups.slice(0, 5);
		const { json } = await create({ ...LOCAL, group_ids: groups.map(({ id }) => id) });
		const { id } = json as { id: string };
		const created = new Date(cloud.clock.time).toISOString();
		const names = groups.map(({ name }) => name);
		expect((await cloud.send({ path: path(), query: { user_names: 'new.user' } })).json).toMatchObject({ total_count: 1, users: [{ id, group_names: names }] });
		expect((await cloud.send({ path: `${path()}/${id}` })).json).toMatchObject({ user_detail: { user_name: 'new.user', group_names: names, when_created: created } });
	});

	it('needs no password in AD, which it takes to know the name', async () => {
		expect(await create({ user_name: 'new.user', domain: 'corp.example.com', active_type: 'ADMIN_ACTIVATE' })).toMatchObject({ status: 201 });
		expect(cloud.named('new.user')).toMatchObject({ domain: 'corp.example.com', platform_type: 'AD' });
	});

	it('refuses a name that the domain has, in any case, and gives it in another domain', async () => {
		const taken = { status: 400, json: { error_code: 'WKS.00139901', error_msg: 'The user already exists.' } };
		expect(await create(LOCAL)).toMatchObject({ status: 201 });
		expect(await create({ ...LOCAL, user_name: 'New.User' })).toMatchObject(taken);
		expect(await create({ ...LOCAL, domain: 'corp.example.com' })).toMatchObject({ status: 201 });
		expect(await create({ ...LOCAL, user_name: SEEDED.user, domain: 'corp.example.com' })).toMatchObject(taken);
	});

	it('creates nobody in a group that does not exist', async () => {
		const [group] = cloud.state.groups as [UserGroup];
		const before = [...group.members];
		expect(await create({ ...LOCAL, group_ids: [group.id, 'unknown'] })).toMatchObject(refused('WKS.00170208'));
		expect([cloud.state.users.length, group.members]).toEqual([240, before]);
	});

	it.each([
		['WKS.00170101', 'onlylowercase'],
		['WKS.00170101', 'lower2and2digits'],
		['WKS.00170103', 'x~NEW.USER~1'],
		['WKS.00139901', 'Gr33n~t'],
		['WKS.00139901', `Gr33n~${'t'.repeat(27)}`],
	])('refuses with %s the password %s', async (code, password) => {
		expect(await create({ ...LOCAL, password })).toMatchObject(refused(code));
		expect(cloud.state.users).toHaveLength(240);
	});

	it.each<[string, unknown]>([
		['user_name', { password: LOCAL.password }],
		['user_name', { ...LOCAL, user_name: '' }],
		['user_name', { ...LOCAL, user_name: '.new' }],
		['user_name', { ...LOCAL, user_name: 'new.' }],
		['user_name', { ...LOCAL, user_name: 'new user' }],
		['user_name', { ...LOCAL, user_name: 'x'.repeat(33) }],
		['user_email', { user_name: 'new.user' }],
		['user_email', { user_name: 'new.user', user_email: '', user_phone: '' }],
		['user_email', { ...LOCAL, user_email: 'a+b@example.com' }],
		['user_email', { ...LOCAL, user_email: `${'a'.repeat(53)}@example.com` }],
		['user_phone', { ...LOCAL, user_phone: '1'.repeat(21) }],
		['active_type', { ...LOCAL, active_type: 'admin' }],
		['password', { user_name: 'new.user', active_type: 'ADMIN_ACTIVATE' }],
		['account_expires', { ...LOCAL, account_expires: '2027-03-31' }],
		['enable_change_password', { ...LOCAL, enable_change_password: 'false' }],
		['description', { ...LOCAL, description: 'x'.repeat(256) }],
		['alias_name', { ...LOCAL, alias_name: 'x'.repeat(56) }],
		['domain', { ...LOCAL, domain: 'unknown.example.com' }],
		['group_ids', { ...LOCAL, group_ids: [] }],
		['group_ids', { ...LOCAL, group_ids: Array<string>(6).fill('x') }],
		['group_ids', { ...LOCAL, group_ids: [''] }],
		['disabled', { ...LOCAL, disabled: true }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await create(body as object)).toMatchObject(invalid(name));
		expect(cloud.state.users).toHaveLength(240);
	});

	it('refuses a request without a body', async () => {
		expect(await create('')).toMatchObject(refused('WKS.0001'));
	});
});
