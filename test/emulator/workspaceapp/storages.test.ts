import { SEEDED, startEmulator, type Emulator, type PersonalFolder } from '..';
import { clientOf, Clock } from '../client';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;
let path: string;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
	path = `/v1/${emulator.credential.projectId}/cloud-storages`;
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

const invalid = (name: string) => ({ status: 400, json: { error_code: 'WKS.00139901', error_msg: `Invalid parameter: ${name}.` } });
const missing = { status: 404, json: { error_code: 'WKS.00211902', error_msg: expect.any(String) } };

it('has folders for about 230 of the users, in two storages', () => {
	const { folders, storages } = emulator.state;
	expect([folders.length, storages.length]).toEqual([228, 2]);
	expect(folders.some(({ attach_name }) => attach_name === SEEDED.userWithoutFolder)).toBe(false);
	expect(folders.filter(({ attach_name }) => attach_name === SEEDED.duplicateUser)).toHaveLength(1);
});

describe('ListCloudStorage', () => {
	it('lists storages with the number of their folders', async () => {
		const { json } = await send({ path });
		expect(json).toMatchObject({ count: 2, items: [{ name: 'profiles-emea', user_claim_count: 152 }, { name: 'profiles-apac', user_claim_count: 76 }] });
	});

	it('finds them by a part of the name, and by ID', async () => {
		const { json } = await send({ path, query: { name: 'APAC' } });
		expect(json).toMatchObject({ count: 1, items: [{ name: 'profiles-apac' }] });
		const id = emulator.state.storages[0]?.id ?? '';
		expect((await send({ path, query: { storage_id: id } })).json).toMatchObject({ count: 1, items: [{ id }] });
	});

	it.each([
		['storage_id', ''],
		['storage_id', 'x'.repeat(129)],
		['name', 'x'.repeat(129)],
	])('refuses %s = %j', async (name, value) => {
		expect(await send({ path, query: { [name]: value } })).toMatchObject(invalid(name));
	});

	it('pages', async () => {
		expect((await send({ path, query: { offset: '1', limit: '1' } })).json).toMatchObject({ count: 2, items: [{ name: 'profiles-apac' }] });
	});
});

describe('ListCloudStorageAssignment', () => {
	const list = (query: Record<string, string | string[]>) =>
		send({ path: `${path}/actions/list-folders`, query: { storage_id: emulator.state.storages[0]?.id ?? '', claim_mode: 'USER', ...query } });
	const names = async (query: Record<string, string | string[]>) =>
		((await list(query)).json as { items: PersonalFolder[] }).items.map(({ attach_name }) => attach_name);

	it('lists ten folders at a time and at most a hundred, each with its capacity', async () => {
		const { json } = await list({});
		expect(json).toMatchObject({ count: 152, items: Array.from({ length: 10 }, () => ({ quota: 50 * 1024 ** 3, used_quota: expect.any(Number) })) });
		expect(await names({ limit: '100', offset: '100' })).toHaveLength(52);
		expect(JSON.stringify(json)).not.toContain('resets');
	});

	it('finds folders whose name contains the text, and by exact names', async () => {
		expect(await names({ attach: 'a.novak' })).toEqual([SEEDED.user, SEEDED.similarUser]);
		expect(await names({ attach: 'nobody', attach_names: [SEEDED.user] })).toEqual([SEEDED.user]);
	});

	it('has no shared folders', async () => {
		expect((await list({ claim_mode: 'SHARE' })).json).toEqual({ count: 0, items: [] });
	});

	it.each<[string, string | string[]]>([
		['storage_id', ''],
		['claim_mode', 'user'],
		['limit', '101'],
		['limit', '0'],
		['offset', '-1'],
		['capacity_filter', 'yes'],
		['storage_id', 'x'.repeat(129)],
		['attach', '😀'.repeat(129)],
		['attach', 'a\tb'],
		['attach_names', Array.from({ length: 11 }, (_, index) => `name${index}`)],
	])('refuses %s = %j', async (name, value) => {
		expect(await list({ [name]: value })).toMatchObject(invalid(name));
	});

	it('needs storage and claim mode', async () => {
		expect(await send({ path: `${path}/actions/list-folders`, query: { claim_mode: 'USER' } })).toMatchObject(invalid('storage_id'));
		expect(await send({ path: `${path}/actions/list-folders`, query: { storage_id: 'x' } })).toMatchObject(invalid('claim_mode'));
		expect(await list({ storage_id: 'unknown' })).toMatchObject(missing);
	});
});

describe('ResetUserProfile', () => {
	const reset = (body?: object) => send({ method: 'POST', path: `${path}/actions/reset-userprofile`, body });

	it('answers null and remembers what was asked', async () => {
		const [folder] = emulator.state.folders;
		const id = folder?.cloud_storage_assignment_id;
		expect(await reset({ cloud_storage_assignment_id: id })).toMatchObject({ status: 200, json: null });
		await reset({ cloud_storage_assignment_id: id, ori_name: 'profile.V6' });
		expect(folder?.resets).toEqual([{}, { ori_name: 'profile.V6' }]);
	});

	it('refuses what is missing, unknown or of another type', async () => {
		const id = emulator.state.folders[0]?.cloud_storage_assignment_id;
		expect(await reset()).toMatchObject(invalid('cloud_storage_assignment_id'));
		expect(await reset({ cloud_storage_assignment_id: '' })).toMatchObject(invalid('cloud_storage_assignment_id'));
		expect(await reset({ cloud_storage_assignment_id: id, ori_name: 6 })).toMatchObject(invalid('ori_name'));
		expect(await reset({ cloud_storage_assignment_id: id, oriName: 'x' })).toMatchObject(invalid('oriName'));
		expect(await reset({ cloud_storage_assignment_id: 'unknown' })).toMatchObject(missing);
	});
});
