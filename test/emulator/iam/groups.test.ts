import { SEEDED, type IamGroup } from '..';
import { useEmulator } from '../client';
import { conflict, iamGroup, iamUser, invalid, notFound } from './expected';

const cloud = useEmulator();
const path = '/v5/groups';
const group = (name: string = SEEDED.iamGroup) => iamGroup(cloud.state, name);
const user = (name: string = SEEDED.iamBareUser) => iamUser(cloud.state, name);

describe('ListGroupsV5', () => {
	const names = async (query = {}) => ((await cloud.send({ path, query })).json as { groups: IamGroup[] }).groups.map(({ group_name: name }) => name);

	it('lists all groups, or those of one user', async () => {
		expect((await names()).sort()).toEqual(cloud.state.iam.groups.map(({ group_name: name }) => name).sort());
		expect((await names({ user_id: user(SEEDED.iamUser).user_id })).sort()).toEqual([SEEDED.iamGroup, 'operators']);
		expect(await names({ user_id: user().user_id })).toEqual([]);
		expect(await cloud.send({ path, query: { user_id: 'unknown' } })).toMatchObject(notFound('user'));
	});
});

it('shows one group, without who is in it', async () => {
	const { group_id, group_name, description, created_at } = group();
	const urn = `iam::${cloud.state.iam.account.id}:group:${group_name}`;
	expect((await cloud.send({ path: `${path}/${group_id}` })).json).toEqual({ group: { group_id, group_name, description, created_at, urn } });
	expect(await cloud.send({ path: `${path}/unknown` })).toMatchObject(notFound('group'));
});

describe('CreateGroupV5', () => {
	const create = (body: object) => cloud.send({ method: 'POST', path, body });

	it('creates an empty group', async () => {
		expect(await create({ group_name: '开发 {EU}' })).toMatchObject({ status: 201, json: { group: { group_name: '开发 {EU}' } } });
		expect(group('开发 {EU}')).toMatchObject({ members: [], attachedPolicies: [] });
	});

	it('refuses a name that is taken, and one group more than the quota allows', async () => {
		expect(await create({ group_name: SEEDED.iamGroup })).toMatchObject(conflict);
		cloud.state.iam.quotas.groups = cloud.state.iam.groups.length;
		expect(await create({ group_name: 'New' })).toMatchObject(conflict);
	});

	it.each<[string, object]>([
		['group_name', {}],
		['group_name', { group_name: 'R&D' }],
		['group_name', { group_name: 'x'.repeat(129) }],
		['description', { group_name: 'x', description: '50 %' }],
		['name', { group_name: 'x', name: 'x' }],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await create(body)).toMatchObject(invalid(name));
	});
});

it('updates a group: what it is given, and no name that another one has', async () => {
	const before = structuredClone(group());
	const update = (body: object) => cloud.send({ method: 'PUT', path: `${path}/${before.group_id}`, body });
	expect(await update({ new_group_description: 'New' })).toMatchObject({ status: 200, json: { group: { description: 'New' } } });
	expect(await update({ new_group_name: 'devs' })).toMatchObject({ status: 200, json: { group: { group_name: 'devs' } } });
	expect(await update({ new_group_name: SEEDED.iamSimilarGroup })).toMatchObject(conflict);
	expect(group('devs')).toEqual({ ...before, group_name: 'devs', description: 'New' });
});

describe('DeleteGroupV5', () => {
	const remove = (name: string) => cloud.send({ method: 'DELETE', path: `${path}/${group(name).group_id}` });

	it('deletes a group, not its members', async () => {
		const count = cloud.state.iam.users.length;
		expect(await remove(SEEDED.iamGroup)).toMatchObject({ status: 204, json: undefined });
		expect(cloud.state.iam.users).toHaveLength(count);
		expect(await cloud.send({ method: 'DELETE', path: `${path}/unknown` })).toMatchObject(notFound('group'));
	});

	it('refuses, if it is told to, a group that has members', async () => {
		cloud.state.iam.deletesWithConflict = true;
		expect(await remove(SEEDED.iamGroup)).toMatchObject(conflict);
		expect(await remove(SEEDED.iamEmptyGroup)).toMatchObject({ status: 204 });
	});
});

describe('the members of a group', () => {
	const act = (action: 'add-user' | 'remove-user', userId: string, id = group().group_id) =>
		cloud.send({ method: 'POST', path: `${path}/${id}/${action}`, body: { user_id: userId } });

	it('are added and removed one by one, with an answer that has no body', async () => {
		const { user_id: id } = user();
		expect(await act('add-user', id)).toMatchObject({ status: 200, json: undefined });
		expect(group().members).toContain(id);
		expect(await act('remove-user', id)).toMatchObject({ status: 200, json: undefined });
		expect(group().members).not.toContain(id);
	});

	it('are not added twice, nor removed twice', async () => {
		const { user_id: member } = user(SEEDED.iamUser);
		expect(await act('add-user', member)).toMatchObject(conflict);
		await act('remove-user', member);
		expect(await act('remove-user', member)).toMatchObject(notFound('user in group'));
	});

	it('are in ten groups at most', async () => {
		const { user_id: id } = user(SEEDED.iamUserInTenGroups);
		const { group_id: other } = group(SEEDED.iamEmptyGroup);
		expect(await act('add-user', id, other)).toMatchObject(conflict);
		await act('remove-user', id);
		expect(await act('add-user', id, other)).toMatchObject({ status: 200 });
	});

	it('and their group must exist', async () => {
		expect(await act('add-user', 'unknown')).toMatchObject(notFound('user'));
		expect(await act('add-user', user().user_id, 'unknown')).toMatchObject(notFound('group'));
		expect(await act('add-user', '')).toMatchObject(invalid('user_id'));
	});
});
