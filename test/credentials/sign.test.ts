import {
	canonicalHeaders,
	canonicalQuery,
	canonicalRequest,
	canonicalUri,
	encode,
	hashBody,
	sdkDate,
	sign,
	signature,
	stringToSign,
} from '../../credentials/sign';
import fixture from '../fixtures/signature-vectors.json';

type Texts = Record<string, string>;
type Vector = Omit<(typeof fixture.vectors)[number], 'headers' | 'query'> & { headers: Texts; query: Texts };

const vectors = fixture.vectors as object[] as Vector[];

const urlOf = ({ headers, path, query }: Vector) => new URL(`https://${headers.host ?? 'unsigned.example.com'}${path}?${new URLSearchParams(query)}`);

const dateOf = ({ date }: Vector) => new Date(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));

describe('the known answers of the vendor', () => {
	it.each(vectors)('are reproduced step by step: $name', (vector) => {
		const { lines, names } = canonicalHeaders({ ...vector.headers, 'X-Sdk-Date': vector.date });
		const request = { method: vector.method, url: urlOf(vector), bodyHash: hashBody(vector.body) };
		const text = stringToSign(canonicalRequest(request, lines, names), vector.date);

		expect(signature(text, vector.secretKey)).toBe(vector.signature);
	});

	it.each(vectors.filter(({ headers }) => 'host' in headers))('are reproduced as a whole: $name', (vector) => {
		const { host, ...headers } = vector.headers;
		const key = { accessKeyId: vector.accessKey, secretAccessKey: vector.secretKey };
		const names = [...Object.keys(headers), 'host', 'x-sdk-date'].join(';');

		expect(host).toBe(urlOf(vector).host);
		expect(sign({ method: vector.method, url: urlOf(vector), headers, bodyHash: hashBody(vector.body) }, key, dateOf(vector))).toEqual({
			...headers,
			'X-Sdk-Date': vector.date,
			Authorization: `SDK-HMAC-SHA256 Access=${vector.accessKey}, SignedHeaders=${names}, Signature=${vector.signature}`,
		});
	});

	it('agree with every intermediate text of the worked example in the signing guide', () => {
		const url = new URL(
			'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
		);
		const { lines, names } = canonicalHeaders({ 'X-Sdk-Date': '20191115T033655Z', Host: url.host, 'Content-Type': 'application/json' });
		const canonical = canonicalRequest({ method: 'GET', url, bodyHash: hashBody() }, lines, names);

		expect(canonical).toBe(`GET
/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/
limit=2&marker=13551d6b-755d-4757-b956-536f674975c0
content-type:application/json
host:service.region.example.com
x-sdk-date:20191115T033655Z

content-type;host;x-sdk-date
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`);
		expect(stringToSign(canonical, '20191115T033655Z')).toBe(`SDK-HMAC-SHA256
20191115T033655Z
b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a`);
	});

	it("agree with the Go SDK's query of many kinds", () => {
		const query = new URLSearchParams([
			['test', '一 (&=?!#%.*)'],
			['multi', '2'],
			['limit', '1'],
			['multi', '1'],
			['path', '/tmp/123'],
			['multi', '3'],
			['enable', 'true'],
		]);

		expect(canonicalQuery(`?${query}`.replaceAll('+', '%20'))).toBe(
			'enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29',
		);
	});
});

describe('encode', () => {
	it.each([
		['', ''],
		['AZaz09-._~', 'AZaz09-._~'],
		[' ', '%20'],
		["!'()*", '%21%27%28%29%2A'],
		[':/?#[]@$&+,;=%', '%3A%2F%3F%23%5B%5D%40%24%26%2B%2C%3B%3D%25'],
		['"<>\\^`{|}\n', '%22%3C%3E%5C%5E%60%7B%7C%7D%0A'],
		['é 用户 😀', '%C3%A9%20%E7%94%A8%E6%88%B7%20%F0%9F%98%80'],
		['half a pair: \ud83d', 'half%20a%20pair%3A%20%EF%BF%BD'],
	])('writes %j as %j', (text, encoded) => {
		expect(encode(text)).toBe(encoded);
	});
});

describe('the date', () => {
	it.each([
		['2019-11-15T03:36:55Z', '20191115T033655Z'],
		['2026-01-02T03:04:05.999Z', '20260102T030405Z'],
		['2026-12-31T23:30:00-01:00', '20270101T003000Z'],
	])('%s is written as %s', (date, written) => {
		expect(sdkDate(new Date(date))).toBe(written);
	});
});

