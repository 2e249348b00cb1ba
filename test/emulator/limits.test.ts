import { SEEDED, startEmulator, WORKSPACE_LIMITS, type Emulator, type Limit } from '.';
import { clientOf, Clock, type Sent } from './client';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;
let users: Sent;
let storages: Sent;
let reset: Sent;
let update: Sent;
let instances: Sent;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
	const { credential, state } = emulator;
	const id = state.users.find(({ user_name }) => user_name === SEEDED.user)?.id;
	users = { path: `/v2/${credential.projectId}/users`, query: { limit: '1' } };
	update = { method: 'PUT', path: `/v2/${credential.projectId}/users/${id}`, body: { disabled: true } };
	storages = { path: `/v1/${credential.projectId}/cloud-storages` };
	instances = { path: `/v1/${credential.projectId}/instances` };
	reset = { method: 'POST', path: '/cloudartifact/v5/maven/users/me' };
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

// The client moves the clock by a second before each request, so the nth request arrives n seconds after the limits were set.
const fixed: Limit = { requests: 2, window: 4000, kind: 'fixed' };
const statuses = async (...requests: Sent[]) => {
	const answers = [];
	for (const request of requests) answers.push((await send(request)).status);
	return answers;
};
const times = (count: number, request: Sent): Sent[] => Array<Sent>(count).fill(request);

it('has none unless it is told so', async () => {
	expect(new Set(await statuses(...times(30, users)))).toEqual(new Set([200]));
});

describe('a fixed window', () => {
	it('lets as many through as it says, and begins at the multiples of its length', async () => {
		emulator.limit(fixed);
		expect(await statuses(...times(12, users))).toEqual([200, 200, 429, 200, 200, 429, 429, 200, 200, 429, 429, 200]);
	});

	it('begins as much later as it is told', async () => {
		emulator.limit({ ...fixed, offset: 1000 });
		expect(await statuses(...times(7, users))).toEqual([200, 200, 429, 429, 200, 200, 429]);
	});

	it('begins at the first request after the last window, if that is what is said', async () => {
		emulator.limit({ ...fixed, begins: 'first request' });
		expect(await statuses(...times(6, users))).toEqual([200, 200, 429, 429, 200, 200]);
		clock.advance(5500);
		expect(await statuses(...times(5, users))).toEqual([200, 200, 429, 429, 200]);
	});
});

describe('a bucket', () => {
	it('lets a burst through, then as many as drip in', async () => {
		emulator.limit({ requests: 2, window: 4000, kind: 'bucket', burst: 3 });
		expect(await statuses(...times(9, users))).toEqual([200, 200, 200, 200, 200, 429, 200, 429, 200]);
	});

	it('is never fuller than its burst, however long it waited', async () => {
		emulator.limit({ requests: 2, window: 8000, kind: 'bucket' });
		await send(users);
		clock.advance(1_000_000);
		expect(await statuses(...times(4, users))).toEqual([200, 200, 429, 429]);
	});
});

describe('what is counted together', () => {
	it('is one API', async () => {
		emulator.limit(fixed);
		expect(await statuses(users, users, storages, instances, users)).toEqual([200, 200, 200, 200, 200]);
		emulator.limit({ ...fixed, window: 60_000 });
		expect(await statuses(users, users, users, storages, storages, storages)).toEqual([200, 200, 429, 200, 200, 429]);
	});

	it('is everything, if that is what is said', async () => {
		emulator.limit({ ...fixed, window: 60_000, per: 'all' });
		expect(await statuses(users, storages, instances, reset)).toEqual([200, 200, 429, 429]);
	});

	it('is what the limit names by method and service', async () => {
		emulator.limit({ ...fixed, window: 60_000, per: 'all', services: ['Workspace'], methods: ['GET'] });
		expect(await statuses(users, users, users, update, storages, instances, reset)).toEqual([200, 200, 429, 200, 200, 200, 200]);
	});

	it('is both keys of the user', async () => {
		emulator.limit({ ...fixed, window: 60_000, requests: 1 });
		const { temporaryCredential: key } = emulator;
		expect(await statuses(users, { ...users, key, headers: { 'X-Security-Token': key.securityToken } })).toEqual([200, 429]);
	});

	it('is each limit by itself, and what one of them refuses counts for the other', async () => {
		emulator.limit({ ...fixed, window: 60_000, requests: 1 }, { ...fixed, window: 60_000, requests: 3, per: 'all' });
		expect(await statuses(users, users, storages, instances)).toEqual([200, 429, 200, 429]);
	});

	it('is not a request without a signature, nor one for an API that does not exist', async () => {
		emulator.limit({ ...fixed, window: 60_000, requests: 1, per: 'all' });
		await fetch(emulator.url + users.path);
		expect(await statuses({ path: '/v9/nothing' }, users)).toEqual([404, 200]);
	});
});

