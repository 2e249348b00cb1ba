import { getEventListeners } from 'node:events';

import { send, timers, type WireRequest } from '../../../../nodes/shared/http/connection';
import { contextOf } from '../../../fixtures/context';
import { Network, networkError } from '../../../fixtures/network';

const network = new Network();

const within = (timeout: number) => ({ timeout, begin: timers(timeout), ignoreSslIssues: false });
const wire = within(5000);

/** A request to an origin of its own, because origins behind a proxy are remembered. */
const to = (host: string, part: Partial<WireRequest> = {}): WireRequest => ({ method: 'GET', url: new URL(`https://${host}/v1?a=1`), headers: { 'X-A': '1' }, ...part });

/** n8n's helper: gives what it is told to, and keeps what it was asked. */
const n8n = (outcome: object | Error = { statusCode: 200, headers: { via: 'proxy' }, body: Buffer.from('ü') }) =>
	jest.fn(async () => {
		if (outcome instanceof Error) throw outcome;
		return outcome;
	});

const withHelper = (httpRequest: jest.Mock) => contextOf({ helpers: { httpRequest } });

/** One event loop turn, so that what has been sent is on its way. */
const sent = async () => {
	while (network.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
};

describe('a request', () => {
	it("goes out through Node's fetch as it is", async () => {
		network.answer(200, '{"a":"ü"}', { 'X-Request-Id': 'r1' });

		expect(await send(contextOf(), to('plain.example', { method: 'PUT', body: '{"b":1}' }), wire)).toEqual({
			status: 200,
			headers: { 'x-request-id': 'r1' },
			text: '{"a":"ü"}',
		});
		expect(network.sent).toEqual([
			{ method: 'PUT', url: 'https://plain.example/v1?a=1', headers: expect.objectContaining({ 'X-A': '1' }), body: '{"b":1}' },
		]);
	});

	it.each([204, 302, 400, 401, 404, 429, 500, 503])('has been answered when the status is %d', async (status) => {
		network.answer(status, '', { location: 'https://elsewhere.example/' });

		expect(await send(contextOf(), to('status.example'), wire)).toMatchObject({ status, text: '' });
		expect(network.sent).toHaveLength(1);
	});

	it('has not been answered by more than twenty megabytes', async () => {
		network.answer(200, Buffer.alloc(20 * 1024 * 1024 + 1)).answer(200, Buffer.alloc(20 * 1024 * 1024));

		await expect(send(contextOf(), to('huge.example'), wire)).rejects.toMatchObject({ kind: 'oversized', detail: 'more than 20 MB came back' });
		expect(await send(contextOf(), to('huge.example'), wire)).toMatchObject({ status: 200 });
	});

	it.each([
		['ECONNRESET', 'interrupted'],
		['UND_ERR_SOCKET', 'interrupted'],
		['CERT_HAS_EXPIRED', 'certificate'],
	])("is not handed to n8n's client after %s", async (code, kind) => {
		const helper = n8n();
		network.fail(code);

		await expect(send(withHelper(helper), to('broken.example'), wire)).rejects.toMatchObject({ kind });
		expect(helper).not.toHaveBeenCalled();
	});
});

describe('behind a proxy', () => {
	it("a request that finds no connection is handed to n8n's client, and so are those that follow to that origin", async () => {
		const helper = n8n();
		network.fail('ENOTFOUND').answer(200, 'direct');

		expect(await send(withHelper(helper), to('proxied.example', { method: 'PUT', body: '{}' }), wire)).toEqual({ status: 200, headers: { via: 'proxy' }, text: 'ü' });
		expect(helper.mock.calls).toEqual([
			[
				{
					method: 'PUT',
					url: 'https://proxied.example/v1?a=1',
					headers: { 'X-A': '1' },
					body: '{}',
					timeout: 5000,
					abortSignal: expect.any(AbortSignal),
					skipSslCertificateValidation: false,
					encoding: 'arraybuffer',
					returnFullResponse: true,
					disableFollowRedirect: true,
				},
			],
		]);
		await send(withHelper(helper), to('proxied.example'), wire);
		expect(helper).toHaveBeenCalledTimes(2);
		expect(network.sent).toHaveLength(1);
		expect(await send(withHelper(helper), to('direct.example'), wire)).toMatchObject({ text: 'direct' });
	});

	it('an origin is not remembered before n8n has reached it', async () => {
		network.fail('ECONNREFUSED').answer(200, 'direct');

		await expect(send(withHelper(n8n(networkError('ECONNREFUSED'))), to('down.example'), wire)).rejects.toMatchObject({ kind: 'unreachable', detail: 'the connection was refused' });
		expect(await send(contextOf(), to('down.example'), wire)).toMatchObject({ text: 'direct' });
	});

	/** What n8n's client throws for a status that is not 2xx, as it does unless told otherwise. */
	const status = (status: number, socket?: object, data: Buffer | undefined = Buffer.from('ü')) =>
		Object.assign(new Error(`Request failed with status code ${status}`), { response: { status, headers: { via: 'x' }, data }, request: { socket } });

	it("an answer of n8n's client may have no body", async () => {
		network.fail('ENOTFOUND');

		expect(await send(withHelper(n8n({ statusCode: 204, headers: {}, body: undefined })), to('empty.example'), wire)).toEqual({ status: 204, headers: {}, text: '' });
	});

	it.each([
		[302, { encrypted: true }],
		[404, { encrypted: true }],
		[502, { encrypted: true }],
		[502, undefined],
	])("an answer of n8n's client may have the status %d (on the socket %j)", async (code, socket) => {
		network.fail('ENOTFOUND');

		expect(await send(withHelper(n8n(status(code, socket))), to('other.example', {}), { ...wire, ignoreSslIssues: true })).toEqual({ status: code, headers: { via: 'x' }, text: 'ü' });
	});

	it.each([
		[407, { encrypted: true }, 'proxy'],
		[407, undefined, 'proxy'],
		[407, {}, 'proxy'],
		[403, {}, 'proxy'],
		[502, {}, 'unreachable'],
	])('the status %d on the socket %j is an answer of the proxy: nothing was sent', async (code, socket, kind) => {
		await expect(send(withHelper(n8n(status(code, socket))), to('other.example'), { ...wire, ignoreSslIssues: true })).rejects.toMatchObject({
			kind,
			detail: expect.stringMatching(new RegExp(`proxy.*\\(${code}\\)`)),
		});
	});

	it('nothing is encrypted where nothing was to be: the status 502 is an answer then', async () => {
		const request = to('plain.example', { url: new URL('http://plain.example/v1') });

		expect(await send(withHelper(n8n(status(502, {}))), request, { ...wire, ignoreSslIssues: true })).toMatchObject({ status: 502 });
	});

	it('an answer that broke off is none, whatever its status', async () => {
		const broken = { ...status(200, { encrypted: true }), message: 'stream has been aborted', response: { status: 200, headers: {} } };

		await expect(send(withHelper(n8n(Object.assign(new Error(), broken))), to('broken.example'), { ...wire, ignoreSslIssues: true })).rejects.toMatchObject({
			kind: 'interrupted',
			detail: 'stream has been aborted',
		});
	});

	it.each([
		['ECONNABORTED', 'timeout'],
		['ECONNRESET', 'interrupted'],
		['CERT_HAS_EXPIRED', 'certificate'],
	])("%s of n8n's client is told as it is", async (code, kind) => {
		network.fail('ENOTFOUND');

		await expect(send(withHelper(n8n(networkError(code))), to(`${kind}.example`), wire)).rejects.toMatchObject({ kind });
	});
});

describe('whether there is a direct way', () => {
	const at = (ms: number) => void jest.spyOn(performance, 'now').mockReturnValue(ms);
	const minutes = (count: number) => count * 60_000;
	afterEach(() => jest.restoreAllMocks());

	/** What fetch was asked for, without the requests that a test is about. */
	const questions = (fetched: jest.SpyInstance) => fetched.mock.calls.filter(([url]) => String(url).endsWith('/')).map(([url, { method, headers, body }]) => ({ url: String(url), method, headers, body }));

	it('is asked of an origin, without a signature and without a body, before the first request goes there', async () => {
		const fetched = jest.spyOn(globalThis, 'fetch');
		network.answer(200).answer(200);

		await send(contextOf(), to('asked.example', { method: 'PUT', body: '{}' }), wire);
		await send(contextOf(), to('asked.example'), wire);
		expect(questions(fetched)).toEqual([{ url: 'https://asked.example/', method: 'GET', headers: {}, body: undefined }]);
	});

	it.each(['ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])("is no after %s: the request itself goes out once, by n8n's client", async (code) => {
		const helper = n8n();
		network.refuse(code);

		expect(await send(withHelper(helper), to(`${code}.example`, { method: 'POST' }), wire)).toMatchObject({ text: 'ü' });
		expect([network.sent, helper.mock.calls.length]).toEqual([[], 1]);
	});

	it('is no when the question finds no connection in time, which is three seconds, or less where a user waits less', async () => {
		const over = () => {
			const controller = new AbortController();
			setImmediate(() => controller.abort());
			return controller.signal;
		};
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(over);
		jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, options) => await new Promise((_answer, reject) => options?.signal?.addEventListener('abort', reject)));
		const helper = n8n();

		await send(withHelper(helper), to('black-hole.example'), { ...wire, begin: () => new AbortController().signal });
		await send(withHelper(helper), to('black-hole-2.example'), { ...wire, timeout: 300, begin: () => new AbortController().signal });
		expect([timeout.mock.calls, helper.mock.calls.length, network.sent]).toEqual([[[3000], [300]], 2, []]);
	});

	it.each([
		['http', 11_000, 0],
		['http', 10_999, 1],
		['https', 600_000, 1],
	])('is asked over %s with %d ms to wait: %d times', async (protocol, timeout, times) => {
		const fetched = jest.spyOn(globalThis, 'fetch');
		network.answer(200);

		await send(contextOf(), to('', { url: new URL(`${protocol}://asked-${timeout}.example/v1`) }), within(timeout));
		expect(questions(fetched)).toHaveLength(times);
	});

	it('is asked again after five minutes without a request', async () => {
		const fetched = jest.spyOn(globalThis, 'fetch');
		network.answer(200).answer(200).answer(200);

		for (const minute of [0, 4.9, 9.8]) {
			at(minutes(minute));
			await send(contextOf(), to('seldom.example'), wire);
		}
		expect(questions(fetched)).toHaveLength(1);
		network.answer(200);
		at(minutes(14.9));
		await send(contextOf(), to('seldom.example'), wire);
		expect(questions(fetched)).toHaveLength(2);
	});

	it('is asked again once there was none, also when it was known a moment ago', async () => {
		const fetched = jest.spyOn(globalThis, 'fetch');
		network.answer(200).fail('ECONNREFUSED').answer(200);

		await send(contextOf(), to('gone.example'), wire);
		await expect(send(withHelper(n8n(networkError('ECONNREFUSED'))), to('gone.example'), wire)).rejects.toMatchObject({ kind: 'unreachable' });
		await send(contextOf(), to('gone.example'), wire);
		expect(questions(fetched)).toHaveLength(2);
	});

	it('is known also when the request itself is not answered', async () => {
		const fetched = jest.spyOn(globalThis, 'fetch');
		network.hang().answer(200);

		await expect(send(contextOf(), to('sluggish.example'), within(20))).rejects.toMatchObject({ kind: 'timeout' });
		await send(contextOf(), to('sluggish.example'), wire);
		expect(questions(fetched)).toHaveLength(1);
	});

	it('is tried again five minutes after there was none, however often there was a request', async () => {
		const helper = n8n();
		network.refuse('ECONNRESET');

		for (const minute of [0, 2.5, 4.9]) {
			at(minutes(minute));
			await send(withHelper(helper), to('hiccup.example'), wire);
		}
		expect(helper).toHaveBeenCalledTimes(3);
		at(minutes(5));
		network.answer(200, 'direct');
		expect(await send(withHelper(helper), to('hiccup.example'), wire)).toMatchObject({ text: 'direct' });
	});

	it('is not asked any more when the execution ends', async () => {
		const execution = new AbortController();
		const helper = n8n();
		jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
			execution.abort();
			throw new Error('aborted');
		});

		await expect(send(withHelper(helper), to('ended.example'), { ...wire, cancelled: execution.signal })).rejects.toMatchObject({ kind: 'cancelled' });
		expect(helper).not.toHaveBeenCalled();
	});
});