describe('the path', () => {
	it.each([
		['/', '/'],
		['/v2/p/users', '/v2/p/users/'],
		['/v2/p/users/', '/v2/p/users/'],
		['/a//b', '/a//b/'],
		['/a%20b', '/a%20b/'],
		['/a%2Fb', '/a%2Fb/'],
		['/a%252Fb', '/a%252Fb/'],
		['/%e4%b8%80', '/%E4%B8%80/'],
		["/!'()*,;:@&=+$", '/%21%27%28%29%2A%2C%3B%3A%40%26%3D%2B%24/'],
		['/100%', '/100%25/'],
		['/~-._', '/~-._/'],
	])('%s is signed as %s', (path, canonical) => {
		expect(canonicalUri(path)).toBe(canonical);
	});

	it('of a URL is encoded once, in whatever alphabet it was written', () => {
		expect(canonicalUri(new URL('https://example.com/用户/a b/😀').pathname)).toBe('/%E7%94%A8%E6%88%B7/a%20b/%F0%9F%98%80/');
	});
});

describe('the query', () => {
	it.each([
		['nothing', '', ''],
		['a lone question mark', '?', ''],
		['a key without a value', '?a', 'a='],
		['an empty value', '?b=&a=', 'a=&b='],
		['keys out of order', '?b=2&a=1', 'a=1&b=2'],
		['keys in upper and lower case', '?a=1&_=2&A=3', 'A=3&_=2&a=1'],
		['a repeated key', '?a=2&b=0&a=10&a=1', 'a=1&a=10&a=2&b=0'],
		['a value with "="', '?a=b=c=', 'a=b%3Dc%3D'],
		['a plus sign, which is no blank', '?a=1+1', 'a=1%2B1'],
		['escapes', '?a=%20%2f%2A', 'a=%20%2F%2A'],
		['an escaped key, sorted by what it means', '?b=1&%61=2', 'a=2&b=1'],
		['a key of another alphabet', '?%E4%B8%80=%E4%BA%8C', '%E4%B8%80=%E4%BA%8C'],
		['a stray percent sign', '?a=100%', 'a=100%25'],
		['doubled ampersands', '?&a=1&&b=2&', 'a=1&b=2'],
	])('with %s', (_what, search, canonical) => {
		expect(canonicalQuery(search)).toBe(canonical);
	});
});

describe('the headers', () => {
	it('are signed in the order of their lower-case names, their values trimmed at both ends only', () => {
		expect(canonicalHeaders({ 'X-Sdk-Date': '20260102T030405Z', host: ' example.com\t', 'X-A': 'One  Two ', 'Content-Type': 'application/json' })).toEqual({
			lines: 'content-type:application/json\nhost:example.com\nx-a:One  Two\nx-sdk-date:20260102T030405Z\n',
			names: 'content-type;host;x-a;x-sdk-date',
		});
	});
});

describe('the body', () => {
	it.each([
		['nothing', undefined, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
		['empty text', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
		['an empty object', '{}', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
		['the same as bytes', Buffer.from('{}'), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
	])('%s is hashed', (_what, body, hash) => {
		expect(hashBody(body)).toBe(hash);
	});

	it('is hashed as UTF-8', () => {
		expect(hashBody('用户')).toBe(hashBody(Buffer.from([0xe7, 0x94, 0xa8, 0xe6, 0x88, 0xb7])));
	});
});

describe('sign', () => {
	const key = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' };
	const signed = (url: string, headers = {}) => sign({ method: 'GET', url: new URL(url), headers, bodyHash: hashBody() }, key, new Date(0)).Authorization;

	it('leaves the headers it was given as they are', () => {
		const headers = Object.freeze({ 'X-Project-Id': 'p' });

		const signed = sign({ method: 'GET', url: new URL('https://example.com'), headers, bodyHash: '' }, key, new Date(0));
		expect(Object.keys(signed).sort()).toEqual(['Authorization', 'X-Project-Id', 'X-Sdk-Date']);
	});

	it('signs the port of the host, unless it is that of the scheme', () => {
		expect(signed('https://example.com:443/')).toBe(signed('https://example.com/'));
		expect(signed('https://example.com:8443/')).not.toBe(signed('https://example.com/'));
	});

	it('does not depend on the order of the query or of the headers', () => {
		expect(signed('https://example.com/?b=2&a=1', { b: '2', a: '1' })).toBe(signed('https://example.com/?a=1&b=2', { a: '1', b: '2' }));
	});
});
