import { passTime, sleeping } from '../../../fixtures/sleeping';

import { getEventListeners } from 'node:events';

import { NodeApiError } from 'n8n-workflow';

import type { ApiRequest } from '../../../../nodes/shared/request';
import { openSession, type Session } from '../../../../nodes/shared/http/session';
import { pause } from '../../../../nodes/shared/http/pause';
import { call } from '../../../../nodes/shared/http/transport';
import { contextOf, credential } from '../../../fixtures/context';
import { Network, networkError } from '../../../fixtures/network';
import { signedHeaders } from '../../../fixtures/signature';

const network = new Network();

/** How long it waited before each repetition. */
const waited = () => sleeping.mock.calls.map(([ms]) => ms);

/** The busy codes of the service that is asked. */
const CODES = { busy: ['DBS.200019'], hints: [] };

beforeEach(() => {
	sleeping.mockReset();
	passTime(3_600_000); // After that no limit is remembered.
});

const REFUSED = networkError('ECONNREFUSED');

/** A session whose other way, n8n's client, finds no connection either. */
const sessionOf = async ({ maxRetries = 3, cancelled, ...changes }: { maxRetries?: number; cancelled?: AbortSignal; [field: string]: unknown } = {}): Promise<Session> => {
	const httpRequest = async () => await Promise.reject(REFUSED);
	return await openSession(contextOf({ credential: changes, helpers: { httpRequest } }), { maxRetries, timeout: 5000, maxThrottleWait: 15 }, { codes: CODES, cancelled });
};

const request = (part: Partial<ApiRequest> = {}): ApiRequest => ({
	service: 'workspace',
	api: 'ListUsers',
	method: 'GET',
	path: '/v2/{project_id}/users',
	effect: 'read',
	permission: 'workspace:users:list',
	...part,
});

const ask = async (part: Partial<ApiRequest> = {}, session?: Session, secrets: string[] = []) =>
	await call(session ?? (await sessionOf()), request(part), (body) => body, { secrets });

const EFFECTS = ['read', 'set', 'once'] as const;

