import { SEEDED, type WorkspaceUser } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/users`;

describe('ListUsers', () => {
	const list = async (query: Record<string, string | string[]>) => {
		const { json } = await cloud.send({ path: path(), query });
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

	it('leaves out the number of desktops for who does not want it', async () => {
		const counted = async (query: Record<string, string>) => (await list(query)).users.every((user) => 'total_desktops' in user);
		expect([await counted({}), await counted({ is_query_total_desktops: 'true' }), await counted({ is_query_total_desktops: 'false' })]).toEqual([true, true, false]);
	});

	it('finds several exact names', async () => {
		expect((await list({ user_names: [SEEDED.user, SEEDED.duplicateUser] })).names).toEqual([SEEDED.user, 'j.smith', 'j.smith']);
	});

	it.each([
		['description', 'praGUE', (user: WorkspaceUser) => user.description.includes('Prague')],
		['active_type', 'ADMIN_ACTIVATE', (user: WorkspaceUser) => user.active_type === 'ADMIN_ACTIVATE'],
		['group_name', SEEDED.group, ({ id }: WorkspaceUser) => cloud.state.groups.some(({ name, members }) => name === SEEDED.group && members.includes(id))],
		['disabled', 'true', (user: WorkspaceUser) => user.disabled],
		['disabled', 'false', (user: WorkspaceUser) => !user.disabled],
		['domain', 'partners.example.com', (user: WorkspaceUser) => user.domain === 'partners.example.com'],
		['platform_type', 'LOCAL', (user: WorkspaceUser) => user.domain === 'partners.example.com'],
		['platform_type', 'UOS', () => false],
		['share_space_desktops', 'true', (user: WorkspaceUser) => user.share_space_desktops > 0],
		['share_space_desktops', 'false', (user: WorkspaceUser) => user.share_space_desktops === 0],
		['enterprise_project_id', '1', () => false],
		['share_space_subscription', 'true', (user: WorkspaceUser) => user.share_space_subscription],
		['group_name', 'VP', () => false],
	])('filters by %s = %s', async (name, value, is) => {
		const { users, total } = await list({ [name]: value });
		expect([total, users.map(({ id }) => id)]).toEqual([users.length, cloud.state.users.filter(is).map(({ id }) => id)]);
	});

	it.each([
		['limit', 'ten'],
		['limit', '-1'],
		['offset', '1.5'],
		['disabled', 'yes'],
		['share_space_desktops', '2'],
		['is_query_total_desktops', 'no'],
		['user_name', 'x'.repeat(256)],
		['description', 'x'.repeat(101)],
		['group_name', 'x'.repeat(65)],
	])('refuses %s = %s', async (name, value) => {
		expect(await cloud.send({ path: path(), query: { [name]: value } })).toMatchObject(invalid(name));
	});
});

describe('ListUserDetail', () => {
	it('shows a user under the names of the detail, and no secret', async () => {
		const { json } = await cloud.send({ path: `${path()}/${cloud.named(SEEDED.expiredUser).id}` });
		expect(json).toEqual({
			user_detail: expect.objectContaining({
				user_name: SEEDED.expiredUser,
				account_expires: Date.UTC(2025, 5, 30, 23, 59, 59),
				user_expired: true,
				enabled_change_password: true,
				enable_change_password: true,
				share_space_subscription: false,
				share_space_desktops: 0,
				group_names: ['External'],
			}),
		});
		expect(JSON.stringify(json)).not.toMatch(/account_expired|Seeded~/);
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await cloud.send({ path: `${path()}/unknown` })).toMatchObject(noUser);
	});
});

it('demands a Content-Type even of requests without a body', async () => {
	expect(await cloud.send({ path: path(), contentType: null })).toMatchObject(invalid('Content-Type'));
	expect(await cloud.send({ path: `${path()}/${cloud.named(SEEDED.user).id}`, contentType: null })).toMatchObject(invalid('Content-Type'));
	expect(await cloud.send({ path: path(), query: { limit: '1' }, contentType: 'text/plain' })).toMatchObject({ status: 200 });
});
