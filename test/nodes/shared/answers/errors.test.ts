import { inspect } from 'node:util';

import { NodeApiError } from 'n8n-workflow';

import type { Answer } from '../../../../nodes/shared/answer';
import { answerError, type Circumstances, noAnswerError, unexpectedAnswer } from '../../../../nodes/shared/answers/errors';
import { type FailureKind, NoAnswer } from '../../../../nodes/shared/failure';
import { node } from '../../../fixtures/context';

const UNCLEAR = 'It is not known whether the change was made. Look in the Huawei Cloud console before you run this again.';

const about = (part: Partial<Circumstances> = {}): Circumstances => ({
	node,
	request: { service: 'workspace', method: 'PUT', path: ['v2'], effect: 'set', permission: 'workspace:users:update' },
	host: 'workspace.example.com',
	secrets: [],
	unclear: false,
	...part,
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
	status,
	headers,
	text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Everything an error carries, as a log or an execution might show it. */
const all = (error: NodeApiError) => inspect({ ...error, message: error.message, description: error.description }, { depth: 9, maxStringLength: null });

describe('the error of an answer', () => {
	it("has the vendor's message, then code, status, request ID and what to do", () => {
		const error = answerError(answer(403, { error_code: 'WKS.403', error_msg: 'Policy does not allow it' }, { 'x-request-id': 'abc-1.2:3_4' }), about());

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Policy does not allow it',
			description: 'WKS.403, HTTP 403, request ID abc-1.2:3_4. The IAM user of the access key lacks a permission: ask your administrator for workspace:users:update.',
			httpCode: '403',
			failure: { cause: 'configuration-invalid' },
			context: { data: { error_code: 'WKS.403', error_msg: 'Policy does not allow it' } },
		});
	});

	it('keeps the reason of a refusal for decoding, even a long one', () => {
		const reason = 'a'.repeat(10_000);
		const error = answerError(answer(403, { error_code: 'X.1', error_msg: 'no', encoded_authorization_message: reason }), about());

		expect(error.context.data).toEqual({ error_code: 'X.1', error_msg: 'no', encoded_authorization_message: reason });
	});

	it('has no cause and no hint where none is known', () => {
		const error = answerError(answer(400, { error_code: 'X.1', error_msg: 'why' }), about());

		expect(error.description).toBe('X.1, HTTP 400.');
		expect(error.failure).toBeUndefined();
	});

	it.each([
		['of the header', { 'x-request-id': 'h1' }, { trace_id: 't1', request_id: 'r1' }, 'request ID h1'],
		['of CodeArts Artifact', {}, { trace_id: 't1' }, 'request ID t1'],
		['of the body', {}, { request_id: 'r1' }, 'request ID r1'],
	])('names the request ID %s', (_what, headers, body, text) => {
		expect(answerError(answer(400, { error_code: 'X.1', error_msg: 'why', ...body }, headers), about()).description).toBe(`X.1, HTTP 400, ${text}.`);
	});

	it.each(['a b', '<b>', 'x'.repeat(101)])('leaves out a request ID that is none: %s', (id) => {
		expect(answerError(answer(400, { error_code: 'X.1', error_msg: 'why' }, { 'x-request-id': id }), about()).description).toBe('X.1, HTTP 400.');
	});

	it('tells n8n when to try again', () => {
		expect(answerError(answer(429, { error_code: 'APIGW.0308', error_msg: 'slow' }), about(), 5000).failure).toEqual({ cause: 'rate-limited', retryAfterMs: 5000 });
		expect(answerError(answer(429, { error_code: 'APIGW.0308', error_msg: 'slow' }), about()).failure).toEqual({ cause: 'rate-limited' });
	});

	it.each([
		['a page with a title', '<html><head><TITLE lang="en">502 Bad\n Gateway</TITLE><style>a{}</style></head><body>nginx</body></html>', '502 Bad Gateway'],
		['a page without a title', '<style>b {color: red}</style><p>Service</p><p>down</p><script>alert(1)</script>', 'Service down'],
		['plain text', 'upstream connect error', 'upstream connect error'],
		['nothing', '', 'Huawei Cloud answered with HTTP status 502 and without a message'],
		['blanks', ' \n', 'Huawei Cloud answered with HTTP status 502 and without a message'],
		['only tags', '<html></html>', 'Huawei Cloud answered with HTTP status 502 and without a message'],
		['a code without a message', { error_code: 'X.1' }, 'Huawei Cloud answered with HTTP status 502 and without a message'],
		['null', null, 'Huawei Cloud answered with HTTP status 502 and without a message'],
		['JSON of another kind', { a: 1 }, 'Huawei Cloud answered with HTTP status 502 and without a message'],
	])('that is %s is put into words', (_what, body, message) => {
		expect(answerError(answer(502, body), about()).message).toBe(message);
	});

	it('without a code names none', () => {
		expect(answerError(answer(418, ''), about()).description).toBe('HTTP 418.');
	});

	it('in plain text is understood as well', () => {
		expect(answerError(answer(401, 'verify aksk signature fail'), about()).description).toMatch(/^HTTP 401\. The Secret Access Key of the credential does not belong/);
	});

	it('is told by the beginning of an endless text', () => {
		expect(answerError(answer(401, `${'x'.repeat(1000)} signature expired`), about()).description).toContain('did not accept the credential');
	});

	it('is not long in the making, whatever the text is made of', () => {
		const started = performance.now();
		answerError(answer(502, '<'.repeat(200_000)), about());

		expect(performance.now() - started).toBeLessThan(5000);
	});

	it('cuts a text of ten megabytes', () => {
		const huge = 'x'.repeat(10 * 1024 * 1024);

		expect(answerError(answer(500, huge), about()).message).toBe(`${'x'.repeat(300)}…`);
		expect(answerError(answer(500, { error_code: huge, error_msg: huge }), about()).message).toBe(`${'x'.repeat(300)}…`);
		expect(all(answerError(answer(500, { error_code: huge, error_msg: huge }), about())).length).toBeLessThan(10_000);
	});

	it.each([
		'getaddrinfo ENOTFOUND db.internal',
		'The value ECONNREFUSED is not allowed',
		'ETIMEDOUT happened in the backend',
		'The field EISDIR_1 and 503 are wrong',
	])("keeps a message that n8n would swap for its own: %s", (message) => {
		expect(answerError(answer(400, { error_code: 'X.1', error_msg: message }), about()).message).toBe(message);
	});

	it('says in its message and in its description that the change may have been made', () => {
		const error = answerError(answer(500, { error_code: 'X.1', error_msg: 'why' }), about({ unclear: true }));

		expect(error.message).toBe('why (the change may have been made)');
		expect(error.description).toBe(`X.1, HTTP 500. The service has a problem of its own. Try again later. ${UNCLEAR}`);
	});
});

