import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, getAppGroups, getAuthorizations, grantAppGroup, json, present, revokeAppGroup, SPLIT, useCloud, userIn } from './setup';

const cloud = useCloud();
const [SAP, BROWSER] = SEEDED.appGroups;
const appGroup = (name: string = SAP) => present(cloud.state.appGroups.find((entry) => entry.name === name));
const holders = (name: string) => cloud.state.authorizations.filter(({ app_group_id }) => app_group_id === appGroup(name).id).map(({ account_id }) => account_id);
const people = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const changes = () => cloud.requests.filter(({ method }) => method === 'POST');
const reads = () => cloud.requests.filter(({ method }) => method === 'GET').map(({ path, query }) => [path.replace(/^.*\{project_id\}/, ''), query.limit?.[0]].join(' ').trim());
const sizes = () => changes().map(({ body }) => (body as { accounts: unknown[] }).accounts.length);
const granting = (more = {}) => grantAppGroup({ appGroupId: byId(appGroup('CAD').id), userId: byId('={{ $json.id }}'), ...more });

it('lists app groups by a part of the name', async () => {
	const { done } = await cloud.run(getAppGroups({ filters: { name: SAP, appType: 'COMMON_APP' } }));
	expect(json(done)).toMatchObject([{ id: appGroup().id, name: SAP, app_count: 1 }, { name: SEEDED.similarAppGroup }]);
	expect(cloud.requests[0]?.query).toEqual({ name: [SAP], app_type: ['COMMON_APP'], offset: ['0'], limit: ['50'] });
});

describe('authorizations', () => {
	it('are those of an app group', async () => {
		const { done } = await cloud.run(getAuthorizations({ appGroupId: byName(SEEDED.sharedAppGroup), filters: { accountType: 'USER_GROUP' } }));
		expect(json(done)).toEqual([
			{
				id: expect.any(String),
				account: SEEDED.group,
				account_id: expect.any(String),
				account_type: 'USER_GROUP',
				app_group_id: appGroup(SEEDED.sharedAppGroup).id,
				app_group_name: SEEDED.sharedAppGroup,
				create_at: expect.any(String),
			},
		]);
	});

	it('are those of a user or of a user group', async () => {
		const ofUser = await cloud.run(getAuthorizations({ authorizationsOf: 'user', userId: byName(SEEDED.appUser) }));
		expect(json(ofUser.done).map(({ app_group_name: name }) => name)).toEqual([SAP, BROWSER]);
		const ofGroup = await cloud.run(getAuthorizations({ authorizationsOf: 'userGroup', groupId: byName(SEEDED.group) }));
		expect(json(ofGroup.done).map(({ app_group_name: name }) => name)).toEqual([SEEDED.sharedAppGroup]);
	});

	it('of users and user groups are revoked with what they say', async () => {
		const groupId = byName(SEEDED.group);
		await cloud.run(grantAppGroup({ appGroupId: byName('CAD'), userId: byName(SEEDED.appUser) }));
		await cloud.run(grantAppGroup({ appGroupId: byName('CAD'), accountType: 'USER_GROUP', groupId }));
		const { done } = await cloud.run(getAuthorizations({ appGroupId: byName('CAD') }));
		const revoking = revokeAppGroup({ appGroupId: byId('={{ $json.app_group_id }}'), accountType: '={{ $json.account_type }}', userId: byId('={{ $json.account_id }}'), groupId: byId('={{ $json.account_id }}') });
		const revoked = await cloud.run(revoking, json(done));
		expect(json(revoked.done)).toMatchObject([{ user_name: SEEDED.appUser, revoked: true }, { group_name: SEEDED.group, revoked: true }]);
		expect([sizes(), holders('CAD')]).toEqual([[1, 1, 2], []]);
	});
});

it('grants an app group to a user and takes it away, with name and ID, although only one of them is known', async () => {
	const { id } = userIn(cloud.state);
	for (const userId of [byId(id), byName(SEEDED.user)]) {
		const { done } = await cloud.run(grantAppGroup({ appGroupId: byName('CAD'), userId }));
		expect(json(done)).toEqual([{ id, user_name: SEEDED.user, app_group_id: appGroup('CAD').id, granted: true }]);
		expect(changes().at(-1)?.body).toEqual({ accounts: [{ account: SEEDED.user, account_type: 'USER', id }], app_group_ids: [appGroup('CAD').id] });
		expect(holders('CAD')).toEqual([id]);
	}
	for (const time of ['the first time', 'again']) {
		const { done } = await cloud.run(revokeAppGroup({ appGroupId: byName('CAD'), userId: byName(SEEDED.user) }));
		expect([time, json(done)]).toEqual([time, [{ id, user_name: SEEDED.user, app_group_id: appGroup('CAD').id, revoked: true }]]);
		expect(holders('CAD')).toEqual([]);
	}
});

