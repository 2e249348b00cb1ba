import { Readable } from 'node:stream';

import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { authenticate } from '../../credentials/authenticate';
import { signedHeaders } from '../fixtures/signature';

const credential = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey', region: 'cn-north-4', projectId: 'project1' };

const URL_ = 'https://ddm.cn-north-4.myhuaweicloud.com/v1';

/** What n8n hands over: its own options or those of the HTTP Request node. */
type Given = Partial<Omit<IHttpRequestOptions, 'body'>> & { uri?: string; form?: unknown; formData?: unknown; body?: unknown };
type Sent = Given & { url: string; headers: Record<string, string> };

const sign = async (given: Given, more: object = {}) => await (authenticate as (data: object, options: Given) => Promise<Sent>)({ ...credential, ...more }, given);

const signedIn = (sent: Sent) => signedHeaders(sent, credential.secretAccessKey);

describe('the URL', () => {
	it.each([
		[{ url: 'https://example.com/v1' }, 'https://example.com/v1'],
		[{ baseURL: 'https://example.com', url: '/v1' }, 'https://example.com/v1'],
		[{ baseURL: 'https://example.com/gate//', url: '//v1/' }, 'https://example.com/gate/v1/'],
		[{ baseURL: 'https://example.com/gate', url: 'v1' }, 'https://example.com/gate/v1'],
		[{ baseURL: 'https://example.com', url: '' }, 'https://example.com/'],
		[{ baseURL: 'https://example.com', url: '/users:batch' }, 'https://example.com/users:batch'],
		[{ baseURL: 'https://example.com', url: 'users:batch' }, 'https://example.com/users:batch'],
		[{ baseURL: 'https://base.example.com', url: 'https://example.com/v1' }, 'https://example.com/v1'],
		[{ baseURL: 'https://base.example.com', url: 'http://localhost/v1' }, 'http://localhost/v1'],
		[{ baseURL: 'https://example.com', url: 'proxy/https://example.org' }, 'https://example.com/proxy/https://example.org'],
		[{ url: 'https://example.com/a b?c=d e#f' }, 'https://example.com/a%20b?c=d%20e'],
		[{ url: 'https://example.com/?a=1+1&b' }, 'https://example.com/?a=1%201&b='],
	])('of %j is %s', async (given, url) => {
		const sent = await sign(given);

		expect(sent).toMatchObject({ url, baseURL: undefined });
		expect(sent).not.toHaveProperty('uri');
		expect(signedIn(sent)).toContain('host');
	});

	it('of the HTTP Request node is given back in both dialects', async () => {
		const sent = await sign({ uri: `${URL_}?a=ü`, qs: { b: '*' } });

		expect(sent).toMatchObject({ url: `${URL_}?a=%C3%BC&b=%2A`, uri: `${URL_}?a=%C3%BC&b=%2A`, qs: undefined });
		expect(signedIn(sent)).toContain('host');
	});

	it('takes the query in, lists as repeated keys, what is not set not at all', async () => {
		const qs = { list: [2, 1, null], object: { x: 1 }, nothing: null, unset: undefined, no: false, zero: 0, empty: '', 'a key': "ü +'" } as IDataObject;
		const sent = await sign({ url: `${URL_}?first=1`, qs });

		expect(sent.url).toBe(`${URL_}?first=1&list=2&list=1&object=%7B%22x%22%3A1%7D&no=false&zero=0&empty=&a%20key=%C3%BC%20%2B%27`);
		expect(sent.qs).toBeUndefined();
		expect(signedIn(sent)).toContain('host');
	});

	it.each(['/v1', 'example.com/v1', 'example.com:8443/v1', 'ftp://example.com/v1', 'ftp://example.com/https://', '', undefined])('%j is refused, since it is not complete', async (url) => {
		await expect(sign({ url })).rejects.toThrow(`"${url ?? ''}" is not a complete URL. A complete URL starts with https://`);
	});

	it('is refused when it is not encrypted', async () => {
		await expect(sign({ url: 'http://example.com/v1' })).rejects.toThrow('http://example.com is not encrypted');
	});

	it.each(['https', 'http'])('of object storage is refused before anything is signed, written with %s', async (protocol) => {
		await expect(sign({ baseURL: `${protocol}://bucket.obs.cn-north-4.myhuaweicloud.com`, url: '/file' })).rejects.toThrow('OBS needs a different kind of signature');
		await expect(sign({ uri: `${protocol}://obs.cn-north-4.myhuaweicloud.com/` })).rejects.toThrow('OBS needs a different kind of signature');
	});

	it('may be unencrypted to this machine', async () => {
		expect(await sign({ baseURL: 'http://127.0.0.1:8080', url: '/v3/auth/projects' })).toMatchObject({ url: 'http://127.0.0.1:8080/v3/auth/projects' });
	});
});

