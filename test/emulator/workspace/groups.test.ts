import { SEEDED, type UserGroup } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/groups`;
const group = (name: string = SEEDED.group): UserGroup => {
	const found = cloud.state.groups.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`${name} is not seeded`);
	return found;
};
const noGroup = { status: 400, json: { error_code: 'WKS.00170208', error_msg: 'The user group does not exist.' } };
const ids = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => id);

describe('ListUserGroups', () => {
	const list = async (query: Record<string, string> = {}) => {
		const { json } = await cloud.send({ path: path(), query });
		const { total_count: total, user_groups: groups } = json as { total_count: number; user_groups: Array<UserGroup & { user_quantity: number }> };
		return { total, groups, names: groups.map(({ name }) => name) };
	};

	it('lists the groups with the number of their members, not the members', async () => {
		const { total, groups } = await list();
		expect([total, groups.length]).toEqual([cloud.state.groups.length, cloud.state.groups.length]);
		expect(groups.map(({ name, user_quantity }) => [name, user_quantity])).toEqual(cloud.state.groups.map(({ name, members }) => [name, members.length]));
		expect(JSON.stringify(groups)).not.toMatch(/"members"|"actions"/);
	});

	it('finds those whose name contains the keyword, in any case, or that are of a kind', async () => {
		expect((await list({ keyword: 'vpn' })).names).toEqual([SEEDED.group, SEEDED.similarGroup]);
		expect((await list({ platform_type: 'LOCAL' })).names).toEqual([SEEDED.duplicateGroup]);
		expect((await list({ domain: 'partners.example.com' })).total).toBe(1);
	});

	it('shows 100 at a time, if it is not told to show fewer', async () => {
		cloud.state.groups.push(...Array.from({ length: 100 }, (_, index) => ({ ...group(), id: `more${index}` })));
		const { total, names } = await list();
		expect([total, names.length, (await list({ limit: '0' })).names.length]).toEqual([cloud.state.groups.length, 100, 100]);
		expect((await list({ limit: '7', offset: '100' })).groups).toMatchObject(cloud.state.groups.slice(100, 107).map(({ id }) => ({ id })));
	});

	it.each([
		['limit', { limit: '101' }],
		['limit', { limit: 'all' }],
		['offset', { limit: '1', offset: '-1' }],
		['offset', { offset: '0' }],
		['keyword', { keyword: 'x'.repeat(256) }],
	])('refuses a wrong %s: %j', async (name, query) => {
		expect(await cloud.send({ path: path(), query: query as Record<string, string> })).toMatchObject(invalid(name));
	});
});

describe('ListUsersOfGroup', () => {
	const list = (query: Record<string, string> = {}, id = group().id) => cloud.send({ path: `${path()}/${id}/users`, query });
	const names = async (query: Record<string, string> = {}) => ((await list(query)).json as { users: Array<{ user_name: string }> }).users.map(({ user_name }) => user_name);
	const members = () => cloud.state.users.filter(({ id }) => group().members.includes(id));

	it('lists the members, and pages', async () => {
		const { json } = await list({ limit: '1' });
		expect(json).toMatchObject({ total_count: members().length, users: [{ user_name: SEEDED.user, user_email: 'a.novak@example.com' }] });
		const all = members().map(({ user_name }) => user_name);
		expect([await names(), await names({ limit: '0' }), await names({ offset: '2', limit: '3' })]).toEqual([all, all, all.slice(2, 5)]);
	});

	it('filters', async () => {
		expect(await names({ user_name: 'NOVAK' })).toEqual([SEEDED.user]);
		expect(await names({ description: 'finance, pra' })).toContain(SEEDED.user);
		expect(await names({ active_type: 'ADMIN_ACTIVATE' })).toEqual(members().filter(({ active_type: type }) => type === 'ADMIN_ACTIVATE').map(({ user_name }) => user_name));
		expect(await names({ enterprise_project_id: '1' })).toEqual([]);
	});

	it.each([
		['limit', { limit: '10001' }],
		['offset', { offset: 'x' }],
		['active_type', { active_type: 'admin' }],
		['user_name', { user_name: 'x'.repeat(256) }],
	])('refuses a wrong %s: %j', async (name, query) => {
		expect(await list(query as Record<string, string>)).toMatchObject(invalid(name));
	});

	it('refuses an unknown group with a 400', async () => {
		expect(await list({}, 'unknown')).toMatchObject(noGroup);
	});
});

describe('RunActionsOnGroup', () => {
	const act = (body: object | string, id = group().id) => cloud.send({ method: 'POST', path: `${path()}/${id}/actions`, body });

	it('adds members and removes them, with an answer that has no body', async () => {
		const before = [...group().members];
		const added = ids(50).filter((id) => !before.includes(id));
		expect(await act({ op_type: 'ADD', user_ids: added })).toMatchObject({ status: 200, json: undefined });
		expect(group()).toMatchObject({ members: [...before, ...added], actions: 1 });
		expect(await act({ op_type: 'DELETE', user_ids: added })).toMatchObject({ status: 200, json: undefined });
		expect(group()).toMatchObject({ members: before, actions: 2 });
	});

	it('is seen in the lists of users and of groups, and in the user', async () => {
		const { id } = cloud.named(SEEDED.disabledUser);
		await act({ op_type: 'ADD', user_ids: [id] });
		expect((await cloud.send({ path: `/v2/${cloud.projectId}/users/${id}` })).json).toMatchObject({ user_detail: { group_names: [SEEDED.group] } });
		expect((await cloud.send({ path: `/v2/${cloud.projectId}/users`, query: { user_name: SEEDED.disabledUser } })).json).toMatchObject({ users: [{ group_names: [SEEDED.group] }] });
		expect((await cloud.send({ path: path(), query: { keyword: SEEDED.group } })).json).toMatchObject({ user_groups: [{ user_quantity: group().members.length }, {}] });
	});

	it('changes nothing for a member who is added, and for somebody else who is removed', async () => {
		const before = [...group().members];
		const outside = cloud.named(SEEDED.disabledUser).id;
		expect(await act({ op_type: 'ADD', user_ids: [before[0], before[0]] })).toMatchObject({ status: 200 });
		expect(await act({ op_type: 'DELETE', user_ids: [outside] })).toMatchObject({ status: 200 });
		expect(group().members).toEqual(before);
	});

	it('changes nothing at all if one of the users does not exist', async () => {
		const before = [...group().members];
		expect(await act({ op_type: 'DELETE', user_ids: [before[0], 'unknown'] })).toMatchObject(noUser);
		expect(group()).toMatchObject({ members: before, actions: 0 });
	});

	it('refuses an unknown group with a 400', async () => {
		expect(await act({ op_type: 'ADD', user_ids: ids(1) }, 'unknown')).toMatchObject(noGroup);
	});

	it.each<[string, unknown]>([
		['op_type', { op_type: 'add', user_ids: ['x'] }],
		['op_type', { user_ids: ['x'] }],
		['user_ids', { op_type: 'ADD' }],
		['user_ids', { op_type: 'ADD', user_ids: [] }],
		['user_ids', { op_type: 'ADD', user_ids: Array<string>(51).fill('x') }],
		['user_ids', { op_type: 'ADD', user_ids: [1] }],
		['user_ids', { op_type: 'ADD', user_ids: ['x'.repeat(56)] }],
		['user_ids', { op_type: 'ADD', user_ids: 'x' }],
		['more', { op_type: 'ADD', user_ids: ['x'], more: 1 }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await act(body as object)).toMatchObject(invalid(name));
	});

	it('refuses a request without a body', async () => {
		expect(await act('')).toMatchObject({ status: 400, json: { error_code: 'WKS.0001' } });
	});
});
