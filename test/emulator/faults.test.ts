import { startEmulator, type Emulator } from '.';
import { clientOf, Clock, type Sent } from './client';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;
let reset: Sent;
let log: (value: unknown) => void;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now, log: (request) => log(request) });
	send = clientOf(emulator, clock);
	reset = { method: 'POST', path: '/cloudartifact/v5/maven/users/me' };
});
beforeEach(() => {
	log = () => undefined;
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

const resets = () => emulator.state.repositoryUser.passwordResets;
const statuses = async (requests: Sent[]) => {
	const answers = [];
	for (const request of requests) answers.push((await send(request)).status);
	return answers;
};

describe('which requests a fault hits', () => {
	const projects: Sent = { path: '/v3/auth/projects' };

	it('is the next one, once', async () => {
		emulator.fault({ status: 503 });
		expect(await statuses([projects, projects])).toEqual([503, 200]);
	});

	it('is as many as it says, after those it lets pass', async () => {
		emulator.fault({ status: 503, skip: 1, times: 2 });
		expect(await statuses([projects, projects, projects, projects])).toEqual([200, 503, 503, 200]);
	});

	it('is all of them if it never ends', async () => {
		emulator.fault({ status: 503, times: Infinity });
		expect(await statuses([projects, projects, projects])).toEqual([503, 503, 503]);
	});

	it('is told by method and path', async () => {
		emulator.fault({ status: 500, method: 'POST' });
		emulator.fault({ status: 502, path: '/auth/' });
		emulator.fault({ status: 503, path: /users\/me$/g, times: 2 });
		expect(await statuses([projects, projects, reset, reset, reset, reset])).toEqual([502, 200, 500, 503, 503, 200]);
	});

	it('is an authentic one, unless it says otherwise', async () => {
		emulator.fault({ status: 503 });
		emulator.fault({ status: 502, beforeAuthentication: true });
		const unsigned = async () => (await fetch(`${emulator.url}/v3/auth/projects`)).status;
		expect([await unsigned(), await unsigned(), ...(await statuses([projects]))]).toEqual([502, 401, 503]);
	});
});

describe('an answer in place of the cloud\'s', () => {
	it('leaves everything as it was', async () => {
		emulator.fault({ status: 502, headers: { 'content-type': 'text/html', 'x-more': 'yes' }, body: '"<html>"' });
		const { status, headers, json } = await send(reset);
		expect([status, headers.get('content-type'), headers.get('x-more'), json, resets()]).toEqual([502, 'text/html', 'yes', '<html>', 0]);
		expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
		expect(emulator.received[0]?.status).toBe(502);
	});

	it('comes after the deed if it is told to act', async () => {
		emulator.fault({ status: 500, act: true });
		expect([...(await statuses([reset])), resets()]).toEqual([500, 1]);
	});

	it('may be very long', async () => {
		emulator.fault({ body: '1', repeatBody: 10_000_000 });
		const { status, headers } = await send(reset);
		expect([status, headers.get('content-length')]).toEqual([200, '10000000']);
	});

	it('may be a refusal for too many requests, in the gateway\'s words', async () => {
		emulator.fault({ throttle: true });
		emulator.fault({ throttle: { retryAfter: '3' } });
		const first = await send(reset);
		const second = await send(reset);
		expect([first, second]).toMatchObject([
			{ status: 429, json: { error_code: 'APIGW.0308', error_msg: expect.stringContaining('over ratelimit') } },
			{ status: 429 },
		]);
		expect([first.headers.get('retry-after'), second.headers.get('retry-after'), resets()]).toEqual([null, '3', 0]);
	});

	it('spares headers that are only added', async () => {
		emulator.fault({ headers: { 'x-more': 'yes' } });
		expect((await send(reset)).headers.get('x-more')).toBe('yes');
		expect(resets()).toBe(1);
	});
});

describe('a cut connection', () => {
	it.each([
		['before', 0],
		['after', 1],
		['body', 1],
	] as const)('%s: the client gets no answer, and the deed was done %d times', async (moment, done) => {
		emulator.fault({ reset: moment });
		await expect(send(reset)).rejects.toThrow(moment === 'body' ? 'terminated' : 'fetch failed');
		expect([resets(), emulator.received[0]?.status]).toEqual([done, undefined]);
		expect((await send(reset)).status).toBe(200);
	});

	it('is a reset on the wire', async () => {
		emulator.fault({ reset: 'after' });
		await expect(send(reset)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
	});
});

it('cuts an answer short in a way that HTTP allows', async () => {
	emulator.fault({ truncate: true });
	await expect(send(reset)).rejects.toThrow(SyntaxError);
	expect([resets(), emulator.received[0]?.status]).toEqual([1, 200]);
});

it('answers late, after the deed', async () => {
	emulator.fault({ delay: 20 });
	const late = send(reset);
	while (resets() === 0) await new Promise(setImmediate);
	expect(emulator.received[0]?.status).toBeUndefined();
	expect((await late).status).toBe(200);
});

it('answers when it is let, after the deed', async () => {
	let open = (): void => undefined;
	emulator.fault({ until: new Promise<void>((resolve) => void (open = resolve)) });
	const held = send(reset);
	while (resets() === 0) await new Promise(setImmediate);
	expect([(await send({ path: '/v3/auth/projects' })).status, emulator.received[0]?.status]).toEqual([200, undefined]);
	open();
	expect((await held).status).toBe(200);
});

it('does not answer a client that has gone', async () => {
	const impatient = new AbortController();
	const answered = new Promise((resolve) => void (log = resolve));
	emulator.fault({ delay: 200, beforeAuthentication: true });
	const given = fetch(emulator.url, { signal: impatient.signal }).catch(() => 'given up');
	while (emulator.received.length === 0) await new Promise(setImmediate);
	impatient.abort();
	expect(await given).toBe('given up');
	await answered;
	expect(emulator.received[0]?.status).toBeUndefined();
});

it('tells of every request it hits, after the deed and before the answer', async () => {
	const told: unknown[] = [];
	emulator.fault({ times: 2, meanwhile: () => told.push([resets(), emulator.received.at(-1)?.status]) });
	expect([await statuses([reset, reset, reset]), told]).toEqual([[200, 200, 200], [[1, undefined], [2, undefined]]]);
});
