import { request as httpRequest } from 'node:http';

import fc from 'fast-check';

import { authorize } from '../../credentials/credential';
import { encode } from '../../credentials/sign';
import { type Emulator, startEmulator } from '../emulator';
import { altered, freeHeaders, headerValue, queryPairs, runs, text } from './generated';

let emulator: Emulator;
beforeAll(async () => void (emulator = await startEmulator()));
afterAll(async () => await emulator.stop());
const startAnew = () => emulator.reset();

/** A request exactly as it goes onto the wire. */
interface Wire {
	method: string;
	target: string;
	headers: Record<string, string>;
	body: Buffer;
}

/** Sends a request as it is, and gives the status and the gateway's code. */
async function send({ method, target, headers, body }: Wire): Promise<string> {
	const { hostname, port } = new URL(emulator.url);
	return await new Promise((resolve, reject) => {
		const sent = httpRequest({ hostname, port, method, path: target, headers: { ...headers, ...(body.length > 0 && { 'Content-Length': body.length }) } }, (answer) => {
			let content = '';
			answer.on('data', (chunk) => (content += chunk));
			answer.on('end', () => resolve(`${answer.statusCode} ${/"error_code":"([^"]*)"/.exec(content)?.[1]}`));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

const UNKNOWN_API = '404 APIGW.0101'; // The gateway looks for the API only after it has accepted the signature.
const REFUSED = '401 APIGW.0301';

const unsigned = fc.record({
	method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
	segments: fc.array(text, { maxLength: 5 }),
	query: queryPairs,
	headers: fc.tuple(freeHeaders, fc.option(headerValue)).map(([free, type]) => ({ ...free, ...(type !== null && { 'Content-Type': type }) })),
	body: fc.oneof(fc.constant(undefined), text, fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))),
	temporary: fc.boolean(),
});

function sign({ method, segments, query, headers, body, temporary }: typeof unsigned extends fc.Arbitrary<infer T> ? T : never): Wire {
	const url = new URL(`${emulator.url}/none/${segments.map(encode).join('/')}`);
	url.search = query.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
	const credential = temporary ? emulator.temporaryCredential : emulator.credential;
	return { method, target: url.pathname + url.search, headers: authorize(credential, { method, url, headers, body }), body: Buffer.from(body ?? '') };
}

/** One letter, digit or escaped run of a target replaced; what separates its parts stays. */
function alteredTarget(target: string, position: number): string {
	const tokens = target.match(/(?:%[0-9A-F]{2})+|./g) ?? [];
	const places = [...tokens.keys()].filter((index) => !/[/?&=]/.test(tokens[index] ?? ''));
	const place = places[position % places.length] ?? 0;
	return tokens.map((token, index) => (index !== place ? token : token === 'x' ? 'y' : 'x')).join('');
}

const DAMAGES: Array<[string, (wire: Wire, position: number) => Wire]> = [
	['one character of the path or the query', (wire, at) => ({ ...wire, target: alteredTarget(wire.target, at) })],
	['one more parameter', (wire) => ({ ...wire, target: `${wire.target}${wire.target.includes('?') ? '&' : '?'}x=` })],
	['one more segment', (wire) => ({ ...wire, target: `/x${wire.target}` })],
	['the method', (wire) => ({ ...wire, method: wire.method === 'PUT' ? 'POST' : 'PUT' })],
	[
		'one bit of the body',
		(wire, at) => ({ ...wire, body: wire.body.length === 0 ? Buffer.from('x') : wire.body.map((byte, index) => (index === at % wire.body.length ? byte ^ 1 : byte)) as Buffer }),
	],
	[
		'one character of a signed header',
		({ headers, ...wire }, at) => {
			const names = Object.keys(headers).filter((name) => !['Authorization', 'X-Sdk-Date'].includes(name));
			const name = names[at % names.length] ?? '';
			return { ...wire, headers: { ...headers, [name]: altered(headers[name] ?? '', at) } };
		},
	],
];

it('what is signed is accepted by a verifier that shares no code with the signer', async () => {
	const property = fc.asyncProperty(unsigned, async (request) => expect(await send(sign(request))).toBe(UNKNOWN_API));
	await fc.assert(property.beforeEach(startAnew), runs(300));
});

it.each(DAMAGES)('what is changed after it was signed is refused: %s', async (_what, damage) => {
	const property = fc.asyncProperty(unsigned, fc.nat(), async (request, position) => expect(await send(damage(sign(request), position))).toBe(REFUSED));
	await fc.assert(property.beforeEach(startAnew), runs(60));
});