describe('a call', () => {
	const hosts: Array<[ApiRequest['service'], string, string]> = [
		['workspace', 'cn-north-4', 'workspace.cn-north-4.myhuaweicloud.com'],
		['workspaceapp', 'cn-north-4', 'appstream.cn-north-4.myhuaweicloud.com'],
		['workspaceapp', 'ap-southeast-3', 'workspace.ap-southeast-3.myhuaweicloud.com'],
		['ddm', 'cn-north-4', 'ddm.cn-north-4.myhuaweicloud.com'],
		['ddm', 'eu-west-101', 'ddm.eu-west-101.myhuaweicloud.eu'],
		['codeartsartifact', 'cn-north-4', 'cloudartifacts-ext.cn-north-4.myhuaweicloud.com'],
		['codeartsartifact', 'cn-south-1', 'artifact.cn-south-1.myhuaweicloud.com'],
	];

	it.each(hosts)('to %s in %s goes to %s', async (service, region, host) => {
		network.answer(200, {});
		await ask({ service }, await sessionOf({ region }));

		expect(network.sent[0]?.url).toBe(`https://${host}/v2/project1/users`);
	});

	it('to a custom endpoint goes there, its path in front', async () => {
		network.answer(200, {});
		await ask({ service: 'ddm' }, await sessionOf({ endpoint: 'https://example.com/{service}/' }));

		expect(network.sent[0]?.url).toBe('https://example.com/ddm/v2/project1/users');
	});

	it('encodes every segment of the path and every value of the query once, and leaves out what is not set', async () => {
		network.answer(200, {});
		await ask({ path: '/v2/{a}/{b}/{project_id}', params: { a: 'a/b', b: 'ü *' }, query: { text: "a b+c&d='ü'", list: ['2', '1'], none: [], unset: undefined, no: false, zero: 0, empty: '' } });

		expect(network.sent[0]?.url).toBe(
			'https://workspace.cn-north-4.myhuaweicloud.com/v2/a%2Fb/%C3%BC%20%2A/project1?text=a%20b%2Bc%26d%3D%27%C3%BC%27&list=2&list=1&no=false&zero=0&empty=',
		);
	});

	it('carries its project and asks for English, and is signed', async () => {
		network.answer(200, {});
		await ask({ method: 'PUT', body: { a: 'ü' }, effect: 'set' });
		const [sent] = network.sent;

		expect(sent).toMatchObject({
			method: 'PUT',
			headers: { 'Content-Type': 'application/json', 'X-Project-Id': 'project1', 'X-Language': 'en-us', Accept: 'application/json' },
			body: '{"a":"ü"}',
		});
		expect(signedHeaders(sent as { url: string }, credential.secretAccessKey)).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date']);
	});

	it('to IAM carries the account, if it is known, and no project', async () => {
		network.answer(200, {}).answer(200, {});
		const session = await sessionOf();
		await ask({ service: 'iam', path: '/v3/users' }, { ...session, domainId: 'domain1' });
		await ask({ service: 'iam', path: '/v3/users' }, session);

		expect(network.sent.map((sent) => signedHeaders(sent, credential.secretAccessKey))).toEqual([['content-type', 'host', 'x-domain-id', 'x-sdk-date'], ['content-type', 'host', 'x-sdk-date']]);
		expect(network.sent[0]?.headers).toMatchObject({ 'X-Domain-Id': 'domain1' });
	});

	it('to another service carries its project, though the account is known', async () => {
		network.answer(200, {});
		await ask({}, { ...(await sessionOf()), domainId: 'domain1' });

		expect(signedHeaders(network.sent[0] as { url: string }, credential.secretAccessKey)).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date']);
	});

	it('has a type even without a body, which Workspace demands', async () => {
		network.answer(200, {});
		await ask();

		expect(network.sent[0]).toMatchObject({ method: 'GET', headers: { 'Content-Type': 'application/json' }, body: null });
	});

	it('carries the token of a temporary key', async () => {
		network.answer(200, {});
		await ask({}, await sessionOf({ securityToken: 'token' }));

		expect(signedHeaders(network.sent[0] as { url: string }, credential.secretAccessKey)).toContain('x-security-token');
	});

	it("uses n8n's client when the credential ignores SSL issues", async () => {
		await expect(ask({}, await sessionOf({ allowUnauthorizedCerts: true, maxRetries: 0 }))).rejects.toThrow('Could not connect to workspace.cn-north-4.myhuaweicloud.com');
		expect(network.sent).toEqual([]);
	});

	it("uses the key of this package's credential", async () => {
		const context = contextOf();
		const getCredentials = jest.fn(context.getCredentials);
		await openSession({ ...context, getCredentials } as typeof context, { maxRetries: 0, timeout: 5000, maxThrottleWait: 15 }, { codes: CODES });

		expect(getCredentials).toHaveBeenCalledWith('huaweiCloudApi');
	});

	it('is not made with half a credential, or where the service is not offered', async () => {
		await expect(sessionOf({ region: '' })).rejects.toThrow('The Region of the Huawei Cloud credential is empty');
		await expect(ask({ service: 'ddm' }, await sessionOf({ region: 'ap-southeast-3' }))).rejects.toThrow('DDM is not offered in AP-Singapore (ap-southeast-3)');
		expect(network.sent).toEqual([]);
	});
});

describe('a good status', () => {
	it.each([
		['JSON', '{"id":"u1"}', { id: 'u1' }],
		['null', 'null', null],
		['nothing', '', null],
	])('with %s gives the body to the reader', async (_what, text, body) => {
		network.answer(200, text);

		expect(await ask()).toEqual(body);
	});

	it('with a failure in the body is one', async () => {
		network.answer(200, { status: 'error', trace_id: 't1', error_code: 'X.1', error_msg: 'Tenant is frozen' });

		await expect(ask({ effect: 'once' })).rejects.toMatchObject({ message: 'Tenant is frozen', description: 'X.1, HTTP 200, request ID t1.' });
		expect(network.sent).toHaveLength(1);
	});

	it.each([
		['read', 'Huawei Cloud gave an answer that cannot be used: it is not JSON'],
		['set', 'Huawei Cloud gave an answer that cannot be used: it is not JSON (the change may have been made)'],
		['once', 'Huawei Cloud gave an answer that cannot be used: it is not JSON (the change may have been made)'],
	] as const)('with something else after a request that is "%s" is an error, and not repeated', async (effect, message) => {
		network.answer(200, '<html>login</html>').answer(200, {});

		await expect(ask({ effect })).rejects.toMatchObject({ message });
		expect(network.sent).toHaveLength(1);
	});

	it('with a body that the reader refuses says why, and nothing of the content', async () => {
		network.answer(200, { password: 'fresh' });
		const read = () => {
			throw new Error('its field "id" is missing');
		};
		const error = await call(await sessionOf(), request({ effect: 'once' }), read).catch((reason: NodeApiError) => reason);

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message: 'Huawei Cloud gave an answer that cannot be used: its field "id" is missing (the change may have been made)' });
		expect(JSON.stringify(error)).not.toContain('fresh');
	});
});