describe('secrets', () => {
	const secret = 'S3"cr\\ét+/ ~*!';

	it('are nowhere in an error that repeats them', () => {
		const body = { error_code: `X.${secret}`, error_msg: `wrong: ${secret}`, encoded_authorization_message: secret, request_id: 'r1' };
		const circumstances = about({ secrets: [secret] });
		const errors = [
			answerError(answer(400, body), circumstances),
			answerError(answer(400, `<p>${secret}</p>`), circumstances),
			unexpectedAnswer(answer(200, secret, { 'content-type': secret }), `it holds ${secret}`, circumstances),
			noAnswerError(new NoAnswer('interrupted', `broke at ${secret}`), circumstances),
		];

		for (const error of errors) expect(all(error)).not.toContain(inspect(secret).slice(1, -1));
		expect(errors.map(({ message }) => message)).toEqual([
			'wrong: ***',
			'***',
			'Huawei Cloud gave an answer that cannot be used: it holds ***',
			'The connection to workspace.example.com broke',
		]);
	});

	it('that the gateway echoes with the canonical request are cut with it', () => {
		const message = 'Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:GET|/v2/||host:h|x-security-token:not-known-here|';
		const error = answerError(answer(401, { error_code: 'APIGW.0301', error_msg: message }), about());

		expect(error.message).toBe('Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest: (not shown)');
		expect(all(error)).not.toContain('not-known-here');
	});
});

describe('the error of a good status with a useless body', () => {
	it('says what is missing and nothing of the content', () => {
		const error = unexpectedAnswer(answer(200, '{"password":"fresh"}', { 'content-type': 'application/json' }), 'its field "id" is missing', about({ unclear: true }));

		expect(error.message).toBe('Huawei Cloud gave an answer that cannot be used: its field "id" is missing (the change may have been made)');
		expect(error.description).toBe(
			`HTTP 200, application/json, 20 bytes. Check the Custom Endpoint of the credential, if it has one: a proxy or another service may have answered instead of workspace.example.com. ${UNCLEAR}`,
		);
		expect(error.failure).toEqual({ cause: 'temporarily-unavailable' });
		expect(all(error)).not.toContain('fresh');
	});
});

describe('the error of no answer', () => {
	const cases: Array<[FailureKind, string, RegExp, string | undefined]> = [
		['unreachable', 'Could not connect to workspace.example.com', /Region.*HTTPS_PROXY/, 'temporarily-unavailable'],
		['certificate', 'The certificate of workspace.example.com is not trusted', /NODE_EXTRA_CA_CERTS.*'Ignore SSL Issues'/, 'configuration-invalid'],
		['forbidden', 'This n8n server does not allow calls to workspace.example.com', /SSRF/, 'configuration-invalid'],
		['timeout', 'workspace.example.com did not answer in time', /'Timeout' under Options/, 'temporarily-unavailable'],
		['interrupted', 'The connection to workspace.example.com broke', /Try again later/, 'temporarily-unavailable'],
		['cancelled', 'The execution was canceled', /had not been sent/, undefined],
	];

	it.each(cases)('because of %s', (kind, message, hint, cause) => {
		const error = noAnswerError(new NoAnswer(kind, 'words of the network'), about());

		expect(error.message).toBe(message);
		expect(error.description).toMatch(/^words of the network\. /);
		expect(error.description).toMatch(hint);
		expect(error.failure).toEqual(cause && { cause });
	});

	it('says when the change may have been made', () => {
		const error = noAnswerError(new NoAnswer('timeout', 'no answer within 5 ms'), about({ unclear: true }));

		expect(error.message).toBe('workspace.example.com did not answer in time (the change may have been made)');
		expect(error.description).toBe(`no answer within 5 ms. Try again later, or raise 'Timeout' under Options. ${UNCLEAR}`);
	});
});