it('grants an app group to one of two users with the same name', async () => {
	const [, second] = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
	await cloud.run(granting(), [{ id: second?.id }]);
	expect(holders('CAD')).toEqual([second?.id]);
});

it('grants an app group to a user group', async () => {
	const { id } = present(cloud.state.groups.find(({ name }) => name === 'Finance'));
	const { done } = await cloud.run(grantAppGroup({ appGroupId: byName('CAD'), accountType: 'USER_GROUP', groupId: byId(id) }));
	expect(json(done)).toEqual([{ id, group_name: 'Finance', app_group_id: appGroup('CAD').id, granted: true }]);
	expect(holders('CAD')).toEqual([id]);
});

describe('many items', () => {
	it('for one app group are sent 50 in a request, and their names read page by page', async () => {
		const { done } = await cloud.run(granting(), people(120));
		expect(sizes()).toEqual([50, 50, 20]);
		expect(json(done)).toEqual(cloud.state.users.slice(0, 120).map(({ id, user_name }) => ({ id, user_name, app_group_id: appGroup('CAD').id, granted: true })));
		expect(holders('CAD').sort()).toEqual(people(120).map(({ id }) => id).sort());
		const pages = Math.ceil(cloud.state.users.length / 100);
		expect(reads()).toEqual(['/users 1', ...Array.from({ length: pages }, () => '/users 100')]);
	});

	it('are read one by one where these are fewer requests, each user once', async () => {
		const groups = [appGroup('CAD').id, appGroup(SEEDED.sharedAppGroup).id];
		const items = people(2).flatMap(({ id }) => groups.map((group) => ({ id, group })));
		await cloud.run(granting({ appGroupId: byId('={{ $json.group }}') }), items);
		expect(reads()).toEqual(['/users 1', ...people(2).map(({ id }) => `/users/${id}`)]);
		expect(sizes()).toEqual([2, 2]);
	});

	it('are done beside one whose user does not exist, which alone fails', async () => {
		const items = [...people(3), { id: 'nobody' }];
		const { done, failed } = await cloud.run(granting(), items, SPLIT);
		expect([done.length, sizes()]).toEqual([3, [3]]);
		expect(failed).toEqual([{ json: { id: 'nobody', error: 'There is no user with the ID nobody in this Workspace' }, pairedItem: { item: 3 } }]);
	});

	it('are not done at all when one of the users does not exist and the workflow stops at failures', async () => {
		const { error } = await cloud.run(granting(), [...people(3), { id: 'nobody' }]);
		expect([error?.message, error?.context.itemIndex, changes()]).toEqual(['There is no user with the ID nobody in this Workspace', 3, []]);
	});

	it('fail together, and are not tried alone, when the app group does not exist', async () => {
		const { done } = await cloud.run(granting({ appGroupId: byId('1') }), people(3), CARRY_ON);
		expect([json(done).map(({ error }) => error), sizes()]).toEqual([Array(3).fill('The application group does not exist.'), [3]]);
		expect(json(done)[0]?.message).toMatch(/^Check the ID/);
	});
});

it('tells in a dry run what would be sent and what would change, and changes nothing', async () => {
	const { id } = userIn(cloud.state);
	const { done } = await cloud.run(grantAppGroup({ appGroupId: byName('CAD'), userId: byId(id), options: { dryRun: true } }));
	expect(json(done)).toEqual([
		{
			id,
			dryRun: true,
			request: {
				method: 'POST',
				url: expect.stringMatching(/\/app-groups\/authorizations$/),
				body: { accounts: [{ account: SEEDED.user, account_type: 'USER', id }], app_group_ids: [appGroup('CAD').id] },
			},
			changes: { granted: { before: false, after: true } },
		},
	]);
	expect([changes(), holders('CAD')]).toEqual([[], []]);
	const revoking = await cloud.run(revokeAppGroup({ appGroupId: byName('CAD'), userId: byId(id), options: { dryRun: true } }));
	expect(json(revoking.done)).toMatchObject([{ changes: {} }]);
});

it.each([
	['was made', { reset: 'after' }, [{ granted: true }, { granted: true }]],
	['was not made', { reset: 'before' }, Array(2).fill({ error: expect.stringMatching(/\(looked up afterwards: the change was not made\)$/) })],
] as const)('settles an unclear outcome by reading: the change %s', async (_what, fault, outcomes) => {
	cloud.emulator.fault({ method: 'POST', ...fault, times: Infinity });
	const { done } = await cloud.run(granting({ options: { maxRetries: 0 } }), people(2), CARRY_ON);
	expect(json(done)).toMatchObject(outcomes as object[]);
});