describe('what is repeated', () => {
	afterEach(() => jest.restoreAllMocks());

	const busy = { errCode: 'DBS.200019', externalMessage: 'The instance is busy' };
	const table: Array<[string, () => void, string[]]> = [
		['409 of a busy instance', () => network.answer(409, busy), ['read', 'set', 'once']],
		['no connection', () => network.fail('ECONNREFUSED'), ['read', 'set', 'once']],
		['an unknown name', () => network.fail('ENOTFOUND'), ['read', 'set', 'once']],
		['500', () => network.answer(500), ['read', 'set']],
		['502', () => network.answer(502), ['read', 'set']],
		['503', () => network.answer(503), ['read', 'set']],
		['504', () => network.answer(504), ['read', 'set']],
		['a broken connection', () => network.fail('ECONNRESET'), ['read', 'set']],
		['no answer in time', () => network.fail('ETIMEDOUT'), ['read', 'set']],
		['501', () => network.answer(501), []],
		['409 of another service that has the same code', () => network.answer(409, { errCode: 'DBS.212033', externalMessage: 'why' }), []],
		['500 with the code of a busy instance', () => network.answer(500, busy), ['read', 'set']],
		['409 of something else', () => network.answer(409, { errCode: 'X.1', externalMessage: 'why' }), []],
		['400', () => network.answer(400), []],
		['401', () => network.answer(401), []],
		['403', () => network.answer(403), []],
		['404', () => network.answer(404), []],
		['the first status that is not good', () => network.answer(300), []],
		['a redirect', () => network.answer(302, '', { location: 'https://elsewhere.example' }), []],
		['an untrusted certificate', () => network.fail('CERT_HAS_EXPIRED'), []],
	];
	const cases = table.flatMap(([what, happens, effects]) => EFFECTS.map((effect) => ({ what, happens, effect, repeated: effects.includes(effect) })));

	it.each(cases)('after $what a request that is "$effect": $repeated', async ({ happens, effect, repeated }) => {
		happens();
		network.answer(200, { done: true });
		const result = ask({ effect });

		await (repeated ? expect(result).resolves.toEqual({ done: true }) : expect(result).rejects.toBeInstanceOf(NodeApiError));
		expect(network.sent).toHaveLength(repeated ? 2 : 1);
		expect(waited()).toHaveLength(repeated ? 1 : 0);
	});

	it('is signed afresh every time, with the date of that time', async () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 5, 1, 12));
		sleeping.mockImplementation(async () => void clock.mockReturnValue(Date.now() + 1000));
		network.answer(500).answer(429).answer(200, {});
		await ask();

		expect(network.sent.map(({ headers }) => headers['X-Sdk-Date'])).toEqual(['20260601T120000Z', '20260601T120001Z', '20260601T120002Z']);
		for (const sent of network.sent) expect(() => signedHeaders(sent, credential.secretAccessKey)).not.toThrow();
	});

	it.each([0, 1, 10])('is bounded: %d', async (maxRetries) => {
		for (let count = 0; count <= 11; count++) network.answer(503, { error_code: `X.${count}`, error_msg: `try ${count}` });

		await expect(ask({}, await sessionOf({ maxRetries }))).rejects.toThrow(`try ${maxRetries}`);
		expect(network.sent).toHaveLength(maxRetries + 1);
	});

	it('ends at a final refusal', async () => {
		network.answer(503).answer(400, { error_code: 'X.1', error_msg: 'why' }).answer(200, {});

		await expect(ask()).rejects.toThrow('why');
		expect(network.sent).toHaveLength(2);
	});
});

describe('the pause', () => {
	const afterPauses = async (count: number, headers: Record<string, string> = {}) => {
		for (let times = 0; times < count; times++) network.answer(503, '', headers);
		network.answer(200, {});
		await ask({}, await sessionOf({ maxRetries: count }));
		return waited();
	};

	afterEach(() => jest.restoreAllMocks());

	it('doubles up to twenty seconds, drawn at random below that', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		expect(await afterPauses(8)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
	});

	it('is none where the execution is canceled already', async () => {
		await pause(1000, AbortSignal.abort());
		expect(waited()).toEqual([]);
	});

	it('may be short', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0.25);
		expect(await afterPauses(3)).toEqual([125, 250, 500]);
	});

	it('is the one the answer asks for, up to a minute', async () => {
		expect(await afterPauses(1, { 'Retry-After': '7' })).toEqual([7000]);
		sleeping.mockClear();
		expect(await afterPauses(1, { 'Retry-After': '86400' })).toEqual([60_000]);
	});
});

