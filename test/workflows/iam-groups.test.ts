import { SEEDED } from '../emulator';
import { addIamUserToGroup, byId, byName, CARRY_ON, createIamGroup, deleteIamGroup, getIamGroups, getIamMembers, iamGroupIn, iamUserIn, json, removeIamUserFromGroup, updateIamGroup, useCloud } from './setup';

const cloud = useCloud();
const group = (name?: string) => iamGroupIn(cloud.state, name);
const called = (name: string) => cloud.state.iam.groups.filter(({ group_name }) => group_name === name);
const user = (name?: string) => iamUserIn(cloud.state, name);
const changes = () => cloud.requests.filter(({ method }) => method !== 'GET');

describe('creating a group of IAM users', () => {
	const creating = (more = {}) => createIamGroup({ groupName: '={{ $json.name }}', ...more });
	const hires = [{ name: 'New Hires' }];

	it('returns its ID and name', async () => {
		const { done } = await cloud.run(creating({ additionalFields: { description: 'First month' } }), hires);
		expect(json(done)).toEqual([{ id: group('New Hires').group_id, group_name: 'New Hires', created: true }]);
		expect(changes()).toEqual([{ method: 'POST', path: '/v5/groups', query: {}, body: { group_name: 'New Hires', description: 'First month' } }]);
	});

	it('fails before anything is changed if a name is taken', async () => {
		const { error } = await cloud.run(creating(), [...hires, { name: SEEDED.iamGroup }]);
		expect([error?.message, changes()]).toEqual([`There is a user group called "${SEEDED.iamGroup}" already, with the ID ${group().group_id}`, []]);
	});

	it('fails for the second of two items of one name, and makes no second group', async () => {
		const { done } = await cloud.run(creating(), [...hires, ...hires], CARRY_ON);
		expect(json(done)).toEqual([expect.objectContaining({ created: true }), { error: expect.stringMatching(/^There is a user group called "New Hires" already/) }]);
		expect(called('New Hires')).toHaveLength(1);
	});

	it('is not repeated after an unclear outcome, but looked up', async () => {
		cloud.emulator.fault({ method: 'POST', reset: 'after' });
		const { done } = await cloud.run(creating(), hires);
		expect([json(done), changes().length]).toEqual([[{ id: group('New Hires').group_id, group_name: 'New Hires', created: true }], 1]);
	});

	it('says that the quota of the account may be used up', async () => {
		cloud.state.iam.quotas.groups = cloud.state.iam.groups.length;
		const { error } = await cloud.run(creating(), hires);
		expect(error?.description).toMatch(/^Something else is in the way: a name that is taken, or a quota of the account\. Account: Get Summary shows the quotas\./);
	});

	it.each([
		[{ groupName: '={{ "" }}' }, "'Group Name' is empty"],
		[{ groupName: 'R&D' }, `'Group Name' may contain only letters, digits, spaces, "_", "-", "{" and "}": R&D`],
		[{ groupName: 'x'.repeat(129) }, "'Group Name' is longer than 128 characters"],
		[{ additionalFields: { description: '100 %' } }, "'Description' must not contain any of @ # % & < > \\ $ ^ *: 100 %"],
	])('refuses %j before anything is sent', async (parameters, message) => {
		const { error } = await cloud.run(creating(parameters), hires);
		expect([error?.message, changes()]).toEqual([message, []]);
	});
});