describe('the body', () => {
	it.each([
		['an object', { a: 'ü', b: [1] }, '{"a":"ü","b":[1]}'],
		['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
		['an empty object', {}, '{}'],
		['a list', [{ a: 1 }], '[{"a":1}]'],
	])('that is %s becomes compact JSON', async (_what, body, text) => {
		const sent = await sign({ method: 'POST', url: URL_, body });

		expect(sent).toMatchObject({ body: text, headers: { 'Content-Type': 'application/json' } });
		expect(signedIn(sent)).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date']);
	});

	it('is written as its type says, wherever that stands among the headers', async () => {
		const sent = await sign({ method: 'POST', url: URL_, body: { a: 1 }, headers: { Accept: 'text/html', 'content-type': 'application/json; charset=utf-8' } });

		expect(sent.body).toBe('{"a":1}');
		expect(signedIn(sent)).toContain('content-type');
	});

	it('that is text goes out as its very bytes', async () => {
		const sent = await sign({ method: 'PUT', url: URL_, body: ' {"a": "ü"}\n', headers: { 'content-type': 'text/plain' } });

		expect(sent.body).toEqual(Buffer.from(' {"a": "ü"}\n'));
		expect(sent.headers).toMatchObject({ 'Content-Type': 'text/plain' });
		expect(signedIn(sent)).toContain('content-type');
	});

	it('that is bytes is left alone', async () => {
		const body = Buffer.from([0, 255, 10]);
		const sent = await sign({ method: 'PUT', url: URL_, body });

		expect(sent.body).toBe(body);
		expect(signedIn(sent)).toContain('host');
	});

	it.each([undefined, null, ''])('%j is none', async (body) => {
		const sent = await sign({ method: 'POST', url: URL_, body });

		expect(sent.body).toBeUndefined();
		expect(signedIn(sent)).toContain('content-type');
	});

	it.each(['GET', 'HEAD'] as const)('is not sent with %s, its type is, which Workspace demands', async (method) => {
		const sent = await sign({ method, url: URL_, body: { a: 1 } });

		expect(sent).toMatchObject({ method, body: undefined, headers: { 'Content-Type': 'application/json' } });
		expect(signedIn(sent)).toContain('content-type');
	});

	it.each(['form', 'formData'])('is not sent with GET as %s either', async (name) => {
		const sent = await sign({ method: 'GET', url: URL_, [name]: { a: 1 } });

		expect(sent).toMatchObject({ [name]: undefined, body: undefined });
	});

	it('is sent with DELETE', async () => {
		expect(await sign({ method: 'DELETE', url: URL_, body: { a: 1 } })).toMatchObject({ method: 'DELETE', body: '{"a":1}' });
	});

	it('of another JSON type is JSON as well', async () => {
		const sent = await sign({ method: 'PATCH', url: URL_, body: { a: 1 }, headers: { 'Content-type': 'application/merge-patch+json' } });

		expect(sent).toMatchObject({ body: '{"a":1}', headers: { 'Content-Type': 'application/merge-patch+json' } });
	});

	it.each([
		['a form of the HTTP Request node', { form: { a: 1 } }],
		['a multipart form of the HTTP Request node', { formData: { a: 1 } }],
		['a FormData', { body: new FormData() }],
		['URLSearchParams', { body: new URLSearchParams('a=1') }],
		['a stream', { body: Readable.from(['a']) }],
		['an object to be sent as a form', { body: { a: 1 }, headers: { 'Content-TYPE': 'application/x-www-form-urlencoded' } }],
	])('that is %s is left to n8n and not signed, nor is its type', async (_what, given: Given) => {
		const sent = await sign({ method: 'POST', url: URL_, ...given });

		expect(sent).toMatchObject(given.body ? { body: given.body } : given);
		expect('Content-Type' in sent.headers).toBe(given.headers !== undefined);
		expect(sent.headers['Content-Type']).toBe(given.headers?.['Content-TYPE']);
		expect(sent.headers['X-Sdk-Content-Sha256']).toBe('UNSIGNED-PAYLOAD');
		expect(signedIn(sent)).toEqual(['host', 'x-project-id', 'x-sdk-content-sha256', 'x-sdk-date']);
	});
});

describe('the method', () => {
	it.each([
		['get', 'GET', undefined],
		['Head', 'HEAD', undefined],
		['post', 'POST', '{"a":1}'],
		['delete', 'DELETE', '{"a":1}'],
		[undefined, 'GET', undefined],
	])('%s is signed and sent as %s', async (method, upper, body) => {
		const sent = await sign({ method: method as IHttpRequestMethods, url: URL_, body: { a: 1 } });

		expect(sent).toMatchObject({ method: upper, body });
		expect(signedIn(sent)).toContain('host');
	});
});

describe('the headers', () => {
	it('of the caller are sent, but only those Huawei Cloud knows are signed', async () => {
		const sent = await sign({ url: URL_, headers: { Accept: 'text/html', 'X-Number': 5, 'X-Unset': undefined, 'X-Null': null } });

		expect(sent.headers).toMatchObject({ Accept: 'text/html', 'X-Number': '5' });
		expect(Object.keys(sent.headers)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^X-(Unset|Null)$/)]));
		expect(signedIn(sent)).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date']);
	});

	it.each([
		['x-project-id', 'X-Project-Id', ['content-type', 'host', 'x-project-id', 'x-sdk-date']],
		['x-DOMAIN-id', 'X-Domain-Id', ['content-type', 'host', 'x-domain-id', 'x-sdk-date']],
	])('%s may be named by the caller, in any letter case', async (name, canonical, signed) => {
		const sent = await sign({ url: URL_, headers: { [name]: 'other' } });

		expect(sent.headers[canonical]).toBe('other');
		expect(signedIn(sent)).toEqual(signed);
	});

	it('of an earlier signature are dropped, in any letter case', async () => {
		const earlier = { AUTHORIZATION: 'old', 'x-sdk-date': 'old', 'X-SDK-CONTENT-SHA256': 'old', host: 'old.example.com', 'x-Security-token': 'old' };
		const sent = await sign({ url: URL_, headers: earlier });

		expect(Object.values(sent.headers)).not.toContain('old');
		expect(Object.keys(sent.headers).map((name) => name.toLowerCase())).not.toContain('host');
		expect(signedIn(sent)).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date']);
	});

	it('carry the token of a temporary key', async () => {
		const sent = await sign({ url: URL_ }, { securityToken: 'token' });

		expect(sent.headers['X-Security-Token']).toBe('token');
		expect(signedIn(sent)).toContain('x-security-token');
	});
});