describe('whether a change may have been made', () => {
	const SAID = /\(the change may have been made\)$/;

	const errorOf = async (effect: ApiRequest['effect'], maxRetries = 0) => {
		const error = await ask({ effect }, await sessionOf({ maxRetries })).catch((reason: NodeApiError) => reason);
		return String((error as NodeApiError).message);
	};

	it.each([
		['500', () => network.answer(500)],
		['a broken connection', () => network.fail('ECONNRESET')],
		['no answer in time', () => network.fail('ETIMEDOUT')],
	])('is said after %s, unless nothing was to be changed', async (_what, happens) => {
		for (let times = 0; times < 3; times++) happens();

		expect(await errorOf('set')).toMatch(SAID);
		expect(await errorOf('once')).toMatch(SAID);
		expect(await errorOf('read')).not.toMatch(SAID);
	});

	it.each([
		['400', () => network.answer(400)],
		['no connection', () => network.fail('ECONNREFUSED')],
		['an untrusted certificate', () => network.fail('CERT_HAS_EXPIRED')],
	])('is not said after %s, when nothing has been', async (_what, happens) => {
		happens();

		expect(await errorOf('once')).not.toMatch(SAID);
	});

	it('is said when an earlier try is unclear, whatever the last one says', async () => {
		network.answer(500).answer(404, { error_code: 'X.1', error_msg: 'gone' });

		expect(await errorOf('set', 1)).toBe('gone (the change may have been made)');
	});
});

describe('the key', () => {
	it('is remembered as refused after a 401', async () => {
		const session = await sessionOf();
		expect(session.progress.accepted).toBe(false);
		network.answer(200, {}).answer(401, { error_code: 'APIGW.0301', error_msg: 'verify aksk signature fail' });

		await ask({}, session);
		expect(session.progress.accepted).toBe(true);
		expect(session.progress.stop).toBeUndefined();
		const error = await ask({}, session).catch((reason: NodeApiError) => reason);
		expect(session.progress.stop).toBe(error);
		expect(error).toMatchObject({ message: 'verify aksk signature fail', httpCode: '401', failure: { cause: 'credential-invalid' } });
	});

	const accepted: Array<[number | string, boolean]> = [
		[200, true],
		[204, true],
		[400, true],
		[403, true],
		[404, true],
		[499, true],
		[300, false],
		[302, false],
		[401, false],
		[500, false],
		[503, false],
		['CERT_HAS_EXPIRED', false],
		['ECONNRESET', false],
	];

	it.each(accepted)('after %s is taken for accepted: %s', async (outcome, expected) => {
		const session = await sessionOf({ maxRetries: 0 });
		if (typeof outcome === 'number') network.answer(outcome);
		else network.fail(outcome);
		await ask({}, session).catch(() => {});

		expect(session.progress.accepted).toBe(expected);
	});

	it('once accepted stays so', async () => {
		const session = await sessionOf({ maxRetries: 0 });
		network.answer(200, {}).answer(503);
		await ask({}, session);
		await ask({}, session).catch(() => {});

		expect(session.progress.accepted).toBe(true);
	});

	it('that another call found refused is not tried again', async () => {
		const session = await sessionOf();
		sleeping.mockImplementation(async () => {
			session.progress.stop = new NodeApiError(session.node, {}, { message: 'refused' });
		});
		network.answer(503, { error_code: 'X.1', error_msg: 'busy' }).answer(200, {});

		await expect(ask({}, session)).rejects.toThrow('busy');
		expect(network.sent).toHaveLength(1);
	});

	it('and the other secrets are never in an error', async () => {
		network.answer(400, { error_code: 'X.1', error_msg: 'SecretKey, security-token and Passw0rd are wrong' });

		await expect(ask({}, await sessionOf({ securityToken: 'security-token' }), ['Passw0rd'])).rejects.toThrow('***, *** and *** are wrong');
	});
});