describe('when SSL issues are to be ignored', () => {
	it("n8n's client sends, since fetch cannot", async () => {
		const helper = n8n();

		expect(await send(withHelper(helper), to('self-signed.example'), { ...wire, ignoreSslIssues: true })).toMatchObject({ text: 'ü' });
		expect(helper).toHaveBeenCalledWith(expect.objectContaining({ skipSslCertificateValidation: true }));
		expect(network.sent).toEqual([]);
	});
});

describe("n8n's egress policy", () => {
	const filtered = (verdict: object, helper = n8n()) => {
		const validateUrl = jest.fn(async () => verdict);
		return { validateUrl, helper, context: contextOf({ helpers: { httpRequest: helper, getSecureEgressFilter: () => ({ validateUrl }) } }) };
	};

	it('is asked before every request, and before the question whether there is a direct way', async () => {
		const { validateUrl, context } = filtered({ ok: true });
		network.answer(200).answer(200);

		await send(context, to('allowed.example'), wire);
		await send(context, to('allowed.example'), wire);
		const asked = new URL('https://allowed.example/v1?a=1');
		expect(validateUrl.mock.calls).toEqual([[new URL('https://allowed.example/')], [asked], [asked]]);
	});

	it.each([false, true])('keeps a request from being sent, in its own words (ignoring SSL issues: %s)', async (ignoreSslIssues) => {
		const { context, helper } = filtered({ ok: false, error: new Error('The address is blocked') });
		network.answer(200);

		await expect(send(context, to('forbidden.example'), { ...wire, ignoreSslIssues })).rejects.toMatchObject({ kind: 'forbidden', detail: 'The address is blocked' });
		expect(network.sent).toEqual([]);
		expect(helper).not.toHaveBeenCalled();
	});

	it('that cannot resolve a name says nothing about permission', async () => {
		const { context } = filtered({ ok: false, error: networkError('ENOTFOUND') });

		await expect(send(context, to('unknown.example'), wire)).rejects.toMatchObject({ kind: 'unreachable', detail: 'its name was not found in DNS' });
	});
});

