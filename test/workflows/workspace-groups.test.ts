import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, createGroup, deleteGroup, failure, getGroups, getMembers, json, present, updateGroup, useCloud } from './setup';

const cloud = useCloud();
const called = (name: string) => cloud.state.groups.filter((group) => group.name === name);
const group = (name: string) => present(called(name)[0]);
const sent = (method: string) => cloud.requests.filter((request) => request.method === method);
const POST = { method: 'POST', path: /\/groups$/ };

describe('creating a user group', () => {
	const creating = (more = {}) => createGroup({ groupName: '={{ $json.name }}', ...more });
	const hires = [{ name: 'New Hires' }];

	it('returns the ID, which the answer does not have', async () => {
		const { done } = await cloud.run(creating({ additionalFields: { description: 'First month' } }), hires);
		expect(json(done)).toEqual([{ id: group('New Hires').id, name: 'New Hires', created: true }]);
		expect(sent('POST')).toEqual([{ method: 'POST', path: '/v2/{project_id}/groups', query: {}, body: { group_name: 'New Hires', platform_type: 'LOCAL', description: 'First month' } }]);
	});

	it('fails before anything is changed if a name is taken', async () => {
		const { error } = await cloud.run(creating(), [...hires, { name: 'Finance' }]);
		expect([error?.message, sent('POST')]).toEqual([`There is a user group called "Finance" already, with the ID ${group('Finance').id}`, []]);
	});

	it('fails for the second of two items of one name, and makes no second group', async () => {
		const { done } = await cloud.run(creating(), [...hires, ...hires], CARRY_ON);
		expect(json(done)).toEqual([expect.objectContaining({ created: true }), { error: expect.stringMatching(/^There is a user group called "New Hires" already/) }]);
		expect(called('New Hires')).toHaveLength(1);
	});

	it('is not repeated after an unclear outcome, but looked up', async () => {
		cloud.emulator.fault({ ...POST, reset: 'after' });
		const { done, error } = await cloud.run(creating(), hires);
		expect([error, json(done)]).toEqual([undefined, [{ id: group('New Hires').id, name: 'New Hires', created: true }]]);
		expect([sent('POST').length, called('New Hires').length]).toEqual([1, 1]);
	});

	it('says that it was not made if it is not there', async () => {
		cloud.emulator.fault({ ...POST, status: 503, body: '' });
		const { error } = await cloud.run(creating(), hires);
		expect(error?.message).toMatch(/\(looked up afterwards: the change was not made\)$/);
	});

	it('says that it was made if only the ID cannot be looked up', async () => {
		cloud.emulator.fault({ method: 'GET', skip: 2, status: 400, body: '{"error_msg":"No."}' });
		const { error } = await cloud.run(creating(), hires);
		expect([error?.message, called('New Hires').length]).toEqual(['The user group "New Hires" was created, but its ID could not be looked up: No.', 1]);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(creating({ options: { dryRun: true } }), hires);
		expect(json(done)).toMatchObject([{ dryRun: true, request: { method: 'POST', body: { group_name: 'New Hires' } } }]);
		expect(sent('POST')).toEqual([]);
	});
});

describe('deleting a user group', () => {
	it('deletes it, and says of one that is gone that nothing changed', async () => {
		const { id } = group('Finance');
		const { done } = await cloud.run(deleteGroup({ groupId: byId('={{ $json.id }}') }), [{ id }, { id }, { id: group('Sales').id }]);
		expect(json(done)).toEqual([{ id, deleted: true }, { id, deleted: true, changed: false }, { id: expect.any(String), deleted: true }]);
		expect([called('Finance'), called('Sales')]).toEqual([[], []]);
	});

	it('finds it by name, and deletes none of those who share one', async () => {
		const { id } = group('Finance');
		const { done } = await cloud.run(deleteGroup({ groupId: byName('={{ $json.name }}') }), [{ name: 'Finance' }, { name: SEEDED.duplicateGroup }], CARRY_ON);
		expect(json(done)).toEqual([{ id, deleted: true }, { error: expect.stringMatching(/^2 user groups are called "Project Aurora"/) }]);
	});

	it('settles an unclear outcome by reading', async () => {
		const { id } = group('Finance');
		cloud.emulator.fault({ method: 'DELETE', reset: 'after', times: Infinity });
		const { done, error } = await cloud.run(deleteGroup({ groupId: byId(id), options: { maxRetries: 0 } }));
		expect([error, json(done)]).toEqual([undefined, [{ id, deleted: true }]]);
	});

	it('deletes nothing in a dry run', async () => {
		const { done } = await cloud.run(deleteGroup({ groupId: byName('Finance'), options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ id: group('Finance').id, dryRun: true, changes: { deleted: { before: false, after: true } } }]);
	});
});