describe('the end of the execution', () => {
	it('during a pause ends it at once, and nothing more is sent', async () => {
		const execution = new AbortController();
		sleeping.mockImplementation(async () => {
			execution.abort();
			await new Promise(() => {});
		});
		network.answer(503).answer(200, {});

		await expect(ask({ effect: 'read' }, await sessionOf({ cancelled: execution.signal }))).rejects.toMatchObject({ message: 'The execution was canceled' });
		expect(network.sent).toHaveLength(1);
		expect(getEventListeners(execution.signal, 'abort')).toEqual([]);
	});

	it('after an unclear try is told with that', async () => {
		const execution = new AbortController();
		sleeping.mockImplementation(async () => execution.abort());
		network.answer(500);

		await expect(ask({ effect: 'set' }, await sessionOf({ cancelled: execution.signal }))).rejects.toThrow('The execution was canceled (the change may have been made)');
	});

	it('in flight leaves the change unclear, and is not repeated', async () => {
		const execution = new AbortController();
		network.hang();
		const result = ask({ effect: 'set' }, await sessionOf({ cancelled: execution.signal }));
		while (network.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
		execution.abort();

		await expect(result).rejects.toThrow('The execution was canceled (the change may have been made)');
		expect(waited()).toEqual([]);
	});

	it('before a request leaves nothing unclear: it is not sent', async () => {
		await expect(ask({ effect: 'set' }, await sessionOf({ cancelled: AbortSignal.abort() }))).rejects.toMatchObject({ message: 'The execution was canceled' });
		expect(network.sent).toEqual([]);
	});
});

describe('the limit of the cloud', () => {
	const LIMITED = { error_code: 'APIGW.0308', error_msg: 'policy user over ratelimit,limit:100,time:1 minute' };
	const slept = () => waited().reduce((sum, ms) => sum + ms, 0);

	it('is told with how much it refused, and for how long it made somebody wait', async () => {
		const session = await sessionOf();
		for (let count = 0; count < 2; count++) network.answer(429, LIMITED, { 'Retry-After': '60' });
		network.answer(200, {}).answer(200, {}).answer(503);
		await Promise.all([ask({}, session), ask({}, session)]);
		await ask({ path: '/v2/other' }, { ...session, settings: { ...session.settings, maxRetries: 0 } }).catch(() => undefined);
		const { refused, waiting, waited: total } = session.progress;

		expect([refused, waiting, total > slept() * 0.9, total < slept() * 1.5]).toEqual([2, 0, true, true]);
	});

	it('is one for each API of each host and key', async () => {
		const session = await sessionOf();
		sleeping.mockImplementation(async () => await new Promise(() => {}));
		network.answer(429, LIMITED);
		void ask({ path: '/v2/one' }, session);
		while (waited().length === 0) await new Promise(setImmediate);
		network.answer(200, {}).answer(200, {}).answer(200, {}).answer(200, {});
		await ask({ path: '/v2/two' }, session);
		await ask({ path: '/v2/one', method: 'DELETE' }, session);
		await ask({ path: '/v2/one', service: 'ddm' }, session);
		await ask({ path: '/v2/one' }, await sessionOf({ accessKeyId: 'AnotherKey' }));

		expect(network.sent).toHaveLength(5);
	});

	it.each([
		['a request that was only refused because of it does not begin', () => network.answer(429, LIMITED), 'Not sent, since an earlier item failed: Elsewhere'],
		['a request that was tried before goes on', () => network.answer(503).answer(429, LIMITED).answer(200, {}), undefined],
		['a request that found no connection goes on', () => network.fail('ECONNREFUSED').answer(200, {}), undefined],
	])('and another item failed meanwhile: %s', async (_what, happens, message) => {
		const session = await sessionOf();
		const failed = () => (network.sent.length > 0 ? new NodeApiError(session.node, {}, { message: 'Elsewhere' }) : undefined);
		happens();
		const outcome = await call(session, request(), (body) => body, { failed }).catch((error: Error) => error.message);

		expect(outcome).toEqual(message ?? {});
	});

	it('does not hide that a change may have been made by an earlier try, when nothing more may be sent', async () => {
		const session = await sessionOf();
		const stop = new NodeApiError(session.node, {}, { message: 'The key was refused' });
		sleeping.mockImplementation(async () => void (network.sent.length === 2 && (session.progress.stop = stop)));
		network.answer(503, { error_code: 'X.1', error_msg: 'down' }).answer(429, LIMITED).answer(200, {});

		await expect(ask({ effect: 'set' }, session)).rejects.toThrow('down (the change may have been made)');
		expect(network.sent).toHaveLength(2);
	});
});