describe('a refusal', () => {
	const refused = async (limit: Partial<Limit>) => {
		emulator.limit({ requests: 0, window: 60_000, kind: 'fixed', ...limit });
		return await send(reset);
	};
	const text = 'The throttling threshold has been reached';

	it('leaves everything undone, in the words of the gateway', async () => {
		const { status, headers, json } = await refused({});
		expect([status, json]).toEqual([
			429,
			{ error_code: 'APIGW.0308', error_msg: `${text}: policy user over ratelimit,limit:0,time:1 minute`, request_id: headers.get('x-request-id') },
		]);
		expect([headers.get('retry-after'), headers.get('x-apig-ratelimit-user')]).toEqual([null, null]);
		expect(emulator.state.repositoryUser.passwordResets).toBe(0);
	});

	it.each<[Partial<Limit>, string]>([
		[{ window: 200 }, ': policy user over ratelimit,limit:0,time:0.2 second'],
		[{ window: 5000 }, ': policy user over ratelimit,limit:0,time:5 second'],
		[{ window: 300_000 }, ': policy user over ratelimit,limit:0,time:5 minute'],
		[{ window: 3_600_000 }, ': policy user over ratelimit,limit:0,time:1 hour'],
		[{ window: 86_400_000 }, ': policy user over ratelimit,limit:0,time:1 day'],
		[{ toldAs: '60 second' }, ': policy user over ratelimit,limit:0,time:60 second'],
		[{ says: 'nothing' }, ''],
	])('of %j says its numbers as "%s"', async (limit, numbers) => {
		expect((await refused(limit)).json).toMatchObject({ error_msg: text + numbers });
	});

	it('says after how long to come back only if it is told to', async () => {
		expect((await refused({ retryAfter: '7' })).headers.get('retry-after')).toBe('7');
	});

	it('uses up no fault', async () => {
		emulator.limit({ ...fixed, window: 60_000, requests: 1 });
		await send(users);
		emulator.fault({ status: 503 });
		expect(await statuses(users, storages)).toEqual([429, 503]);
	});
});

it('says in a header what is left, if it is told to', async () => {
	emulator.limit({ ...fixed, headers: true });
	const remaining = [];
	for (const request of times(3, users)) remaining.push((await send(request)).headers.get('x-apig-ratelimit-user'));
	expect(remaining).toEqual(['remain:1', 'remain:0', 'remain:0'].map((left) => `${left},limit:2,time:4 second`));
});

it('has those of its start again after a reset, their windows empty', async () => {
	const limited = await startEmulator({ now: clock.now, limits: [{ ...fixed, window: 60_000 }] });
	const sendTo = clientOf(limited, clock);
	const three = async () => [(await sendTo(users)).status, (await sendTo(users)).status, (await sendTo(users)).status];
	expect(await three()).toEqual([200, 200, 429]);
	limited.limit();
	expect(await three()).toEqual([200, 200, 200]);
	limited.reset();
	expect(await three()).toEqual([200, 200, 429]);
	await limited.stop();
});

it('knows those of Workspace: 200 reads and 100 changes of an API, and none for other services', async () => {
	emulator.limit(...WORKSPACE_LIMITS.map((limit) => ({ ...limit, window: 600_000 })));
	const passed = async (request: Sent, count: number) => (await statuses(...times(count, request))).filter((status) => status === 200).length;
	expect(await passed(users, 203)).toBe(200);
	expect(await passed(update, 103)).toBe(100);
	expect(await passed(instances, 203)).toBe(203);
});

it('goes by a clock of its own if there is none, in which a window of a day does not end', async () => {
	const real = await startEmulator({ limits: [{ requests: 1, window: 86_400_000, kind: 'fixed' }] });
	const sendTo = clientOf(real, { now: Date.now, time: Date.now(), advance: () => undefined } as unknown as Clock);
	expect([(await sendTo(users)).status, (await sendTo({ ...users, query: {} })).status]).toEqual([200, 429]);
	await real.stop();
});