describe('a group of IAM users', () => {
	const empty = { groupId: byName(SEEDED.iamEmptyGroup) };

	it('is renamed and described; only what was added is sent', async () => {
		const { group_id: id } = group(SEEDED.iamEmptyGroup);
		const { done } = await cloud.run(updateIamGroup({ ...empty, updateFields: { groupName: 'Aurora', description: '' } }));
		expect(json(done)).toEqual([{ id, group_name: 'Aurora', description: '' }]);
		expect(changes()).toEqual([{ method: 'PUT', path: `/v5/groups/${id}`, query: {}, body: { new_group_name: 'Aurora', new_group_description: '' } }]);
		expect(group('Aurora').description).toBe('');
	});

	it.each([
		[{}, /^There is nothing to update/],
		[{ groupName: '' }, /^'Group Name' is empty$/],
		[{ description: '<b>' }, /^'Description' must not contain/],
	])('is not updated with %j', async (updateFields, message) => {
		const { error } = await cloud.run(updateIamGroup({ ...empty, updateFields }));
		expect([error?.message, changes()]).toEqual([expect.stringMatching(message), []]);
	});

	it('settles an unclear update by reading, also one that takes the description away', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		expect(json((await cloud.run(updateIamGroup({ ...empty, updateFields: { description: '' } }))).done)).toMatchObject([{ description: '' }]);
		const { error } = await cloud.run(updateIamGroup({ groupId: byId('none'), updateFields: { description: '' } }));
		expect(error?.message).toMatch(/\(the change may have been made\)$/);
	});

	it('is deleted, and says of one that is gone that nothing changed', async () => {
		const { group_id: id } = group(SEEDED.iamEmptyGroup);
		const { done } = await cloud.run(deleteIamGroup({ groupId: byId(id) }), [{}, {}]);
		expect([json(done), called(SEEDED.iamEmptyGroup)]).toEqual([[{ id, deleted: true }, { id, deleted: true, changed: false }], []]);
	});

	it('says what may be in the way if IAM does not delete it', async () => {
		cloud.state.iam.deletesWithConflict = true;
		const { error } = await cloud.run(deleteIamGroup({ groupId: byName(SEEDED.iamGroup) }));
		expect(error?.description).toMatch(/^IAM names no cause\. The group may still have members or policies: see Get Members and Policy: Get Many/);
	});

	it('is not said to have members when IAM refuses for another reason', async () => {
		cloud.emulator.fault({ method: 'DELETE', status: 400, body: '{"error_code":"IAM.0007","error_msg":"Invalid."}' });
		const { error } = await cloud.run(deleteIamGroup(empty));
		expect([error?.message, error?.description]).toEqual(['Invalid.', expect.not.stringContaining('members')]);
	});

	it('changes nothing in a dry run', async () => {
		const options = { dryRun: true };
		const updating = await cloud.run(updateIamGroup({ ...empty, updateFields: { groupName: 'Aurora' }, options }));
		expect(json(updating.done)).toMatchObject([{ dryRun: true, changes: { group_name: { before: SEEDED.iamEmptyGroup, after: 'Aurora' } } }]);
		const deleting = await cloud.run(deleteIamGroup({ ...empty, options }));
		expect([json(deleting.done), changes()]).toMatchObject([[{ dryRun: true, changes: { deleted: { before: false, after: true } } }], []]);
	});
});

describe('the members of a group of IAM users', () => {
	const pair = (name: string, groupName: string) => ({ userId: byName(name), groupId: byName(groupName) });
	const member = pair(SEEDED.iamBareUser, SEEDED.iamGroup);
	const result = (more: object) => ({ id: group().group_id, group_name: SEEDED.iamGroup, user_name: SEEDED.iamBareUser, user_id: user(SEEDED.iamBareUser).user_id, ...more });

	it('come and go, and it is said when there was nothing to do', async () => {
		const added = await cloud.run(addIamUserToGroup(member), [{}, {}]);
		expect(json(added.done)).toEqual([result({ added: true }), result({ added: true, changed: false })]);
		expect(changes()[0]).toEqual({ method: 'POST', path: `/v5/groups/${group().group_id}/add-user`, query: {}, body: { user_id: user(SEEDED.iamBareUser).user_id } });
		expect(group().members).toContain(user(SEEDED.iamBareUser).user_id);
		const removed = await cloud.run(removeIamUserFromGroup(member), [{}, {}]);
		expect(json(removed.done)).toEqual([result({ removed: true }), result({ removed: true, changed: false })]);
		expect(group().members).not.toContain(user(SEEDED.iamBareUser).user_id);
	});

	it('do not get one who is in ten groups, which is said', async () => {
		const { error } = await cloud.run(addIamUserToGroup(pair(SEEDED.iamUserInTenGroups, SEEDED.iamEmptyGroup)));
		expect(error?.message).toMatch(/is in 10 groups, and no more are allowed$/);
		expect(error?.description).toMatch(/^IAM names no cause\. The user is not in this group, so it may be the limit: a user can be in ten groups\./);
	});

	it('do not get one who does not exist', async () => {
		const { error } = await cloud.run(addIamUserToGroup({ userId: byId('nobody'), groupId: byName(SEEDED.iamGroup) }));
		expect([error?.message, error?.description]).toEqual([expect.stringMatching(/^Could not find user/), expect.not.stringContaining('ten groups')]);
	});

	it('settle an unclear outcome by reading', async () => {
		cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
		expect(json((await cloud.run(addIamUserToGroup({ ...member, options: { maxRetries: 0 } }))).done)).toEqual([result({ added: true })]);
	});

	it('do not change in a dry run', async () => {
		const { done } = await cloud.run(addIamUserToGroup({ ...member, options: { dryRun: true } }));
		expect([json(done), changes()]).toMatchObject([[{ dryRun: true, changes: { member: { before: false, after: true } } }], []]);
	});

	it('are read by the group, and groups by the member', async () => {
		const members = await cloud.run(getIamMembers({ groupId: byName(SEEDED.iamGroup), returnAll: true }));
		expect(json(members.done).map(({ user_id: id }) => id).sort()).toEqual([...group().members].sort());
		const names = async (parameters: object) => json((await cloud.run(getIamGroups({ returnAll: true, ...parameters }))).done).map(({ group_name: name }) => name).sort();
		const { user_id: id } = user();
		expect(await names({ whose: 'user', userId: byName(SEEDED.iamUser) })).toEqual(cloud.state.iam.groups.filter((one) => one.members.includes(id)).map(({ group_name }) => group_name).sort());
		expect(await names({})).toEqual(cloud.state.iam.groups.map(({ group_name }) => group_name).sort());
	});
});
