import { NoAnswer } from '../../../../nodes/shared/failure';
import { noAnswer, ofProxy, tooLate } from '../../../../nodes/shared/http/noAnswer';

const withCode = (code: string, message = 'words of the network', more: object = {}) => Object.assign(new Error(message), { code, ...more });

/** What `fetch` throws: the reason is the cause. */
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

/** An error as a socket makes it. */
const socket = (code: string, syscall: string) => withCode(code, `${syscall} ${code} 192.0.2.1:443`, { syscall });

/** What happens when a host has several addresses and none answers. */
const noneOf = (...errors: Error[]) => Object.assign(new AggregateError(errors), { code: (errors[0] as { code?: string } | undefined)?.code });

/** What n8n's client throws: axios's error, with the reason as its cause and the request in its last state. */
const ofN8n = (cause: Error & { code?: string }, request?: object) => Object.assign(new Error(cause.message, { cause }), { code: cause.code, isAxiosError: true, request });

/** Both clients hand over the same errors of Node's sockets, in their own wrapping. */
const CLIENTS = [
	{ client: 'fetch', wrapped: fetchFailed },
	{ client: "n8n's client", wrapped: ofN8n },
];

describe.each(CLIENTS)('no answer to $client because', ({ wrapped }) => {
	it.each([
		['ECONNREFUSED', 'connect', 'the connection was refused'],
		['ENOTFOUND', 'getaddrinfo', 'its name was not found in DNS'],
		['EAI_AGAIN', 'getaddrinfo', 'DNS did not answer'],
		['EAI_FAIL', 'getaddrinfo', 'it did not accept a connection'],
		['EHOSTUNREACH', 'connect', 'there is no route to it'],
		['ENETUNREACH', 'connect', 'there is no route to it'],
		['ETIMEDOUT', 'connect', 'it did not accept a connection'],
		['ECONNRESET', 'connect', 'it did not accept a connection'],
		['EADDRNOTAVAIL', 'connect', 'it did not accept a connection'],
	])('of %s while the socket did "%s" is told as "%s": nothing was sent', (code, syscall, detail) => {
		expect(noAnswer(socket(code, syscall))).toMatchObject({ kind: 'unreachable', detail });
		expect(noAnswer(wrapped(socket(code, syscall)))).toMatchObject({ kind: 'unreachable', detail });
		expect(noAnswer(fetchFailed(wrapped(socket(code, syscall))))).toMatchObject({ kind: 'unreachable', detail });
	});

	it.each(['read', 'write'].flatMap((syscall) => ['ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNREFUSED'].map((code) => [code, syscall] as const)))(
		'of %s while the socket did "%s" is that an open connection broke: the request may have arrived',
		(code, syscall) => {
			expect(noAnswer(wrapped(socket(code, syscall)))).toMatchObject({ kind: 'interrupted', detail: 'the connection was closed before the answer was complete' });
		},
	);

	it.each([
		['none of several addresses answered', noneOf(socket('ETIMEDOUT', 'connect'), socket('ENETUNREACH', 'connect')), 'it did not accept a connection'],
		['all of several addresses refused', noneOf(socket('ECONNREFUSED', 'connect'), socket('ECONNREFUSED', 'connect')), 'the connection was refused'],
		['DNS was asked in vain, whatever says so', withCode('ENOTFOUND'), 'its name was not found in DNS'],
		['DNS did not answer, whatever says so', withCode('EAI_AGAIN'), 'DNS did not answer'],
	])('%s: nothing was sent', (_what, cause, detail) => {
		expect(noAnswer(wrapped(cause))).toMatchObject({ kind: 'unreachable', detail });
	});

	it.each([
		['not all of several errors are of connecting', noneOf(socket('ECONNREFUSED', 'connect'), socket('ECONNRESET', 'read'))],
		['several errors are none', noneOf()],
		['a code alone says nothing', withCode('EHOSTUNREACH')],
		['a code only begins like one of DNS', withCode('ENOTFOUND_YET')],
		['a code only ends like one of DNS', withCode('UV_ENOTFOUND')],
		['the socket was not connecting any more', socket('ECONNRESET', 'connected')],
		['the socket was not connecting, but the opposite', socket('ECONNRESET', 'disconnect')],
	])('%s: the request may have arrived', (_what, cause) => {
		expect(noAnswer(wrapped(cause))).toMatchObject({ kind: 'interrupted' });
	});

	it('the connection was closed before it was secure: nothing was sent', () => {
		const cause = withCode('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established', { host: 'cloud.example', port: 443 });

		expect(noAnswer(wrapped(cause))).toMatchObject({ kind: 'unreachable', detail: 'no secure connection was established' });
	});
});

