import { addToGroup, byId, CARRY_ON, CHANGES, getUser, json, OPERATIONS, passTime, sleeping, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const waits = () => sleeping.mock.calls.map(([ms]) => ms);
const get = async (options = {}) => await cloud.run(getUser({ userId: byId(userIn(cloud.state).id), options }));
const describe500 = () => ({ node: updateUser({ userId: byId('={{ $json.id }}'), updateFields: { description: '={{ $json.text }}' } }), items: many(250) });
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: cloud.state.users[index % 240]?.id ?? '', text: `change ${index}` }));
const refusals = () => cloud.emulator.received.filter(({ status }) => status === 429).length;
const MINUTE = 60_000;

describe('a request that is refused because there were too many', () => {
	it.each(OPERATIONS)('is sent again when the cloud says: $operation', async ({ node }) => {
		cloud.emulator.fault({ throttle: { retryAfter: '7' } });
		const { error } = await cloud.run(node(cloud.state));
		expect([error, cloud.requests.length, waits()]).toEqual([undefined, 2, [7000]]);
	});

	it.each(CHANGES)('makes the change once for all the refusals: $operation', async ({ node, made }) => {
		cloud.emulator.fault({ throttle: true, times: 3 });
		await cloud.run(node(cloud.state));
		expect([made(cloud.state), cloud.requests.length]).toEqual([1, 4]);
	});

	it('uses up no try', async () => {
		cloud.emulator.fault({ throttle: true, times: 9 });
		const { error } = await get({ maxRetries: 0 });
		expect([error, cloud.requests.length]).toEqual([undefined, 10]);
	});

	it.each(['0', '-5', 'soon', 'Fri, 21 Nov 2025 08:00:00 GMT'])('is not sent again at once because of the Retry-After "%s"', async (retryAfter) => {
		cloud.emulator.fault({ throttle: { retryAfter } });
		await get();
		expect(waits()).toEqual([expect.any(Number)]);
		expect(waits()[0]).toBeGreaterThan(MINUTE / 100);
	});

	it('waits longer than the window when Retry-After says so', async () => {
		cloud.emulator.fault({ throttle: { retryAfter: '300' } });
		await get();
		expect(waits()).toEqual([300_000]);
	});

	it.each(['APIG', 'APIC'])('is known by the code of the gateway, too: %s', async (prefix) => {
		cloud.emulator.fault({ status: 403, body: JSON.stringify({ error_code: `${prefix}.0308`, error_msg: 'The throttling threshold has been reached' }) });
		expect([(await get()).error, cloud.requests.length]).toEqual([undefined, 2]);
	});

	it('is signed afresh every time', async () => {
		cloud.emulator.fault({ throttle: true, times: 3 });
		const now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now + 1000 * cloud.requests.length);
		await get();
		expect(new Set(cloud.emulator.received.map(({ headers }) => headers.authorization)).size).toBe(4);
	});

	it('fails when nothing got through for the time that the option says, and names the limit', async () => {
		cloud.emulator.fault({ throttle: true, times: Infinity });
		const { error } = await get({ maxThrottleWait: 3 });
		expect(error).toMatchObject({
			httpCode: '429',
			message: 'Huawei Cloud limits how often this may be called, and let nothing through for 3 minutes',
			description: expect.stringMatching(/^It allows 100 requests in 1 minute\. .*'Max Wait When Throttled' under Options\. APIGW\.0308, HTTP 429, request ID \w+\.$/),
			failure: { cause: 'rate-limited' },
		});
		expect(waits().reduce((sum, ms) => sum + ms)).toBeGreaterThan(2.9 * MINUTE);
		expect(cloud.requests.length).toBeLessThan(50);
	});
});

