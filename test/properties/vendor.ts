import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';

import { headerValue, jsonValue, text } from './generated';

/** Anything that HTTP allows as an answer. */
export interface Said {
	status: number;
	headers: Record<string, string>;
	body: string | Uint8Array;
}

// As often as this an answer is repeated, then a list is at its end: none that a test lets run has more pages.
const PATIENCE = 30;
const THE_END: Said = { status: 200, headers: {}, body: '{"users":[],"total_count":0}' };

/** A server that says what it is told to, whatever it is asked: one answer after the other, the last one again and again. */
export async function startVendor() {
	let said: Said[] = [];
	const asked: string[] = [];
	const server = createServer((request, response) => {
		request.resume();
		const { status, headers, body } = asked.length > PATIENCE ? THE_END : (said[asked.length] ?? said.at(-1) ?? THE_END);
		asked.push(`${request.method} ${request.url}`);
		response.statusCode = status;
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		request.on('end', () => response.end(body));
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	server.unref();
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** Method and target of each request since the last `say`. */
		asked,
		say(...answers: Said[]) {
			said = answers;
			asked.length = 0;
		},
		stop() {
			server.close();
			server.closeAllConnections();
		},
	};
}

/** Names that the services of Huawei Cloud give to parts of answers and of errors. */
const FIELDS = [
	'error_code', 'error_msg', 'errCode', 'externalMessage', 'errorCode', 'errorMsg', 'errorMessage', 'code', 'message', 'encoded_authorization_message', 'error',
	'status', 'success', 'trace_id', 'request_id', 'result', 'id', 'user_name', 'user_detail', 'users', 'total_count', 'username', 'password', 'account_expires', 'domain',
];
const KNOWN_CODES = ['APIGW.0301', 'APIGW.0308', 'APIG.0101', 'WKS.00170312', 'DBS.200019', 'DBS.212033', 'DBS.280001', 'SYS.0400'];

/** Longer than what an error quotes, on both sides of where it is cut. */
const long = fc.noShrink(fc.string({ unit: 'grapheme', minLength: 290, maxLength: 400 }));
const fieldValue = fc.oneof({ weight: 4, arbitrary: text }, { weight: 3, arbitrary: jsonValue }, { weight: 1, arbitrary: fc.constantFrom(...KNOWN_CODES) }, { weight: 1, arbitrary: long });
const envelope = fc.dictionary(fc.constantFrom(...FIELDS), fieldValue, { maxKeys: 6, noNullPrototype: true });
const user = fc.record({ id: fieldValue, user_name: fc.oneof(fieldValue, fc.constant('a.novak')), domain: fieldValue, account_expires: fieldValue }, { requiredKeys: [] });
const users = fc.record({ users: fc.array(user, { maxLength: 4 }), total_count: fc.oneof(fc.nat({ max: 6 }), fieldValue) });
const whole = fc.record({ id: text, password: text, success: fc.constant(true), status: fc.constant('success'), trace_id: text, user_detail: envelope, result: envelope });
const nested = fc.tuple(fc.constantFrom(...FIELDS, 'itemNotFound', 'badRequest'), envelope).map(([name, inner]) => ({ [name]: inner }));
const json = fc.oneof(envelope, nested, users, whole, jsonValue).map((value) => JSON.stringify(value));

const page = fc.tuple(text, fieldValue, text).map(([title, content, rest]) => `<!DOCTYPE html><html><head><title>${title}</title></head><body><p>${content}</p>${rest}</body>`);

const body = fc.oneof(
	{ weight: 6, arbitrary: json },
	{ weight: 1, arbitrary: fc.tuple(json, fc.nat()).map(([all, length]) => all.slice(0, length % (all.length + 1))) },
	{ weight: 2, arbitrary: page },
	{ weight: 2, arbitrary: text },
	{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);

const RETRY_AFTER = ['0', '-1', '1', '3', '61', '1e9', '99999999999999999999999', 'NaN', 'Infinity', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', '2026-13-45', '1, 2', '0x10'];
const TYPES = ['application/json', 'text/html; charset=utf-8', 'application/octet-stream', 'x'];
const headers = fc.record(
	{
		'Retry-After': fc.oneof(fc.constantFrom(...RETRY_AFTER), headerValue),
		'Content-Type': fc.oneof(fc.constantFrom(...TYPES), headerValue),
		'Content-Encoding': fc.oneof({ weight: 8, arbitrary: fc.constantFrom('identity', 'x') }, { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'deflate') }),
		'X-Request-Id': fc.oneof(fc.uuid(), headerValue),
		Location: fc.oneof(fc.constantFrom('/', 'http://127.0.0.1:1/', 'file:///etc/passwd', '//'), headerValue),
		'WWW-Authenticate': headerValue,
		'X-Other': headerValue,
	},
	{ requiredKeys: [] },
);

const STATUSES = [200, 200, 200, 200, 201, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 407, 409, 413, 429, 500, 502, 503, 504];

/** Any answer whatsoever. */
export const answer: fc.Arbitrary<Said> = fc.record({ status: fc.oneof(fc.constantFrom(...STATUSES), fc.integer({ min: 200, max: 599 })), headers, body });

/** A list of users in which any field may be anything, as a look-up by name may find it. */
export const userList: fc.Arbitrary<Said> = users.map((list) => ({ status: 200, headers: {}, body: JSON.stringify(list) }));
