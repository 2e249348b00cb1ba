import vectors from '../fixtures/signature-vectors.json';
import { Access } from './access';
import { canonicalRequest, parseAuthorization, sha256, UNSIGNED_PAYLOAD } from './verify';

const lines = (text: string) => text.split('\n');

describe('the canonical request', () => {
	const request = { method: 'GET', path: '/path', query: {}, headers: { host: 'example.com', 'x-sdk-date': '20191115T033655Z' } };

	it('has the parts of the signing guide, one to a line', () => {
		expect(canonicalRequest({ ...request, query: { limit: ['1'] } }, ['host', 'x-sdk-date'], '')).toBe(
			'GET\n/path/\nlimit=1\nhost:example.com\nx-sdk-date:20191115T033655Z\n\nhost;x-sdk-date\n' +
				'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		);
	});

	it.each([
		['/', '/'],
		['/path/', '/path/'],
		['/users/J%C3%BCrgen%20M%C3%BCller', '/users/J%C3%BCrgen%20M%C3%BCller/'],
		['/users/a:b!c', '/users/a%3Ab%21c/'],
		['/users/%7Ename%2Fpart', '/users/~name%2Fpart/'],
	])('encodes the path %s as %s', (path, uri) => {
		expect(lines(canonicalRequest({ ...request, path }, [], ''))[1]).toBe(uri);
	});

	it('sorts the query by key and value and encodes both, as the Go SDK\'s test has it', () => {
		const query = { test: ['一 (&=?!#%.*)'], path: ['/tmp/123'], multi: ['3', '1', '2'], limit: ['1'], enable: ['true'] };
		expect(lines(canonicalRequest({ ...request, query }, [], ''))[2]).toBe(
			'enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29',
		);
	});

	it('keeps the equals sign of an empty value', () => {
		expect(lines(canonicalRequest({ ...request, query: { name: [''] } }, [], ''))[2]).toBe('name=');
	});

	it('sorts the headers, whatever order the client named them in', () => {
		const text = canonicalRequest(request, ['x-sdk-date', 'host'], '');
		expect(lines(text).slice(3, 7)).toEqual(['host:example.com', 'x-sdk-date:20191115T033655Z', '', 'host;x-sdk-date']);
	});

	it('hashes the body unless the client declares something else', () => {
		const unsigned = { ...request, headers: { ...request.headers, 'x-sdk-content-sha256': UNSIGNED_PAYLOAD } };
		expect(lines(canonicalRequest(request, [], '{"a":1}')).at(-1)).toBe(sha256('{"a":1}'));
		expect(lines(canonicalRequest(unsigned, [], '{"a":1}')).at(-1)).toBe(UNSIGNED_PAYLOAD);
	});
});

describe('the Authorization header', () => {
	const signature = 'a'.repeat(64);

	it('gives access key, signed headers and signature', () => {
		expect(parseAuthorization(`SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${signature}`)).toEqual({
			accessKeyId: 'AK',
			signedHeaders: ['host', 'x-sdk-date'],
			signature,
		});
	});

	it.each([undefined, '', 'Bearer token', 'SDK-HMAC-SHA256 Access=AK', `V11-HMAC-SHA256 Credential=AK, SignedHeaders=host, Signature=${signature}`])(
		'is refused in the form %s',
		(header) => {
			expect(parseAuthorization(header)).toBeUndefined();
		},
	);
});

describe('the official test vectors', () => {
	it.each(vectors.vectors)('$name', ({ accessKey, secretKey, method, path, query, headers, body, date, signature }) => {
		const time = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
		const access = new Access(() => ({ accessKeyId: accessKey, secretAccessKey: secretKey }), () => time);
		const names = [...Object.keys(headers), 'x-sdk-date'].join(';');
		const request = (claimed: string) => ({
			method,
			path,
			query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
			headers: {
				...(headers as Record<string, string>),
				'x-sdk-date': date,
				authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names}, Signature=${claimed}`,
			},
		});
		expect(() => access.check(request(signature), Buffer.from(body))).not.toThrow();
		expect(() => access.check(request(signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))), Buffer.from(body))).toThrow('refused with 401');
	});
});