describe("n8n's client shows its socket:", () => {
	const RESET = socket('ECONNRESET', 'read');
	const GARBAGE = withCode('EPROTO', 'write EPROTO wrong version number', { syscall: 'write' });
	const TIMEOUT = withCode('ECONNABORTED', 'timeout of 600ms exceeded');

	it.each([
		['a reset', RESET, 'there was none', { socket: null }],
		['a timeout', TIMEOUT, 'there was none', { socket: null }],
		['a proxy that hung up', new Error('Proxy connection ended before receiving CONNECT response'), 'there was none', { socket: null }],
		['a reset', RESET, 'TLS was not agreed on', { socket: { secureConnecting: true } }],
		['a timeout', TIMEOUT, 'TLS was not agreed on', { socket: { secureConnecting: true } }],
		['what is no TLS', GARBAGE, 'TLS was not agreed on', { socket: { secureConnecting: true } }],
	])('after %s %s (%s), so nothing was sent', (_what, cause, _state, request) => {
		expect(noAnswer(ofN8n(cause, request))).toMatchObject({ kind: 'unreachable', detail: 'no secure connection was established' });
	});

	it.each([
		['a reset', RESET, 'interrupted', { socket: { secureConnecting: false } }],
		['a timeout', TIMEOUT, 'timeout', { socket: { secureConnecting: false } }],
		['a reset', RESET, 'interrupted', { socket: {} }],
		['a reset', RESET, 'interrupted', {}],
		['a reset', RESET, 'interrupted', undefined],
		['a reset, when an answer had begun,', RESET, 'interrupted', { socket: null, res: {} }],
	])('after %s %s is %s when it does not show that nothing was sent (%j)', (_what, cause, kind, request) => {
		expect(noAnswer(ofN8n(cause, request))).toMatchObject({ kind });
	});

	it('a certificate is told as such, although TLS was not agreed on', () => {
		expect(noAnswer(ofN8n(withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), { socket: { secureConnecting: true } }))).toMatchObject({ kind: 'certificate' });
	});
});

describe('a proxy that answers itself', () => {
	it.each([
		[407, 'proxy', 'the proxy asks for a user name and password (407)'],
		[403, 'proxy', 'the proxy refused to connect to it (403)'],
		[502, 'unreachable', 'the proxy could not reach it (502)'],
		[500, 'unreachable', 'the proxy could not reach it (500)'],
	])('with %d', (status, kind, detail) => {
		expect(ofProxy(status)).toMatchObject({ kind, detail });
	});

	it('with 407 is one to fetch, too', () => {
		expect(noAnswer(fetchFailed(new Error('proxy authentication required')))).toMatchObject({ kind: 'proxy' });
	});
});

describe('no answer because', () => {
	it.each([
		['a connection took too long', withCode('UND_ERR_CONNECT_TIMEOUT'), 'it did not accept a connection in time'],
		['fetch does not use that port', new Error('bad port'), 'it did not accept a connection'],
	])('%s: nothing was sent', (_what, cause, detail) => {
		expect(noAnswer(fetchFailed(cause))).toMatchObject({ kind: 'unreachable', detail });
	});

	it.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
		'of %s is about the certificate, in the words of the network',
		(code) => {
			expect(noAnswer(fetchFailed(withCode(code)))).toMatchObject({ kind: 'certificate', detail: 'words of the network' });
		},
	);

	it.each(['ECONNABORTED', 'ETIMEDOUT'])('of %s is that it took too long', (code) => {
		expect(noAnswer(withCode(code))).toMatchObject({ kind: 'timeout', detail: 'no answer in time' });
	});

	it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'UND_ERR_ABORTED'])('of %s is that the connection was closed', (code) => {
		expect(noAnswer(fetchFailed(withCode(code)))).toMatchObject({ kind: 'interrupted', detail: 'the connection was closed before the answer was complete' });
	});

	it.each([
		['an error without a code', fetchFailed(new Error('odd')), 'odd'],
		['an error with a number as code', Object.assign(new Error('odd'), { code: 20 }), 'odd'],
		['an error whose cause has no words', Object.assign(new Error('odd'), { cause: { code: 'X' } }), 'odd'],
		['a text', 'odd', 'odd'],
		['nothing', undefined, 'undefined'],
	])('of %s is told in its own words', (_what, error, detail) => {
		expect(noAnswer(error)).toMatchObject({ kind: 'interrupted', detail });
	});

	it('is not interpreted twice', () => {
		const failure = tooLate(5);

		expect(noAnswer(failure)).toBe(failure);
		expect(failure).toMatchObject({ kind: 'timeout', detail: 'no answer within 5 ms' });
	});

	it.each([
		['unreachable', 'unreachable', 'no connection was established within 5 ms'],
		['interrupted', 'timeout', 'no answer within 5 ms'],
		['timeout', 'timeout', 'no answer within 5 ms'],
	] as const)('by the end of the time to wait, %s, is %s', (ended, kind, detail) => {
		expect(tooLate(5, new NoAnswer(ended, 'words'))).toMatchObject({ kind, detail });
	});

	it('is understood whichever realm the error comes from', async () => {
		const error = await fetch('http://127.0.0.1:2').catch((reason: unknown) => reason);

		expect(noAnswer(error)).toMatchObject({ kind: 'unreachable', detail: 'the connection was refused' });
	});

	it('is an Error', () => {
		expect(noAnswer('x')).toBeInstanceOf(NoAnswer);
		expect(noAnswer('x')).toBeInstanceOf(Error);
	});
});
