import { addToGroup, byId, byName, CARRY_ON, failure, fromList, json, present, removeFromGroup, SPLIT, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const group = (name = 'Finance') => present(cloud.state.groups.find((entry) => entry.name === name));
const members = (name = 'Finance') => group(name).members;
const adding = (more = {}) => addToGroup({ userId: byId('={{ $json.id }}'), groupId: byId(group().id), ...more });
const people = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const sent = () => cloud.requests.filter(({ method }) => method === 'POST');
const sizes = () => sent().map(({ body }) => (body as { user_ids: string[] }).user_ids.length);

it('adds a user to a group, and takes a user out of it', async () => {
	const { id } = userIn(cloud.state);
	const { done } = await cloud.run(addToGroup({ userId: byName('a.novak'), groupId: byName('Sales') }));
	expect(json(done)).toEqual([{ id, user_name: 'a.novak', group_id: group('Sales').id, added: true }]);
	expect(cloud.requests.at(-1)).toEqual({ method: 'POST', path: `/v2/{project_id}/groups/${group('Sales').id}/actions`, query: {}, body: { op_type: 'ADD', user_ids: [id] } });
	expect(members('Sales')).toContain(id);
	const removed = await cloud.run(removeFromGroup({ userId: byId(id), groupId: fromList(group('Sales').id) }));
	expect(json(removed.done)).toEqual([{ id, group_id: group('Sales').id, removed: true }]);
	expect(members('Sales')).not.toContain(id);
});

it('says in a dry run who would be added or removed, and who is or is not a member already', async () => {
	const { id } = userIn(cloud.state);
	for (const [node, groupName, changes] of [
		[addToGroup, 'Sales', { member: { before: false, after: true } }],
		[addToGroup, 'Finance', {}],
		[removeFromGroup, 'Finance', { member: { before: true, after: false } }],
		[removeFromGroup, 'Sales', {}],
	] as const) {
		const { done } = await cloud.run(node({ userId: byId(id), groupId: byName(groupName), options: { dryRun: true } }));
		expect([groupName, json(done)[0]?.changes]).toEqual([groupName, changes]);
	}
	expect(sent()).toEqual([]);
});

it('sends 50 users of one group in a request, and gives every item its own result, in order', async () => {
	const { done } = await cloud.run(adding(), people(120));
	expect(sizes()).toEqual([50, 50, 20]);
	expect(json(done)).toEqual(people(120).map(({ id }) => ({ id, group_id: group().id, added: true })));
	expect(done.map(({ pairedItem }) => pairedItem)).toEqual(people(120).map((_, item) => ({ item })));
	expect(members()).toEqual(expect.arrayContaining(people(120).map(({ id }) => id)));
});

it('sends users of different groups apart, and each user once', async () => {
	const names = ['Finance', 'Sales', 'Finance', 'Sales', 'Finance'];
	const items = names.map((name, index) => ({ ...people(5)[index === 4 ? 0 : index], group: group(name).id }));
	const { done } = await cloud.run(adding({ groupId: byId('={{ $json.group }}') }), items);
	expect(sizes()).toEqual([2, 2]);
	expect(json(done)).toEqual(items.map(({ id, group: group_id }) => ({ id, group_id, added: true })));
});

it('lets 49 good items succeed beside a bad one, which alone fails', async () => {
	const items = people(50);
	items[17] = { id: 'nobody' };
	const { done, failed } = await cloud.run(adding(), items, SPLIT);
	expect(done).toHaveLength(49);
	expect(failed).toEqual([{ json: { id: 'nobody', ...failure('The user does not exist.') }, pairedItem: { item: 17 } }]);
	// Halved until it stands alone.
	expect(sizes()).toEqual([50, 25, 13, 12, 6, 3, 3, 2, 1, 1, 1, 6, 25]);
});

it.each([401, 403])('does not halve what was refused with %d for another reason than its content', async (status) => {
	cloud.emulator.fault({ method: 'POST', status, body: '{"error_msg":"No."}' });
	const { done } = await cloud.run(adding(), people(50), CARRY_ON);
	expect([sizes(), new Set(json(done).map(({ error }) => error))]).toEqual([[50], new Set(['No.'])]);
});

it('says of all items of an unclear request that the change may have been made, when that cannot be read', async () => {
	cloud.emulator.fault({ method: 'POST', status: 500, act: true, body: '', times: Infinity });
	cloud.emulator.fault({ method: 'GET', status: 503, body: '', times: Infinity });
	const { done } = await cloud.run(adding({ options: { maxRetries: 0 } }), people(3), CARRY_ON);
	expect(json(done).map(({ error }) => error)).toEqual(Array(3).fill(expect.stringMatching(/\(the change may have been made\)$/)));
});

describe('names', () => {
	const unique = () => cloud.state.users.filter(({ user_name }, _, all) => all.filter((other) => other.user_name === user_name).length === 1);
	const lookUps = () => cloud.requests.filter(({ method }) => method === 'GET');
	const disabling = updateUser({ userId: byName('={{ $json.name }}'), updateFields: { disabled: true } });

	it('are looked up 50 at a time, all of them before the first change', async () => {
		const items = unique().slice(0, 230).map(({ user_name }) => ({ name: user_name }));
		const { done } = await cloud.run(disabling, items);
		expect(json(done)).toEqual(unique().slice(0, 230).map(({ id, user_name }) => ({ id, user_name })));
		expect(lookUps().map(({ query }) => query.user_names?.length)).toEqual([50, 50, 50, 50, 30]);
		expect(cloud.requests.slice(0, 5).every(({ method }) => method === 'GET')).toBe(true);
	});

	it('that are unknown or shared fail for themselves, with what helps to correct them', async () => {
		const names = ['a.novak', 'A.Novak', 'j.smith', 'k.yamamoto', 'x1', 'x2', 'x3'];
		const { done } = await cloud.run(disabling, names.map((name) => ({ name })), CARRY_ON);
		expect(json(done)).toEqual([
			{ id: userIn(cloud.state).id, user_name: 'a.novak' },
			{ error: 'No Workspace user is called "A.Novak"; similar names: "a.novak", "a.novakova". Upper and lower case matter' },
			{ error: expect.stringMatching(/^2 Workspace users are called "j\.smith": .* Choose one by its ID$/) },
			{ id: userIn(cloud.state, 'k.yamamoto').id, user_name: 'k.yamamoto' },
			...['x1', 'x2', 'x3'].map((name) => ({ error: `No Workspace user is called "${name}". Upper and lower case matter` })),
		]);
		// One for all, and one each for the first unknown ones, to find similar names.
		expect(lookUps()).toHaveLength(4);
	});

	it('whose look-up failed for the moment are looked up once more', async () => {
		await cloud.run(disabling, [{ name: 'a.novak' }]);
		cloud.emulator.reset();
		const items = unique().slice(0, 60).map(({ user_name }) => ({ name: user_name }));
		cloud.emulator.fault({ method: 'GET', skip: 1, status: 503, times: 4, body: '' });
		const { done } = await cloud.run(disabling, items, CARRY_ON);
		expect(json(done).filter(({ error }) => error)).toEqual([]);
	});

	it('of groups are looked up once for all items', async () => {
		const { done } = await cloud.run(adding({ groupId: byName('={{ $json.group }}') }), people(6).map((person, index) => ({ ...person, group: ['Sales', 'Finance', 'Nobody'][index % 3] })), CARRY_ON);
		expect(lookUps()).toHaveLength(1);
		expect(json(done).map(({ added, error }) => added ?? error)).toEqual([true, true, expect.stringMatching(/^No user group is called "Nobody"/), true, true, expect.anything()]);
	});
});
