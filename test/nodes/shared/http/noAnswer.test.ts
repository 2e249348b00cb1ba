import { NoAnswer } from '../../../../nodes/shared/failure';
import { noAnswer, tooLate } from '../../../../nodes/shared/http/noAnswer';

const withCode = (code: string, message = 'words of the network', more: object = {}) => Object.assign(new Error(message), { code, ...more });

/** What `fetch` throws: the reason is the cause. */
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

/** What happens when a host has several addresses and none answers. */
const noneOf = (...codes: string[]) =>
	Object.assign(
		new AggregateError(codes.map((code) => withCode(code, `connect ${code} 192.0.2.1:443`, { syscall: 'connect' }))),
		{ code: codes[0] },
	);

describe('no answer because', () => {
	it.each([
		['ECONNREFUSED', 'the connection was refused'],
		['ENOTFOUND', 'its name was not found in DNS'],
		['EAI_AGAIN', 'DNS did not answer'],
		['EHOSTUNREACH', 'there is no route to it'],
		['ENETUNREACH', 'there is no route to it'],
		['UND_ERR_CONNECT_TIMEOUT', 'it did not accept a connection in time'],
	])('of %s is told as "%s": nothing was sent', (code, detail) => {
		expect(noAnswer(withCode(code))).toMatchObject({ kind: 'unreachable', detail });
		expect(noAnswer(fetchFailed(withCode(code)))).toMatchObject({ kind: 'unreachable', detail });
		expect(noAnswer(fetchFailed(fetchFailed(withCode(code))))).toMatchObject({ kind: 'unreachable', detail });
	});

	it.each([
		['one address did not answer', withCode('ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1:443', { syscall: 'connect' }), 'it did not accept a connection'],
		['a port that fetch does not use', new Error('bad port'), 'it did not accept a connection'],
		['none of several addresses answered', noneOf('ETIMEDOUT', 'ENETUNREACH'), 'it did not accept a connection'],
		['all of several addresses refused', noneOf('ECONNREFUSED', 'ECONNREFUSED'), 'the connection was refused'],
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

	it('is understood whichever realm the error comes from', async () => {
		const error = await fetch('http://127.0.0.1:2').catch((reason: unknown) => reason);

		expect(noAnswer(error)).toMatchObject({ kind: 'unreachable', detail: 'the connection was refused' });
	});

	it('is an Error', () => {
		expect(noAnswer('x')).toBeInstanceOf(NoAnswer);
		expect(noAnswer('x')).toBeInstanceOf(Error);
	});
});
