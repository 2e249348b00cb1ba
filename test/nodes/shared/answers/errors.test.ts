import { inspect } from 'node:util';

import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Answer } from '../../../../nodes/shared/answer';
import { answerError, throttledError, unexpectedAnswer } from '../../../../nodes/shared/answers/answerErrors';
import { apiError, type Circumstances, copyOf, doubt, explain, notMade, notSent, plainError, wasMade } from '../../../../nodes/shared/answers/error';
import { noAnswerError } from '../../../../nodes/shared/answers/noAnswerError';
import { type FailureKind, NoAnswer } from '../../../../nodes/shared/failure';
import { node } from '../../../fixtures/context';

const UNCLEAR = 'It is not known whether the change was made. If the Huawei Cloud console can show it, check there before you run this again.';

const about = (part: Partial<Circumstances> = {}): Circumstances => ({
	node,
	request: { service: 'workspace', api: 'UpdateUserInfo', method: 'PUT', path: '/v2', effect: 'set', permission: 'workspace:users:update' },
	codes: [],
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
	it("has the vendor's message, then what to do, then code, status and request ID", () => {
		const error = answerError(answer(403, { error_code: 'WKS.403', error_msg: 'Policy does not allow it' }, { 'x-request-id': 'abc-1.2:3_4' }), about());

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Policy does not allow it',
			description: 'The IAM user of the access key lacks a permission: ask your administrator for workspace:users:update. WKS.403, HTTP 403, request ID abc-1.2:3_4.',
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

	it("knows what the service's own codes mean", () => {
		const codes = [{ when: ({ code }: { code: string }) => code === 'X.1', say: 'Choose another one', later: true }];
		const error = answerError(answer(409, { error_code: 'X.1', error_msg: 'why' }), about({ codes }));

		expect(error.description).toBe('Try again later. Choose another one. X.1, HTTP 409.');
	});

	it('keeps what identifies it, so that sentences can be put before it', () => {
		expect(answerError(answer(500, { error_code: 'X.1', error_msg: 'why' }), about()).context.identifiers).toBe('X.1, HTTP 500.');
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
		expect(answerError(answer(401, 'verify aksk signature fail'), about()).description).toMatch(/^The Secret Access Key of the credential does not belong.* HTTP 401\.$/);
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
		expect(error.description).toBe(`${UNCLEAR} The problem is on Huawei Cloud's side. X.1, HTTP 500.`);
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

	it.each([
		['a page', 20_000, (secret: string, before: number) => `<p>A page</p>${'<br>'.repeat((before - 13) / 4)} ${secret}`],
		['a message', 300, (secret: string, before: number) => JSON.stringify({ error_code: 'X.1', error_msg: `${'x'.repeat(before)}${secret}` })],
		['a code', 300, (secret: string, before: number) => JSON.stringify({ error_code: `${'x'.repeat(before)}${secret}`, error_msg: 'why' })],
	])('are recognised where %s is cut in the middle of them', (_what, end, body) => {
		const long = 'Abcdefghijklmnopqrstuvwxyz0123456789';

		for (const before of [end - 36, end - 25, end - 13, end - 1]) {
			const shown = all(answerError(answer(502, body(long, before)), about({ secrets: [long] })));
			expect(shown).not.toMatch(/Abcdef/);
		}
	});

	it('cost no more to look for in ten megabytes', () => {
		const started = performance.now();
		answerError(answer(400, { error_code: 'X.1', error_msg: '%25'.repeat(3_000_000) }), about({ secrets: ['Passw0rd-1', 'Passw0rd-2', 'Passw0rd-3'] }));

		expect(performance.now() - started).toBeLessThan(2000);
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
			`${UNCLEAR} Check the Custom Endpoint of the credential, if it has one: a proxy or another service may have answered instead of workspace.example.com. HTTP 200, application/json, 20 bytes.`,
		);
		expect(error).toMatchObject({ httpCode: '200', failure: { cause: 'temporarily-unavailable' } });
		expect(all(error)).not.toContain('fresh');
	});
});

describe('the error of no answer', () => {
	const cases: Array<[FailureKind, string, RegExp, string | undefined]> = [
		['unreachable', 'Could not connect to workspace.example.com', /Region.*HTTPS_PROXY/, 'temporarily-unavailable'],
		['certificate', 'The certificate of workspace.example.com is not trusted', /NODE_EXTRA_CA_CERTS.*'Ignore SSL Issues'/, 'configuration-invalid'],
		['proxy', 'The proxy of this n8n server does not let it call workspace.example.com', /HTTPS_PROXY=.*administrator/, 'configuration-invalid'],
		['forbidden', 'This n8n server does not allow calls to workspace.example.com', /SSRF/, 'configuration-invalid'],
		['timeout', 'workspace.example.com did not answer in time', /'Timeout' under Options/, 'temporarily-unavailable'],
		['interrupted', 'The connection to workspace.example.com broke', /^Try again later/, 'temporarily-unavailable'],
		['oversized', 'workspace.example.com gave an answer that cannot be used', /^Check the Custom Endpoint/, 'temporarily-unavailable'],
		['cancelled', 'The execution was canceled', /had not been sent/, undefined],
	];

	it.each(cases)('because of %s', (kind, message, hint, cause) => {
		const error = noAnswerError(new NoAnswer(kind, 'words of the network'), about());

		expect(error.message).toBe(message);
		expect(error.description).toMatch(/\. Words of the network\.$/);
		expect(error.description).toMatch(hint);
		expect(error.failure).toEqual(cause && { cause });
	});

	it('says when the change may have been made', () => {
		const error = noAnswerError(new NoAnswer('timeout', 'no answer within 5 ms'), about({ unclear: true }));

		expect(error.message).toBe('workspace.example.com did not answer in time (the change may have been made)');
		expect(error.description).toBe(`${UNCLEAR} If it is often slow, raise 'Timeout' under Options. No answer within 5 ms.`);
	});
});

describe('the error of a request that the limit did not let through', () => {
	const refused = answer(429, { error_code: 'APIGW.0308', error_msg: 'Too many' }, { 'x-request-id': 'r1' });

	it('names the limit and what to do about it', () => {
		const error = throttledError(refused, '100 requests a minute', 900_000, about());

		expect(error).toMatchObject({
			message: 'Huawei Cloud limits how often this may be called, and let nothing through for 15 minutes',
			description: "It allows 100 requests a minute. Find out what else uses this access key or another key of the same IAM user, run this again later, or raise 'Max Wait When Throttled' under Options. APIGW.0308, HTTP 429, request ID r1.",
			httpCode: '429',
			failure: { cause: 'rate-limited' },
		});
	});

	it('names no limit where the cloud named none', () => {
		expect(throttledError(refused, undefined, 10_000, about()).description).toMatch(/^Find out what else uses this access key/);
	});

	it('repeats no secret', () => {
		const echo = answer(429, { error_code: 'Passw0rd-1' }, { 'x-request-id': 'Passw0rd-1' });

		expect(all(throttledError(echo, undefined, 0, about({ secrets: ['Passw0rd-1'] })))).not.toContain('Passw0rd-1');
	});
});

describe('an unclear outcome', () => {
	const unclear = about({ unclear: true });

	it.each([
		['a broken service', answerError(answer(503, { error_code: 'X.1', error_msg: 'why' }), unclear)],
		['a code that may pass', answerError(answer(409, { error_code: 'X.1' }), { ...unclear, codes: [{ when: () => true, say: 'It is busy', later: true }] })],
		['no answer in time', noAnswerError(new NoAnswer('timeout', 'words'), unclear)],
		['a broken connection', noAnswerError(new NoAnswer('interrupted', 'words'), unclear)],
		['an endless answer', noAnswerError(new NoAnswer('oversized', 'words'), unclear)],
		['a useless answer', unexpectedAnswer(answer(200, ''), 'it is empty', unclear)],
	])('of %s is said first, and never with "Try again later"', (_what, error) => {
		expect(error.message).toMatch(/ \(the change may have been made\)$/);
		expect(error.description?.startsWith(UNCLEAR)).toBe(true);
		expect(error.description).not.toMatch(/try again/i);
	});
});

describe('explaining an error', () => {
	it('puts sentences behind what to do and before what identifies it', () => {
		const error = answerError(answer(404, { error_code: 'X.1', error_msg: 'why' }), about());
		explain(error, ['One was done.', 'Look at it.']);

		expect(error.description).toBe('Check the ID, and the Region and the Project ID of the credential. One was done. Look at it. X.1, HTTP 404.');
	});

	it('can be done twice', () => {
		const error = answerError(answer(400, { error_code: 'X.1', error_msg: 'why' }), about());
		explain(error, ['One.']);
		explain(error, ['Two.']);

		expect(error.description).toBe('One. Two. X.1, HTTP 400.');
	});

	it('is possible where nothing identifies it', () => {
		const plain = new NodeOperationError(node, 'It is empty', { description: 'Fill it in.' });
		const bare = new NodeOperationError(node, 'It is empty');
		explain(plain, ['One.']);
		explain(bare, ['One.']);

		expect([plain.description, bare.description]).toEqual(['Fill it in. One.', 'One.']);
	});
});

describe('the error of what was not sent', () => {
	const first = answerError(answer(401, { error_code: 'X.1', error_msg: 'why' }), about());
	const error = notSent(node, first);

	it('repeats the failure that came before, with its cause', () => {
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'Not sent, since an earlier item failed: why', description: first.description, failure: { cause: 'credential-invalid' } });
	});

	it('ends with what identifies that failure, whatever is explained', () => {
		explain(error, ['One was done.']);

		expect(error.description).toMatch(/ One was done\. X\.1, HTTP 401\.$/);
	});
});

describe('a doubt', () => {
	const CHECK = 'If the Huawei Cloud console can show it, check there before you run this again. X.1.';
	const error = (unclear: boolean) => apiError(about({ unclear }), { message: 'Late', facts: ['X.1'], httpCode: '500' });
	const said = ({ message, description, context: { unclear, isMade } }: NodeApiError | NodeOperationError) => ({ message, description, unclear, isMade });

	it('is added once, before what to do', () => {
		const one = error(false);
		doubt(one);
		const once = said(one);
		expect(once).toEqual({ message: 'Late (the change may have been made)', description: `It is not known whether the change was made. ${CHECK}`, unclear: true, isMade: undefined });
		doubt(one);
		expect(said(one)).toEqual(once);
	});

	it('can be added to an error that says nothing of what to do', () => {
		const one = plainError(node, 'Late', {});
		doubt(one);
		expect(one.description).toBe(`${UNCLEAR} `);
	});

	it('is taken back with the news that nothing was changed', () => {
		const one = error(true);
		notMade(one);
		expect(said(one)).toEqual({ message: 'Late (looked up afterwards: the change was not made)', description: 'Run this again. X.1.', unclear: false, isMade: undefined });
	});

	it('is taken back with the news that it was changed', () => {
		const one = error(true);
		wasMade(one, 'Look there');
		expect(said(one)).toEqual({ message: 'Late (looked up afterwards: the change was made)', description: 'Look there. X.1.', unclear: false, isMade: true });
	});

	it('is another one for each copy, of both kinds of error', () => {
		const first = error(true);
		const copy = copyOf(first);
		notMade(copy);
		expect([first.context.unclear, (copy as NodeApiError).httpCode, copy instanceof NodeApiError]).toEqual([true, '500', true]);
		expect(copyOf(plainError(node, 'EACCES it says', { description: 'Why' }))).toMatchObject({ message: 'EACCES it says', description: 'Why' });
	});
});
