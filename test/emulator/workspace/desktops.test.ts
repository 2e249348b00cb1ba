import { SEEDED, type Desktop } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/desktops`;
type Query = Record<string, string | string[]>;

const list = async (where: string, query: Query = {}) => {
	const { json } = await cloud.send({ path: where, query });
	const { total_count: total, desktops } = json as { total_count: number; desktops: Array<Desktop & { desktop_name: string }> };
	return { total, desktops, names: desktops.map(({ computer_name }) => computer_name) };
};
const names = (is: (desktop: Desktop) => boolean) => cloud.state.desktops.filter(is).map(({ computer_name }) => computer_name);

describe('the seeded desktops', () => {
	it('are one for each of many users, some of nobody and one of two users, in every state', () => {
		const { desktops, users } = cloud.state;
		expect(new Set(desktops.map(({ desktop_id }) => desktop_id)).size).toBe(desktops.length);
		expect(names(({ attach_user_infos: owners }) => owners.length === 0)).toEqual([...SEEDED.freeDesktops]);
		expect(names(({ attach_user_infos: owners }) => owners.length === 2)).toEqual([SEEDED.sharedDesktop]);
		expect(desktops.length).toBe((users.length / 5) * 4 + SEEDED.freeDesktops.length + 1);
		expect([...new Set(desktops.map(({ status }) => status))]).toEqual(['ACTIVE', 'SHUTOFF', 'HIBERNATED', 'ERROR']);
		expect(cloud.desktop(SEEDED.desktop)).toMatchObject({ status: 'ACTIVE', connect_status: 'CONNECTED', attach_user_infos: [{ user_name: SEEDED.user }] });
	});

	it('are counted for their users', async () => {
		const { json } = await cloud.send({ path: `/v2/${cloud.projectId}/users`, query: { limit: '5' } });
		expect(json).toMatchObject({ users: [2, 2, 1, 1, 0].map((total_desktops) => ({ total_desktops })) });
		expect((await cloud.send({ path: `/v2/${cloud.projectId}/users/${cloud.named(SEEDED.user).id}` })).json).toMatchObject({ user_detail: { total_desktops: 2 } });
	});
});

// Both lists find by the same parameters.
describe.each([
	['ListDesktops', ''],
	['ListDesktopsDetail', '/detail'],
])('%s', (_, more) => {
	it('lists everything, and pages', async () => {
		const { total, names: all } = await list(`${path()}${more}`);
		expect([total, all]).toEqual([cloud.state.desktops.length, names(() => true)]);
		expect((await list(`${path()}${more}`, { offset: '5', limit: '2' })).names).toEqual(all.slice(5, 7));
	});

	it.each<[string, string | string[], (desktop: Desktop) => boolean]>([
		['computer_name', 'd90', ({ computer_name }) => computer_name.startsWith('D90')],
		['desktop_ip', '172.16.0.2', ({ ip_address }) => ip_address.startsWith('172.16.0.2')],
		['status', 'HIBERNATED', ({ status }) => status === 'HIBERNATED'],
		['desktop_type', 'SHARED,POOLED', ({ desktop_type }) => desktop_type !== 'DEDICATED'],
		['tag', 'department=Finance', ({ tags }) => tags[0]?.value === 'Finance'],
		['tag', 'department=Finance,floor=3', () => false],
		['enterprise_project_id', '1', () => false],
		['subnet_id', 'unknown', () => false],
		['user_name', 'NOVAK', ({ attach_user_infos: users }) => users.some(({ user_name }) => user_name.includes('novak'))],
	])('filters by %s = %j', async (name, value, is) => {
		const { total, names: found } = await list(`${path()}${more}`, { [name]: value });
		expect([total, found]).toEqual([found.length, names(is)]);
	});

	it('finds several IDs, and the desktops of several pools', async () => {
		const wanted = [SEEDED.desktop, SEEDED.sharedDesktop];
		expect((await list(`${path()}${more}`, { desktop_id: wanted.map((name) => cloud.desktop(name).desktop_id) })).names).toEqual(wanted);
		const pools = [...new Set(cloud.state.desktops.flatMap(({ pool_id: pool }) => pool ?? []))];
		expect(pools.length).toBeGreaterThan(1);
		expect((await list(`${path()}${more}`, { pool_id: pools.join(',') })).names).toEqual(names(({ pool_id: pool }) => pool !== undefined));
	});

	it.each<[string, Query]>([
		['limit', { limit: '1001' }],
		['offset', { offset: '-1' }],
		['desktop_id', { desktop_id: Array<string>(101).fill('x') }],
		['enterprise_project_id', { enterprise_project_id: 'x'.repeat(37) }],
	])('refuses a wrong %s', async (name, query) => {
		expect(await cloud.send({ path: `${path()}${more}`, query })).toMatchObject(invalid(name));
	});
});

describe('ListDesktops', () => {
	it('shows a user beside the list of users, nobody for a free desktop, and nothing of the emulator', async () => {
		const { desktops } = await list(path(), { computer_name: SEEDED.desktop });
		expect(desktops).toMatchObject([{ user_name: SEEDED.user, user_group: 'users', created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) }]);
		expect(Object.keys(desktops[0] ?? {})).not.toEqual(expect.arrayContaining(['dataClears']));
		expect((await list(path(), { computer_name: SEEDED.freeDesktops[0] })).desktops[0]).not.toHaveProperty('user_name');
	});

	it('takes several users as a repeated key and with commas', async () => {
		const both = names(({ attach_user_infos: [owner] }) => owner !== undefined && /novak|garcia/.test(owner.user_name));
		expect((await list(path(), { user_name: ['novak', 'garcia'] })).names).toEqual(both);
		expect((await list(path(), { user_name: 'novak,garcia' })).names).toEqual(both);
	});

	it('has no desktop that people work on together', async () => {
		expect((await list(path(), { is_share_desktop: 'true' })).total).toBe(0);
		expect(await cloud.send({ path: path(), query: { is_share_desktop: 'yes' } })).toMatchObject(invalid('is_share_desktop'));
	});
});

describe('ListDesktopsDetail', () => {
	const detail = (query: Query) => list(`${path()}/detail`, query);

	it('takes exact names of users, beside which a single one does not count', async () => {
		const { names: found } = await detail({ user_names: [SEEDED.user, SEEDED.lockedUser], user_name: SEEDED.disabledUser });
		expect(found).toEqual([SEEDED.desktop, 'D007', SEEDED.sharedDesktop]);
	});

	it('finds those with a user, in maintenance, of an image, and by the way they are paid', async () => {
		cloud.desktop('D007').in_maintenance_mode = true;
		cloud.desktop('D007').image_id = 'another';
		expect((await detail({ user_attached: 'false' })).names).toEqual([...SEEDED.freeDesktops]);
		expect([(await detail({ in_maintenance_mode: 'true' })).names, (await detail({ image_id: 'another' })).names]).toEqual([['D007'], ['D007']]);
		expect([(await detail({ charge_mode: '0' })).total, (await detail({ desktop_type: '' })).total]).toEqual([0, cloud.state.desktops.length]);
	});

	it('sorts', async () => {
		cloud.desktop(SEEDED.desktop).created = '2026-01-01T00:00:00.000Z';
		const first = async (query: Query) => (await detail({ ...query, limit: '1' })).names;
		expect(await first({ sort_field: 'computer_name', sort_type: 'DESC' })).toEqual([SEEDED.sharedDesktop]);
		expect([await first({ sort_field: 'created' }), await first({ sort_field: 'created', sort_type: 'DESC' })]).toEqual([['D002'], [SEEDED.desktop]]);
	});

	it.each<[string, Query]>([
		['limit', { limit: '501' }],
		['sort_field', { sort_field: 'status' }],
		['sort_type', { sort_field: 'created', sort_type: 'asc' }],
		['user_names', { user_names: Array<string>(101).fill('x') }],
		['user_attached', { user_attached: '1' }],
	])('refuses a wrong %s', async (name, query) => {
		expect(await cloud.send({ path: `${path()}/detail`, query })).toMatchObject(invalid(name));
	});
});

describe('ListDesktopsConnectStatus', () => {
	const connections = (query: Query) => list(`/v2/${cloud.projectId}/connect-desktops`, query);

	it('shows who is connected, 100 at a time if it is not told otherwise', async () => {
		const { total, desktops } = await connections({});
		expect([total, desktops.length]).toEqual([cloud.state.desktops.length, 100]);
		expect(desktops[0]).toMatchObject({ desktop_name: SEEDED.desktop, connect_status: 'CONNECTED', attach_users: [{ name: SEEDED.user, type: 'USER', user_group: 'users' }] });
		expect((await connections({ connect_status: 'DISCONNECTED' })).total).toBe(names(({ connect_status }) => connect_status === 'DISCONNECTED').length);
		expect((await connections({ user_names: [SEEDED.user] })).desktops.map(({ desktop_name }) => desktop_name)).toEqual([SEEDED.desktop, SEEDED.sharedDesktop]);
	});

	it.each<[string, Query]>([
		['limit', { limit: '1001' }],
		['offset', { offset: '100001' }],
		['user_names', { user_names: 'x'.repeat(37) }],
	])('refuses a wrong %s', async (name, query) => {
		expect(await cloud.send({ path: `/v2/${cloud.projectId}/connect-desktops`, query })).toMatchObject(invalid(name));
	});
});
