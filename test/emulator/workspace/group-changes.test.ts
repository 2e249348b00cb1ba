import { SEEDED, type UserGroup } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/groups`;
const noGroup = { status: 400, json: { error_code: 'WKS.00170208', error_msg: 'The user group does not exist.' } };
const empty = { status: 400, json: { error_code: 'WKS.0001' } };
const group = (type: UserGroup['platform_type'] = 'AD'): UserGroup => {
	const found = cloud.state.groups.find(({ name, platform_type }) => platform_type === type && name === (type === 'AD' ? SEEDED.group : SEEDED.duplicateGroup));
	if (!found) throw new Error('The group is not seeded');
	return found;
};

describe('CreateUserGroup', () => {
	const create = (body: object | string) => cloud.send({ method: 'POST', path: path(), body });

	it.each([
		['LOCAL', SEEDED.localDomain],
		['AD', 'corp.example.com'],
	])('creates an empty %s group in %s, with an answer that has no body', async (platform_type, domain) => {
		expect(await create({ group_name: 'Zürich', platform_type, description: 'Everybody in Zürich' })).toMatchObject({ status: 201, json: undefined });
		const created = new Date(cloud.clock.time).toISOString();
		expect((await cloud.send({ path: path(), query: { keyword: 'Zürich' } })).json).toMatchObject({
			user_groups: [{ name: 'Zürich', description: 'Everybody in Zürich', platform_type, domain, user_quantity: 0, create_time: created }],
		});
	});

	it('creates another group of a name each time', async () => {
		await create({ group_name: 'Zürich', platform_type: 'LOCAL' });
		await create({ group_name: 'Zürich', platform_type: 'LOCAL' });
		expect(new Set(cloud.state.groups.filter(({ name }) => name === 'Zürich').map(({ id }) => id)).size).toBe(2);
	});

	it.each<[string, object]>([
		['group_name', { platform_type: 'LOCAL' }],
		['group_name', { group_name: '', platform_type: 'LOCAL' }],
		['group_name', { group_name: 'x'.repeat(65), platform_type: 'LOCAL' }],
		['platform_type', { group_name: 'x' }],
		['platform_type', { group_name: 'x', platform_type: 'UOS' }],
		['description', { group_name: 'x', platform_type: 'LOCAL', description: 'x'.repeat(256) }],
		['more', { group_name: 'x', platform_type: 'LOCAL', more: 1 }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await create(body)).toMatchObject(invalid(name));
	});

	it('refuses a request without a body', async () => {
		expect(await create('')).toMatchObject(empty);
	});
});

describe('UpdateUserGroup', () => {
	const update = (body: object | string, id = group('LOCAL').id) => cloud.send({ method: 'PUT', path: `${path()}/${id}`, body });

	it('changes what it is given and nothing else, with an answer that has no body', async () => {
		const before = { ...group('LOCAL') };
		expect(await update({ description: 'Zürich' })).toMatchObject({ status: 200, json: undefined });
		expect(group('LOCAL')).toEqual({ ...before, description: 'Zürich' });
		await update({ group_name: 'Project Borealis' }, before.id);
		expect(cloud.state.groups.find(({ id }) => id === before.id)).toEqual({ ...before, name: 'Project Borealis', description: 'Zürich' });
		expect(cloud.state.changes).toEqual(Array(2).fill({ api: 'UpdateUserGroup', id: before.id }));
	});

	it('does not rename an AD group, but takes the name it has', async () => {
		const { id, name, description } = group();
		expect(await update({ group_name: 'Remote', description: 'Remote' }, id)).toMatchObject(invalid('group_name'));
		expect(group()).toMatchObject({ name, description });
		expect(await update({ group_name: name, description: 'Remote' }, id)).toMatchObject({ status: 200 });
		expect(group()).toMatchObject({ name, description: 'Remote' });
	});

	it.each<[string, object]>([
		['group_name', { group_name: '' }],
		['group_name', { group_name: 'x'.repeat(65) }],
		['description', { description: '' }],
		['description', { description: 'x'.repeat(256) }],
		['platform_type', { description: 'x', platform_type: 'LOCAL' }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await update(body)).toMatchObject(invalid(name));
	});

	it.each(['', '{}'])('refuses %j, a request without fields', async (body) => {
		expect(await update(body)).toMatchObject(empty);
	});

	it('refuses an unknown group with a 400', async () => {
		expect(await update({ description: 'x' }, 'unknown')).toMatchObject(noGroup);
	});
});

describe('DeleteUserGroup', () => {
	const remove = (id: string) => cloud.send({ method: 'DELETE', path: `${path()}/${id}` });

	it('deletes the group, not its members', async () => {
		const { id, members } = group();
		expect(await remove(id)).toMatchObject({ status: 204, json: undefined });
		expect(cloud.state.groups.some((one) => one.id === id)).toBe(false);
		expect(cloud.state.users.filter((user) => members.includes(user.id))).toHaveLength(members.length);
		expect((await cloud.send({ path: `/v2/${cloud.projectId}/users/${members[0]}` })).json).not.toMatchObject({ user_detail: { group_names: expect.arrayContaining([SEEDED.group]) } });
	});

	it('refuses a group that is gone already', async () => {
		const { id } = group();
		await remove(id);
		expect(await remove(id)).toMatchObject(noGroup);
	});
});