describe('the time to wait', () => {
	it('ends a request that is not answered', async () => {
		network.hang();

		await expect(send(contextOf(), to('slow.example'), within(20))).rejects.toMatchObject({ kind: 'timeout', detail: 'no answer within 20 ms' });
	});

	it.each([
		[{ socket: { secureConnecting: false } }, 'timeout', 'no answer within 20 ms'],
		[{ socket: null }, 'unreachable', 'no connection was established within 20 ms'],
	])("ends one of n8n's client, which shows what it was doing (%j)", async (request, kind, detail) => {
		const canceled = Object.assign(new Error('canceled'), { code: 'ERR_CANCELED', request });
		const helper = jest.fn(async ({ abortSignal }) => await new Promise((_resolve, reject) => abortSignal.addEventListener('abort', () => reject(canceled))));

		await expect(send(withHelper(helper), to('slow.example'), { ...within(20), ignoreSslIssues: true })).rejects.toMatchObject({ kind, detail });
	});
});

describe('the end of the execution', () => {
	it('ends a request in flight', async () => {
		const execution = new AbortController();
		network.hang();
		const answer = send(contextOf(), to('stopped.example'), { ...wire, cancelled: execution.signal });
		await sent();
		execution.abort();

		await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
	});

	it('keeps a request from being sent', async () => {
		network.answer(200);

		await expect(send(contextOf(), to('stopped.example'), { ...wire, cancelled: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' });
		expect(network.sent).toEqual([]);
	});

	it('is not listened for any longer than the request lasts', async () => {
		const { signal } = new AbortController();
		network.answer(200).fail('ECONNRESET');

		const timer = new AbortController().signal;
		const whole = { ...wire, cancelled: signal, begin: () => timer };
		await send(contextOf(), to('tidy.example'), whole);
		await send(contextOf(), to('tidy.example'), whole).catch(() => {});
		expect([...getEventListeners(signal, 'abort'), ...getEventListeners(timer, 'abort')]).toEqual([]);
	});
});

describe('the time to wait for an answer', () => {
	const at = (ms: number) => void jest.spyOn(performance, 'now').mockReturnValue(ms);
	afterEach(() => jest.restoreAllMocks());

	it('is counted once for requests that begin within a fiftieth of it', () => {
		const begin = timers(5000);
		at(0);
		const first = begin();
		at(100);
		expect(begin()).toBe(first);
		at(101);
		const second = begin();
		expect(second).not.toBe(first);
		at(201);
		expect(begin()).toBe(second);
	});

	it('is counted for ten at most, since Node warns of more listeners', () => {
		const begin = timers(5000);
		at(0);
		const signals = Array.from({ length: 21 }, begin);
		expect(signals.map((signal) => [...new Set(signals)].indexOf(signal))).toEqual([...Array(10).fill(0), ...Array(10).fill(1), 2]);
	});

	it('is counted anew once it is over', () => {
		at(0);
		const over = new AbortController();
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(over.signal);
		const begin = timers(5000);
		expect(begin()).toBe(over.signal);
		over.abort();
		expect(begin()).not.toBe(over.signal);
		expect(timeout.mock.calls).toEqual([[5000], [5000]]);
	});
});
