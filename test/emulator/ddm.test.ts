import { SEEDED, startEmulator, type DdmAccount, type DdmInstance, type Emulator } from '.';
import { clientOf, Clock } from './client';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;
let scope: string;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
	scope = emulator.credential.projectId;
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

const named = (name: string): DdmInstance => {
	const instance = emulator.state.instances.find((candidate) => candidate.name === name);
	if (!instance) throw new Error(`${name} is not seeded`);
	return instance;
};
const refused = (status: number, errCode: string) => ({ status, json: { errCode, externalMessage: expect.any(String) } });

describe('ListInstances', () => {
	const list = (query = {}) => send({ path: `/v1/${scope}/instances`, query });

	it('lists instances with the numbers of its pages, without their accounts', async () => {
		const { json } = await list();
		expect(json).toMatchObject({ instance_num: 5, total_record: 5, total_page: 1, page_no: 1, page_size: 10 });
		const { instances } = json as { instances: DdmInstance[] };
		expect(instances.map(({ name, status }) => [name, status])).toEqual(emulator.state.instances.map(({ name, status }) => [name, status]));
		expect(instances.every(({ id }) => id.length === 36 && id.endsWith('in09'))).toBe(true);
		expect(JSON.stringify(json)).not.toContain('accounts');
	});

	it('counts the offset in records', async () => {
		const { json } = await list({ offset: '4', limit: '2' });
		expect(json).toMatchObject({ instances: [{ name: SEEDED.busyInstance, status: 'RESIZING' }], page_no: 3, total_page: 3 });
	});

	it.each([{ limit: '0' }, { limit: '129' }, { offset: '-1' }])('refuses %j', async (query) => {
		expect(await list(query)).toMatchObject(refused(400, 'DBS.280001'));
	});
});

describe('ListUsers', () => {
	const list = (id: string, query = {}) => send({ path: `/v1/${scope}/instances/${id}/users`, query });

	it('lists all 100 accounts of an instance, without their passwords', async () => {
		const { json } = await list(named(SEEDED.instance).id);
		const { users, ...page } = json as { users: DdmAccount[] };
		expect(page).toEqual({ total_record: 100, total_page: 1, page_no: 1, page_size: 128 });
		expect([users.length, users[0]?.name]).toEqual([100, SEEDED.account]);
		expect(JSON.stringify(json)).not.toMatch(/Seeded~|"password"/);
	});

	it('pages', async () => {
		const { json } = await list(named(SEEDED.instance).id, { offset: '96', limit: '48' });
		expect(json).toMatchObject({ users: [{ name: 'backup_app' }, {}, {}, {}], page_no: 3, total_page: 3 });
	});

	it('refuses an unknown instance', async () => {
		expect(await list('unknown')).toMatchObject(refused(400, 'DBS.280001'));
	});
});

describe('ResetUserPassword', () => {
	const good = 'Gr33n-tea';
	const reset = (body: object | undefined, name: string = SEEDED.account, id = named(SEEDED.instance).id) =>
		send({ method: 'POST', path: `/v2/${scope}/instances/${id}/users/${name}/password`, body });
	const account = () => named(SEEDED.instance).accounts[0];

	it('sets the password of the account', async () => {
		const { id } = named(SEEDED.instance);
		expect(await reset({ password: good })).toMatchObject({ status: 200, json: { success: true, instance_id: id, user_name: SEEDED.account } });
		expect(account()).toMatchObject({ password: good, passwordChanges: 1, password_last_changed: clock.time });
	});

	it.each(['Sh0rt-a', 'alllowercase', 'onlylower123', `A1-${'a'.repeat(30)}`, 'Space 1234', 'Dollar$123'])('refuses the password %s', async (password) => {
		expect(await reset({ password })).toMatchObject(refused(400, 'DBS.300306'));
		expect(account()).toMatchObject({ passwordChanges: 0 });
	});

	it.each(['Passw0rd!', 'P@ssword1', 'Password123', 'Admin@123', 'Huawei@123', 'qWERTY_123'])('refuses %s, which everybody would try first', async (password) => {
		expect(await reset({ password })).toMatchObject(refused(400, 'DBS.300306'));
	});

	it('refuses the name of the account as its password, forwards and backwards', async () => {
		for (const password of ['Orders_app1', '1ppa_sredrO']) {
			expect(await reset({ password }, 'Orders_app1')).toMatchObject(refused(400, 'DBS.300306'));
		}
	});

	it('refuses a body without a password, and one that is no JSON', async () => {
		expect(await reset({})).toMatchObject(refused(400, 'DBS.280001'));
		expect(await reset({ password: good, Password: good })).toMatchObject(refused(400, 'DBS.280001'));
		expect(await reset(undefined)).toMatchObject(refused(400, 'DBS.300330'));
	});

	it('refuses an unknown account, an impossible name and an unknown instance', async () => {
		expect(await reset({ password: good }, 'nobody')).toMatchObject(refused(400, 'DBS.300327'));
		expect(await reset({ password: good }, '1st')).toMatchObject(refused(400, 'DBS.300305'));
		expect(await reset({ password: good }, SEEDED.account, 'unknown')).toMatchObject(refused(400, 'DBS.280001'));
	});

	it('refuses while the instance is busy', async () => {
		const { id, accounts } = named(SEEDED.busyInstance);
		expect(await reset({ password: good }, SEEDED.busyAccount, id)).toMatchObject(refused(409, 'DBS.200019'));
		expect(accounts[0]?.passwordChanges).toBe(0);
		named(SEEDED.busyInstance).status = 'RUNNING';
		expect(await reset({ password: good }, SEEDED.busyAccount, id)).toMatchObject({ status: 200 });
	});
});