describe('updating a user group', () => {
	const local = () => present(called(SEEDED.duplicateGroup)[1]); // Groups in AD cannot be renamed.
	const updating = (updateFields: object, more = {}) => updateGroup({ groupId: byId(local().id), updateFields: updateFields as never, ...more });

	it('sends what was added, and returns it', async () => {
		const { id } = local();
		const { done } = await cloud.run(updating({ groupName: 'Aurora 2', description: 'Renamed' }));
		expect(json(done)).toEqual([{ id, group_name: 'Aurora 2', description: 'Renamed' }]);
		expect(sent('PUT')).toMatchObject([{ path: `/v2/{project_id}/groups/${id}`, body: { group_name: 'Aurora 2', description: 'Renamed' } }]);
		expect(group('Aurora 2').description).toBe('Renamed');
	});

	it.each([
		[{}, /^There is nothing to update/],
		[{ groupName: '' }, /^'Group Name' is empty$/],
		[{ description: '' }, /^'Description' is empty, which Workspace does not accept$/],
		[{ groupName: 'x'.repeat(65) }, /^'Group Name' is longer than 64 characters$/],
	])('refuses %j before anything is sent', async (fields, message) => {
		const { error } = await cloud.run(updating(fields));
		expect([error?.message, cloud.requests]).toEqual([expect.stringMatching(message), []]);
	});

	it('passes over a bad item', async () => {
		const { done } = await cloud.run(updateGroup({ groupId: byId('={{ $json.id }}'), updateFields: { description: 'New' } }), [{ id: 'none' }, { id: local().id }], CARRY_ON);
		expect(json(done)).toEqual([failure('The user group does not exist.'), { id: local().id, description: 'New' }]);
	});

	it('settles an unclear outcome by reading', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		const { done, error } = await cloud.run(updating({ description: 'New' }));
		expect([error, json(done)]).toEqual([undefined, [{ id: local().id, description: 'New' }]]);
	});

	it('stays in doubt about a group that is not in the list', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		cloud.emulator.fault({ method: 'GET', body: '{"user_groups":[],"total_count":0}' });
		expect((await cloud.run(updating({ description: 'New' }))).error?.message).toMatch(/\(the change may have been made\)$/);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(updating({ groupName: 'Aurora 2' }, { options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { group_name: { before: SEEDED.duplicateGroup, after: 'Aurora 2' } } }]);
		expect(sent('PUT')).toEqual([]);
	});
});

describe('reading user groups', () => {
	it('returns those whose name contains the keyword, in short or as they are', async () => {
		const { done } = await cloud.run(getGroups({ filters: { keyword: 'vpn' } }));
		const { id, description, domain, platform_type, create_time, members } = group(SEEDED.group);
		expect(json(done)[0]).toEqual({ id, name: SEEDED.group, description, domain, platform_type, user_quantity: members.length, create_time });
		expect(json(done)).toHaveLength(2);
		expect(json((await cloud.run(getGroups({ limit: 1, simplify: false }))).done)).toEqual([expect.objectContaining({ sid: expect.any(String) })]);
	});

	it('returns the members of one, all of them or those that fit', async () => {
		const { done } = await cloud.run(getMembers({ groupId: byName('Sales'), returnAll: true }));
		expect(json(done).map(({ id }) => id).sort()).toEqual([...group('Sales').members].sort());
		const some = await cloud.run(getMembers({ groupId: byName('Sales'), filters: { userName: SEEDED.managedUser, activeType: 'ADMIN_ACTIVATE' } }));
		expect(json(some.done).map(({ user_name }) => user_name)).toEqual([SEEDED.managedUser]);
		expect(cloud.requests.at(-1)?.query).toEqual({ user_name: [SEEDED.managedUser], active_type: ['ADMIN_ACTIVATE'], offset: ['0'], limit: ['50'] });
	});
});
