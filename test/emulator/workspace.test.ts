import { SEEDED, startEmulator, type Emulator, type WorkspaceUser } from '.';
import { clientOf, Clock } from './client';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;
let path: string;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
	path = `/v2/${emulator.credential.projectId}/users`;
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

const named = (name: string): WorkspaceUser => {
	const user = emulator.state.users.find(({ user_name }) => user_name === name);
	if (!user) throw new Error(`${name} is not seeded`);
	return user;
};
const missing = { status: 400, json: { error_code: 'WKS.00170312', error_msg: expect.any(String) } };
const invalid = (name: string) => ({ status: 400, json: { error_code: 'WKS.00139901', error_msg: `Invalid parameter: ${name}.` } });

describe('the seed', () => {
	it('has 240 users with IDs and addresses of their own, of many kinds', () => {
		const { users } = emulator.state;
		const count = (is: (user: WorkspaceUser) => boolean) => users.filter(is).length;
		expect([users.length, new Set(users.map(({ id }) => id)).size, new Set(users.map(({ user_email }) => user_email)).size]).toEqual([240, 240, 240]);
		expect(users.every(({ id, user_name }) => /^[0-9a-f]{32}$/.test(id) && /^[a-z.]{1,20}$/.test(user_name))).toBe(true);
		expect(count(({ disabled }) => disabled)).toBeGreaterThan(5);
		expect(count(({ locked }) => locked)).toBeGreaterThan(5);
		expect(count(({ account_expires }) => account_expires > 0)).toBeGreaterThan(5);
		expect(count(({ active_type }) => active_type === 'ADMIN_ACTIVATE')).toBeGreaterThan(50);
	});

	it('has two users of one name, in two domains', () => {
		const twins = emulator.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
		expect(new Set(twins.map(({ domain }) => domain)).size).toBe(2);
	});
});

describe('ListUsers', () => {
	const list = async (query: Record<string, string | string[]>) => {
		const { json } = await send({ path, query });
		const { total_count: total, users } = json as { total_count: number; users: WorkspaceUser[] };
		return { total, users, names: users.map(({ user_name }) => user_name) };
	};

	it('returns everything without a limit, and pages with one', async () => {
		const all = await list({});
		expect([all.total, all.users.length]).toEqual([240, 240]);
		const page = await list({ offset: '200', limit: '100' });
		expect([page.total, page.names]).toEqual([240, all.names.slice(200)]);
	});

	it('shows a user under the names of the list, and no secret', async () => {
		const { users } = await list({ user_names: SEEDED.expiredUser });
		expect(users).toMatchObject([{ account_expires: '2025-06-30T23:59:59.000Z', account_expired: true, enable_change_password: true, domain: expect.any(String) }]);
		const forever = await list({ user_names: SEEDED.user });
		expect(forever.users).toMatchObject([{ account_expires: '0', account_expired: false }]);
		expect(Object.keys(forever.users[0] ?? {})).not.toEqual(expect.arrayContaining(['password']));
	});

	it('finds names that contain the text, in any case', async () => {
		expect((await list({ user_name: 'A.Novak' })).names).toEqual([SEEDED.user, SEEDED.similarUser]);
	});

	it('finds several exact names', async () => {
		expect((await list({ user_names: [SEEDED.user, SEEDED.duplicateUser] })).names).toEqual([SEEDED.user, 'j.smith', 'j.smith']);
	});

	it.each([
		['description', 'praGUE', (user: WorkspaceUser) => user.description.includes('Prague')],
		['active_type', 'ADMIN_ACTIVATE', (user: WorkspaceUser) => user.active_type === 'ADMIN_ACTIVATE'],
		['group_name', 'VPN', (user: WorkspaceUser) => user.group_names.includes('VPN')],
		['disabled', 'true', (user: WorkspaceUser) => user.disabled],
		['disabled', 'false', (user: WorkspaceUser) => !user.disabled],
		['domain', 'partners.example.com', (user: WorkspaceUser) => user.domain === 'partners.example.com'],
		['platform_type', 'LOCAL', (user: WorkspaceUser) => user.domain === 'partners.example.com'],
		['platform_type', 'UOS', () => true],
		['enterprise_project_id', '1', () => false],
		['share_space_subscription', 'true', (user: WorkspaceUser) => user.share_space_subscription],
		['group_name', 'VP', () => false],
	])('filters by %s = %s', async (name, value, is) => {
		const { users, total } = await list({ [name]: value });
		expect([total, users.map(({ id }) => id)]).toEqual([users.length, emulator.state.users.filter(is).map(({ id }) => id)]);
	});

	it.each([
		['limit', 'ten'],
		['limit', '-1'],
		['offset', '1.5'],
		['disabled', 'yes'],
	])('refuses %s = %s', async (name, value) => {
		expect(await send({ path, query: { [name]: value } })).toMatchObject(invalid(name));
	});
});

