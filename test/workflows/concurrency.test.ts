import { type ReceivedRequest, SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, failure, getUser, json, updateUser, useCloud, userIn } from './setup';

let open: number[] = [];
let overlaps: string[] = [];
const cloud = useCloud({
	// At the end of each request: how many were open then, and which of them changed the same thing.
	log({ method, path }) {
		const others = cloud.emulator.received.filter(({ status }) => status === undefined);
		open.push(others.length + 1);
		overlaps.push(...others.filter((other) => method !== 'GET' && other.method === method && other.path === path).map((other) => other.path));
	},
});
beforeEach(() => {
	open = [];
	overlaps = [];
});

const ids = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const get = (options = {}) => getUser({ userId: byId('={{ $json.id }}'), options });
const describeUser = (userId: unknown) => updateUser({ userId: userId as never, updateFields: { description: '={{ $json.text }}' }, options: { concurrency: 10 } });
const slow = (delay: number, path?: string) => cloud.emulator.fault({ delay, path, times: path ? 1 : Infinity });
const targets = (requests: readonly ReceivedRequest[]) => requests.map(({ path }) => path.split('/').pop());

describe('the number of open requests', () => {
	it.each([
		[undefined, 5],
		[1, 1],
		[2, 2],
		[15, 15],
		['={{ "3" }}', 3],
	])('is at most the concurrency: %s', async (concurrency, most) => {
		slow(most > 4 ? 300 : 10 * most);
		const { done } = await cloud.run(get(concurrency === undefined ? {} : { concurrency }), ids(16));
		expect(done).toHaveLength(16);
		expect(Math.max(...open)).toBeLessThanOrEqual(most);
		expect(Math.max(...open)).toBeGreaterThan(most / 2);
	});

	it('is one until the first item is answered', async () => {
		slow(20, ids(1)[0]?.id);
		await cloud.run(get({ concurrency: 20 }), ids(30));
		expect(open[0]).toBe(1);
	});

	it('needs no more connections than requests that are open', async () => {
		await cloud.run(get({ concurrency: 4 }), ids(60));
		expect(cloud.emulator.connections).toBeLessThanOrEqual(5);
	});
});

it('results come in the order of the items, whatever the order of the answers', async () => {
	for (const [index, { id }] of ids(12).entries()) slow(36 - 3 * index, id);
	const { done } = await cloud.run(get({ concurrency: 12 }), ids(12));
	expect(json(done).map(({ id }) => id)).toEqual(ids(12).map(({ id }) => id));
	expect(done.map(({ pairedItem }) => pairedItem)).toEqual(ids(12).map((_, item) => ({ item })));
});

describe('two changes of the same thing', () => {
	it('never overlap and keep their order, while others run beside them', async () => {
		const [a, b, c] = ids(3);
		const items = [a, b, b, c, b, a, a, b].map((user, index) => ({ ...user, text: `change ${index}` }));
		slow(5);
		const { done } = await cloud.run(describeUser(byId('={{ $json.id }}')), items);
		expect(done).toHaveLength(8);
		expect(overlaps).toEqual([]);
		expect(Math.max(...open)).toBeGreaterThan(1);
		expect(cloud.state.users.slice(0, 3).map(({ description }) => description)).toEqual(['change 6', 'change 7', 'change 3']);
		const ofB = cloud.emulator.received.filter(({ path }) => path.endsWith(String(b?.id))).map(({ body }) => JSON.parse(body).description);
		expect(ofB).toEqual(['change 1', 'change 2', 'change 4', 'change 7']);
	});

	it.each([0, 5, 20])('keep their order when the first has to look up the name, which takes %d ms', async (delay) => {
		const { id } = userIn(cloud.state);
		cloud.emulator.fault({ path: /users$/, times: Infinity, delay });
		const users = [byName(SEEDED.lockedUser), byName(SEEDED.user), byName(SEEDED.disabledUser), byId(id)];
		const items = users.map((user) => ({ user, text: `by ${user.mode}` }));
		const { done } = await cloud.run(describeUser('={{ $json.user }}'), items);
		expect([json(done)[1], json(done)[3], overlaps]).toEqual([{ id, user_name: SEEDED.user }, { id }, []]);
		expect(userIn(cloud.state)).toMatchObject({ description: 'by id', updates: 2 });
	});

	it('keep their order when the first is repeated', async () => {
		const [first, target] = ids(2);
		cloud.emulator.fault({ status: 503, path: target?.id, times: 2 });
		const items = [first, target, target].map((user, index) => ({ ...user, text: `change ${index}` }));
		await cloud.run(describeUser(byId('={{ $json.id }}')), items);
		expect(cloud.state.users[1]).toMatchObject({ description: 'change 2', updates: 2 });
		expect(targets(cloud.emulator.received)).toEqual([first?.id, target?.id, target?.id, target?.id, target?.id]);
	});

	it('go on when the first has failed', async () => {
		const [first, target] = ids(2);
		cloud.emulator.fault({ status: 400, path: target?.id, body: '{"error_msg":"No."}' });
		const items = [first, target, target].map((user, index) => ({ ...user, text: `change ${index}` }));
		const { done } = await cloud.run(describeUser(byId('={{ $json.id }}')), items, CARRY_ON);
		expect(json(done)).toEqual([first, failure('No.'), target]);
	});

	it('do not wait for one whose input is refused', async () => {
		const [first, target] = ids(2);
		const items = [{ ...first, text: 'a' }, { id: '', text: 'b' }, { ...target, text: 'c' }];
		expect(json((await cloud.run(describeUser(byId('={{ $json.id }}')), items, CARRY_ON)).done)).toEqual([first, { error: "'User' is empty" }, target]);
	});

});

describe('equal requests within one second', () => {
	it.each([
		['reading', () => get()],
		['changing', () => updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true } })],
	])('are all accepted when %s', async (_what, node) => {
		const items = Array.from({ length: 60 }, () => ids(1)[0] ?? {});
		const { done } = await cloud.run(node(), items);
		expect([done.length, cloud.emulator.received.every(({ status }) => status === 200)]).toEqual([60, true]);
	});

	it('are accepted in one execution after another', async () => {
		for (let turn = 0; turn < 5; turn++) expect((await cloud.run(get(), ids(1))).error).toBeUndefined();
	});

	it('are accepted even when there are more of them than the seconds that a signature may be ahead', async () => {
		const items = Array.from({ length: 1000 }, () => ids(1)[0] ?? {});
		const { done } = await cloud.run(get({ concurrency: 50 }), items, CARRY_ON);
		expect(json(done).filter(({ error }) => error)).toEqual([]);
	});
});