describe('a limit of 100 changes a minute', () => {
	const limit = (more = {}) => cloud.emulator.limit({ requests: 100, window: MINUTE, kind: 'fixed', methods: ['PUT', 'POST'], ...more });

	it.each([{}, { begins: 'first request' as const }, { kind: 'bucket' as const }, { offset: 20_000 }])('lets 250 updates through in three windows, none fails: %j', async (more) => {
		limit(more);
		const { node, items } = describe500();
		const { done, error } = await cloud.run(node, items);
		expect([error, json(done)]).toEqual([undefined, items.map(({ id }) => ({ id }))]);
		expect(cloud.state.users.slice(0, 240).reduce((sum, { updates }) => sum + updates, 0)).toBe(250);
		expect(refusals()).toBeLessThanOrEqual(30);
	});

	it('is one for all that use the key, and does not hold back another API', async () => {
		limit({ requests: 5 });
		const { node } = describe500();
		const [first, second] = await Promise.all([cloud.run(node, many(12)), cloud.run(node, many(12))]);
		expect([first?.error, second?.error, cloud.state.users.reduce((sum, { updates }) => sum + updates, 0)]).toEqual([undefined, undefined, 24]);
		const asked = waits().length;
		await get();
		expect(waits()).toHaveLength(asked);
	});

	it('says afterwards what it cost', async () => {
		limit();
		const { node, items } = describe500();
		const { run } = await cloud.run(node, items);
		const [hint] = run.data.resultData.runData.Tested?.[0]?.hints ?? [];
		expect(hint?.message).toMatch(/^Because of its limits, Huawei Cloud refused \d+ requests at first, which were sent again; the run took \d+ (seconds|minutes) longer$/);
	});

	it('says no more than what was refused when hardly anybody waited', async () => {
		cloud.emulator.fault({ throttle: { retryAfter: '0' } });
		const { run } = await cloud.run(getUser({ userId: byId(userIn(cloud.state).id) }));
		expect(run.data.resultData.runData.Tested?.[0]?.hints?.map(({ message }) => message)).toEqual(['Because of its limits, Huawei Cloud refused 1 request at first, which was sent again']);
	});

	it('says nothing when it cost nothing', async () => {
		const { run } = await cloud.run(describe500().node, many(20));
		expect(run.data.resultData.runData.Tested?.[0]?.hints ?? []).toEqual([]);
	});

	it('costs 1,000 additions to a group nothing, since 50 fit into one request', async () => {
		limit();
		const items = Array.from({ length: 1000 }, (_, index) => ({ id: cloud.state.users[index % 240]?.id ?? '' }));
		const { done, error } = await cloud.run(addToGroup({ userId: byId('={{ $json.id }}'), groupId: byId(cloud.state.groups[0]?.id ?? '') }), items, CARRY_ON);
		expect([error, done.length, cloud.requests.length, waits()]).toEqual([undefined, 1000, 20, []]);
	});

	it('holds a list in the editor for ten seconds at most', async () => {
		cloud.emulator.limit({ requests: 1, window: 10 * MINUTE, kind: 'fixed' });
		const search = async () => await cloud.engine().search('n8n-nodes-huaweicloud.huaweiCloudWorkspace', 'searchUsers');
		await search();
		await expect(search()).rejects.toMatchObject({
			message: 'Huawei Cloud limits how often this may be called, and let nothing through for 10 seconds',
			description: expect.stringContaining('It allows 1 request in 10 minutes.'),
		});
	});

	it('is forgotten when it was not met for a while', async () => {
		cloud.emulator.fault({ throttle: true });
		await get();
		const asked = waits().length;
		passTime(2 * MINUTE);
		await get();
		expect(waits()).toHaveLength(asked);
	});
});

it.each([
	[{ timeout: 30 }, /did not answer in time$/, /^Try again later\. If it is often slow, raise 'Timeout' under Options\. no answer within 30 ms\.$/i],
	[{ timeout: '={{ "25" }}' }, /did not answer in time$/, /no answer within 25 ms\.$/i],
])('waits for an answer as long as %j says', async (options, message, description) => {
	cloud.emulator.fault({ delay: 30_000, times: Infinity });
	const { error } = await get({ ...options, maxRetries: 0 });
	expect(error).toMatchObject({ message: expect.stringMatching(message), description: expect.stringMatching(description) });
});

it('refuses options that an expression gives another value for another item, before anything is sent', async () => {
	const { id } = userIn(cloud.state);
	const disable = (dryRun: string) => updateUser({ userId: byId(id), updateFields: { disabled: true }, options: { dryRun } });
	const { error } = await cloud.run(disable('={{ $json.test }}'), [{ test: true }, { test: true }, { test: false }]);
	expect([error?.message, cloud.requests]).toEqual(["'Dry Run' under Options has to be the same for all items, but item 2 has another value than item 0. Let these items come to different nodes, such as by an If node", []]);
	const same = await cloud.run(disable('={{ $json.test }}'), [{ test: true }, { test: true }]);
	expect([same.error, json(same.done).map(({ dryRun }) => dryRun)]).toEqual([undefined, [true, true]]);
});

it.each([
	[{ maxRetries: '={{ -1 }}' }, "'Max Retries' must be a whole number from 0 to 10"],
	[{ maxRetries: 11 }, "'Max Retries' must be a whole number from 0 to 10"],
	[{ maxThrottleWait: 0 }, "'Max Wait When Throttled' must be a whole number from 1 to 1440"],
	[{ timeout: 0 }, "'Timeout' must be a whole number from 1 to 600000"],
	[{ timeout: '={{ "1 minute" }}' }, "'Timeout' must be a whole number from 1 to 600000"],
	[{ concurrency: 0 }, "'Concurrency' must be a whole number from 1 to 50"],
	[{ concurrency: 51 }, "'Concurrency' must be a whole number from 1 to 50"],
	[{ concurrency: 2.5 }, "'Concurrency' must be a whole number from 1 to 50"],
	[{ concurrency: '={{ $json.nothing }}' }, "'Concurrency' has no value. If an expression gave nothing, correct it or remove the field"],
])('refuses the options %j before anything is sent', async (options, message) => {
	expect([(await get(options)).error?.message, cloud.requests]).toEqual([message, []]);
});