describe('ListUserDetail', () => {
	it('shows a user under the names of the detail, and no secret', async () => {
		const { json } = await send({ path: `${path}/${named(SEEDED.expiredUser).id}` });
		expect(json).toEqual({
			user_detail: expect.objectContaining({
				user_name: SEEDED.expiredUser,
				account_expires: Date.UTC(2025, 5, 30, 23, 59, 59),
				user_expired: true,
				enabled_change_password: true,
				group_names: ['External'],
			}),
		});
		expect(JSON.stringify(json)).not.toMatch(/enable_change_password|account_expired|Seeded~/);
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await send({ path: `${path}/unknown` })).toMatchObject(missing);
	});
});

describe('UpdateUserInfo', () => {
	const update = (body: object | undefined, id = named(SEEDED.user).id) => send({ method: 'PUT', path: `${path}/${id}`, body });

	it('changes what it is given and nothing else', async () => {
		const before = { ...named(SEEDED.user) };
		const fields = { description: 'Zürich', user_email: 'anna@example.com', user_phone: '', disabled: true, next_login_change_password: true };
		expect(await update(fields)).toMatchObject({ status: 200, json: { id: before.id } });
		expect(named(SEEDED.user)).toEqual({ ...before, ...fields, updates: 1 });
	});

	it.each([
		['2027-03-31T23:59:59Z', Date.UTC(2027, 2, 31, 23, 59, 59)],
		['2027-03-31T23:59:59.500Z', Date.UTC(2027, 2, 31, 23, 59, 59, 500)],
		['0', 0],
	])('takes the expiry %s', async (value, time) => {
		named(SEEDED.user).account_expires = 1;
		await update({ account_expires: value });
		expect(named(SEEDED.user).account_expires).toBe(time);
	});

	it.each<[string, unknown]>([
		['description', ''],
		['description', 'x'.repeat(256)],
		['user_email', 'a+b@example.com'],
		['user_email', `${'a'.repeat(50)}@example.com`],
		['user_phone', '1'.repeat(21)],
		['active_type', 'user_activate'],
		['account_expires', '2027-03-31'],
		['account_expires', '2027-13-31T23:59:59Z'],
		['account_expires', 0],
		['disabled', 'true'],
		['enable_change_password', 1],
		['password_never_expired', null],
		['user_info_map', {}],
		['user_name', 'another'],
	])('refuses %s = %j', async (name, value) => {
		expect(await update({ description: 'never', [name]: value })).toMatchObject(invalid(name));
		expect(named(SEEDED.user)).toMatchObject({ description: 'Finance, Prague', updates: 0 });
	});

	it('refuses a request without fields, and one that is no object', async () => {
		const empty = { status: 400, json: { error_code: 'WKS.0001' } };
		expect(await update(undefined)).toMatchObject(empty);
		expect(await update({})).toMatchObject(empty);
		expect(await update([1])).toMatchObject(invalid('body'));
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await update({ disabled: true }, 'unknown')).toMatchObject(missing);
	});
});

describe('ResetRandomPassword', () => {
	const reset = (id: string, query = {}) => send({ path: `${path}/${id}/random-password`, query });

	it('sets the password it returns', async () => {
		const user = named(SEEDED.user);
		const { json } = await reset(user.id);
		expect(json).toEqual({ password: user.password });
		expect([user.passwordResets, emulator.state.notifications]).toEqual([1, []]);
		expect(user.password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[~!@#%^*\-_+?]).{8,20}$/);
		expect((await reset(user.id)).json).not.toEqual(json);
	});

	it('notifies the user by the ways it is told', async () => {
		const { id, user_email, user_phone } = named(SEEDED.user);
		await reset(id, { notification_type: 'phone,email' });
		const { password } = named(SEEDED.user);
		expect(emulator.state.notifications).toEqual([
			{ user_id: id, type: 'phone', to: user_phone, password },
			{ user_id: id, type: 'email', to: user_email, password },
		]);
	});

	it.each(['sms', 'both', 'email;phone', ''])('refuses the way "%s"', async (type) => {
		expect(await reset(named(SEEDED.user).id, { notification_type: type })).toMatchObject(invalid('notification_type'));
		expect(named(SEEDED.user).passwordResets).toBe(0);
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await reset('unknown')).toMatchObject(missing);
	});
});
