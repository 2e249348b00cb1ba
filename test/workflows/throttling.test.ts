import { byId, CARRY_ON, CHANGES, getUser, json, OPERATIONS, sleeping, useCloud, userIn } from './setup';

const cloud = useCloud();
const waits = () => sleeping.mock.calls.map(([ms]) => ms);
const get = async (options = {}) => await cloud.run(getUser({ userId: byId(userIn(cloud.state).id), options }));

it.each(OPERATIONS)('$operation is sent again after 429, since nothing was done', async ({ node }) => {
	cloud.emulator.fault({ throttle: { retryAfter: '7' } });
	const { error } = await cloud.run(node(cloud.state));
	expect([error, cloud.requests.length, waits()]).toEqual([undefined, 2, [7000]]);
});

it.each(CHANGES)('$operation is done once for all the refusals', async ({ node, made }) => {
	cloud.emulator.fault({ throttle: true, times: 3 });
	await cloud.run(node(cloud.state));
	expect([made(cloud.state), cloud.requests.length]).toEqual([1, 4]);
});

it.each<[string, string | undefined, number[]]>([
	['twice as long each time, drawn at random up to that, when nothing is said', undefined, [250, 500, 1000]],
	['as many seconds as it is told', '2', [2000, 2000, 2000]],
	['not at all if it is told so', '0', [0, 0, 0]],
	['a minute at most', '86400', [60_000, 60_000, 60_000]],
	['as if nothing was said after nonsense', 'soon', [250, 500, 1000]],
	['not at all until a date that is over', 'Fri, 21 Nov 2025 08:00:00 GMT', [0, 0, 0]],
])('waits %s', async (_how, retryAfter, waited) => {
	cloud.emulator.fault({ throttle: { retryAfter }, times: 3 });
	await get();
	expect(waits()).toEqual(waited);
});

it('waits until a date', async () => {
	cloud.emulator.fault({ throttle: { retryAfter: new Date(Date.now() + 30_000).toUTCString() } });
	await get();
	expect(waits()).toEqual([expect.any(Number)]);
	expect(waits()[0]).toBeGreaterThan(28_000);
	expect(waits()[0]).toBeLessThanOrEqual(30_000);
});

it('waits up to 20 seconds however often it tries', async () => {
	cloud.emulator.fault({ throttle: true, times: 10 });
	await get({ maxRetries: 10 });
	expect(waits()).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, 10_000]);
});

it.each([
	[undefined, 4],
	[0, 1],
	[1, 2],
	['={{ "2" }}', 3],
])('gives up after as many tries as the option says: %s', async (maxRetries, sent) => {
	cloud.emulator.fault({ throttle: true, times: Infinity });
	const { error } = await get(maxRetries === undefined ? {} : { maxRetries });
	expect(cloud.requests).toHaveLength(sent);
	expect(error).toMatchObject({
		httpCode: '429',
		message: 'The throttling threshold has been reached: policy user over ratelimit,limit:100,time:1 minute',
		description: expect.stringMatching(/^APIGW\.0308, HTTP 429, .*Lower 'Concurrency' or raise 'Max Retries' under Options/),
		failure: { cause: 'rate-limited' },
	});
});

it('tells n8n how long the service asked to wait', async () => {
	cloud.emulator.fault({ throttle: { retryAfter: '9' }, times: Infinity });
	expect((await get({ maxRetries: 0 })).error?.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 9000 });
});

it('signs every attempt afresh', async () => {
	cloud.emulator.fault({ throttle: true, times: 3 });
	await get();
	const signatures = cloud.emulator.received.map(({ headers }) => headers.authorization);
	expect([new Set(signatures).size, cloud.emulator.received.map(({ status }) => status)]).toEqual([4, [429, 429, 429, 200]]);
});

it('gives every item tries of its own', async () => {
	cloud.emulator.fault({ throttle: true, path: userIn(cloud.state).id, times: Infinity });
	const ids = [userIn(cloud.state).id, ...cloud.state.users.slice(5, 8).map(({ id }) => id)];
	const { done } = await cloud.run(getUser({ userId: byId('={{ $json.id }}'), options: { maxRetries: 1 } }), ids.map((id) => ({ id })), CARRY_ON);
	expect(json(done)).toEqual([{ error: expect.stringContaining('over ratelimit') }, ...ids.slice(1).map((id) => expect.objectContaining({ id }))]);
	expect(cloud.requests).toHaveLength(5);
});

it.each([
	[{ timeout: 30 }, /did not answer in time$/, /^No answer within 30 ms\. Try again later, or raise 'Timeout' under Options/i],
	[{ timeout: '={{ "25" }}' }, /did not answer in time$/, /^No answer within 25 ms/i],
])('waits for an answer as long as %j says', async (options, message, description) => {
	cloud.emulator.fault({ delay: 30_000, times: Infinity });
	const { error } = await get({ ...options, maxRetries: 0 });
	expect(error).toMatchObject({ message: expect.stringMatching(message), description: expect.stringMatching(description) });
});

it.each([
	[{ maxRetries: '={{ -1 }}' }, "'Max Retries' must be a whole number from 0 to 10"],
	[{ maxRetries: 11 }, "'Max Retries' must be a whole number from 0 to 10"],
	[{ timeout: 0 }, "'Timeout' must be a whole number from 1 to 600000"],
	[{ timeout: '={{ "1 minute" }}' }, "'Timeout' must be a whole number from 1 to 600000"],
	[{ concurrency: 0 }, "'Concurrency' must be a whole number from 1 to 50"],
	[{ concurrency: 51 }, "'Concurrency' must be a whole number from 1 to 50"],
	[{ concurrency: 2.5 }, "'Concurrency' must be a whole number from 1 to 50"],
	[{ concurrency: '={{ $json.nothing }}' }, "'Concurrency' has no value. If an expression gave nothing, correct it or remove the field"],
])('refuses the options %j before anything is sent', async (options, message) => {
	expect([(await get(options)).error?.message, cloud.requests]).toEqual([message, []]);
});
