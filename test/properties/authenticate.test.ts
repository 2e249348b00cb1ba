import fc from 'fast-check';
import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions, IRequestOptions } from 'n8n-workflow';

import { type Emulator, startEmulator } from '../emulator';
import { freeHeaders, jsonValue, queryPairs, runs, text } from './generated';
import { type Given, requesterOf } from './requester';

let emulator: Emulator;
let send: (given: Given) => Promise<number>;
beforeAll(async () => {
	emulator = await startEmulator();
	send = requesterOf(emulator);
});
afterAll(async () => await emulator.stop());
const startAnew = () => emulator.reset();

type Pairs = Array<[string, string]>;

/** A query as a caller writes it into options, and as it must arrive: lists as repeated keys, nothing for what is not set. */
const options = fc.dictionary(
	text.filter((key) => !(key in {})),
	fc.oneof(text, fc.boolean(), fc.integer(), fc.array(text, { maxLength: 3 }), fc.constantFrom(null, undefined)),
	{ maxKeys: 4, noNullPrototype: true },
);
const pairsOf = (qs: object) =>
	Object.entries(qs).flatMap(([key, value]) => [value].flat().filter((one) => one !== null && one !== undefined).map((one): [string, string] => [key, String(one)]));

const EARLIER = { Authorization: 'SDK-HMAC-SHA256 Access=A, SignedHeaders=host, Signature=0', 'x-sdk-date': '20200101T000000Z', Host: 'elsewhere', 'X-Security-Token': 'old' };
const headers = fc
	.tuple(freeHeaders, fc.boolean(), fc.option(fc.constantFrom('text/plain', 'application/json', 'Application/JSON; charset=utf-8', 'application/x-www-form-urlencoded', 'x/y ')))
	.map(([free, earlier, type]) => ({ ...free, ...(earlier && EARLIER), ...(type !== null && { 'content-type': type }) }));

const NO_FORM = { 'content-type': 'application/json' };
const structured = fc.oneof(fc.dictionary(text, jsonValue, { maxKeys: 4, noNullPrototype: true }), fc.array(jsonValue, { maxLength: 4 }));
const bytes = fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all));
/** Bodies, the headers they come with, and the text they arrive as; a form is written by n8n itself. */
const body = fc.oneof(
	fc.record({ given: fc.constant<IDataObject>({}), headers }),
	fc.record({ given: structured.map((all) => ({ body: all })), headers: headers.map((all) => ({ ...all, ...NO_FORM })) }),
	fc.record({ given: text.map((all) => ({ body: all })), headers }),
	fc.record({ given: bytes.map((all) => ({ body: all })), headers: headers.map((all) => ({ ...all, ...NO_FORM })) }),
);
const form = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ minLength: 1 }), { minKeys: 1, maxKeys: 3, noNullPrototype: true });

/** In both cases of letters, since an expression may give either; what is sent is always upper case. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].flatMap((method) => [method, method.toLowerCase()]) as IHttpRequestMethods[];
/** Not "." and "..", which every URL leaves out, nor a slash at the beginning, which one cannot tell from the base's. */
const segments = fc.array(text.filter((segment) => !['', '.', '..'].includes(segment)), { maxLength: 4 });

const given = fc.record({ way: fc.constantFrom('url', 'uri', 'baseURL', 'legacy url'), method: fc.constantFrom(...METHODS), segments, inUrl: queryPairs, qs: options, body, json: fc.boolean() });

function requestOf({ way, method, segments: path, inUrl, qs, body: { given: content, headers: named }, json }: typeof given extends fc.Arbitrary<infer T> ? T : never) {
	const wanted = `/none/${path.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/')}`;
	const written = inUrl.length > 0 ? `${wanted}?${new URLSearchParams(inUrl)}` : wanted;
	const common = { method, qs, json, headers: named, ...content };
	const url = emulator.url + written;
	const places = { url: { url }, 'legacy url': { url }, uri: { uri: url }, baseURL: { baseURL: `${emulator.url}/`, url: written } };
	const helper = way === 'url' || way === 'baseURL' ? 'httpRequestWithAuthentication' : 'requestWithAuthentication';
	const sent = method.toUpperCase();
	const bodyless = sent === 'GET' || sent === 'HEAD';
	return {
		request: { helper, options: { ...common, ...places[way] } } as Given,
		wanted,
		method: sent,
		query: grouped([...inUrl, ...pairsOf(qs)]),
		body: bodyless ? '' : arriving(content.body),
	};
}

function arriving(content: unknown): string {
	if (content === undefined) return '';
	return typeof content === 'string' ? content.toWellFormed() : Buffer.isBuffer(content) ? content.toString() : JSON.stringify(content);
}

function grouped(pairs: Pairs): Record<string, string[]> {
	const query: Record<string, string[]> = Object.create(null);
	for (const [key, value] of pairs) (query[key.toWellFormed()] ??= []).push(value.toWellFormed());
	return query;
}

it("what n8n's HTTP client sends is what was signed, and what the caller meant", async () => {
	const property = fc.asyncProperty(given, async (parts) => {
		const { request, wanted, ...meant } = requestOf(parts);
		expect(await send(request)).toBe(404);
		const [arrived, ...more] = emulator.received;
		expect(more).toEqual([]);
		expect(decodeURIComponent(arrived?.path ?? '')).toBe(decodeURIComponent(wanted));
		expect(arrived).toMatchObject(meant);
	});
	await fc.assert(property.beforeEach(startAnew), runs(150));
});

it('forms that n8n writes itself are accepted although their content is not signed', async () => {
	const kinds = fc.constantFrom('form', 'formData', 'parameters', 'multipart', 'urlencoded');
	const property = fc.asyncProperty(form, kinds, options, async (fields, kind, qs) => {
		const common = { method: 'POST' as const, qs: qs as IDataObject, url: `${emulator.url}/none` };
		if (kind === 'form' || kind === 'formData') {
			expect(await send({ helper: 'requestWithAuthentication', options: { ...common, uri: common.url, [kind]: fields } as IRequestOptions })).toBe(404);
		} else {
			const multipart = new FormData();
			for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
			const bodies = { parameters: new URLSearchParams(fields), multipart, urlencoded: fields };
			const type = kind === 'urlencoded' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {};
			expect(await send({ helper: 'httpRequestWithAuthentication', options: { ...common, ...type, body: bodies[kind] } as IHttpRequestOptions })).toBe(404);
		}
		expect(emulator.received[0]).toMatchObject({ query: grouped(pairsOf(qs)) });
		expect(emulator.received[0]?.body).toContain(Object.keys(fields)[0]);
	});
	await fc.assert(property.beforeEach(startAnew), runs(40));
});

it('a URL written in any way is signed as it is sent, or refused before it is sent', async () => {
	const property = fc.asyncProperty(text, text, fc.boolean(), async (path, search, legacy) => {
		fc.pre([...new URLSearchParams(search).keys()].every((key) => !(key in {})));
		const url = `${emulator.url}/none/${path}?${search}`;
		const status = await send(legacy ? { helper: 'requestWithAuthentication', options: { uri: url } } : { helper: 'httpRequestWithAuthentication', options: { url } });
		// 400 when the path has a "%" that is no escape, which no gateway can read.
		expect(emulator.received.map((request) => [status, request.status, request.path.startsWith('/')])).toEqual([[status, status === 400 ? 400 : 404, true]]);
	});
	await fc.assert(property.beforeEach(startAnew), runs(150));
});