describe('a second signature, which n8n asks for after a 401', () => {
	afterEach(() => jest.restoreAllMocks());

	it.each([
		['JSON', { method: 'POST', url: URL_, body: { a: 1 }, qs: { b: [1, 2] } }],
		['text', { method: 'POST', url: URL_, body: 'text', headers: { 'content-type': 'text/plain' } }],
		['a form', { method: 'POST', uri: URL_, form: { a: 1 } }],
		['nothing', { url: URL_ }],
	] as Array<[string, Given]>)('fits the request it was put on, for %s', async (_what, given) => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 5, 1, 12));
		const first = await sign(given, { securityToken: 'token' });
		clock.mockReturnValue(Date.UTC(2026, 5, 1, 12, 0, 1));
		const second = await sign(first, { securityToken: 'token' });

		expect(second.url).toBe(first.url);
		expect([first.headers['X-Sdk-Date'], second.headers['X-Sdk-Date']]).toEqual(['20260601T120000Z', '20260601T120001Z']);
		expect(signedIn(second)).toEqual(signedIn(first));
		expect(Object.keys(second.headers)).toHaveLength(new Set(Object.keys(second.headers).map((name) => name.toLowerCase())).size);
	});
});

describe('the other options', () => {
	it('stay as they are', async () => {
		const given: Given = { url: URL_, timeout: 5, returnFullResponse: true, encoding: 'arraybuffer' };

		expect(await sign(given)).toMatchObject({ ...given, method: 'GET' });
	});

	it('ignore certificates in both dialects when the credential says so', async () => {
		expect(await sign({ url: URL_ }, { allowUnauthorizedCerts: true })).toMatchObject({ skipSslCertificateValidation: true, rejectUnauthorized: false });
	});

	it('say nothing of certificates otherwise', async () => {
		const sent = await sign({ url: URL_ }, { allowUnauthorizedCerts: false });

		expect(sent).not.toHaveProperty('skipSslCertificateValidation');
		expect(sent).not.toHaveProperty('rejectUnauthorized');
	});

	it('are not signed with half a credential', async () => {
		await expect(sign({ url: URL_ }, { secretAccessKey: '' })).rejects.toThrow('The Secret Access Key of the Huawei Cloud credential is empty');
	});
});
