import { createHmac, hash } from 'node:crypto';

/** Takes the place of the body's hash where the body is not signed, which the gateway accepts for multipart and streamed bodies. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** A request as it is sent. `headers` are those to sign besides Host and X-Sdk-Date; `bodyHash` comes from `hashBody` or is `UNSIGNED_PAYLOAD`. */
export interface Signable {
	method: string;
	url: URL;
	headers: Record<string, string>;
	bodyHash: string;
}

/** An access key: its ID (AK) and its secret (SK). */
export interface AccessKey {
	accessKeyId: string;
	secretAccessKey: string;
}

// The functions are in the order of the steps in the API signing guide (SDK-HMAC-SHA256).

/** Percent-encodes text as UTF-8, except for A-Z a-z 0-9 - . _ ~ (API signing guide, canonical URI). */
export function encode(text: string): string {
	return /^[\w.~-]*$/.test(text)
		? text
		: encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text; // A % that begins no escape is an ordinary character.
	}
}

/** The date and time in the gateway's format: UTC, `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(date: Date): string {
	const iso = date.toISOString();
	return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}

/** The path with every segment encoded once and a slash at the end. That slash is signed but not sent. */
export function canonicalUri(pathname: string): string {
	const path = /^[\w.~/-]*$/.test(pathname) ? pathname : pathname.split('/').map((segment) => encode(decode(segment))).join('/');
	return path.endsWith('/') ? path : `${path}/`;
}

/** The query as `key=value` pairs, sorted by key and then by value. An empty value keeps its `=`. */
export function canonicalQuery(search: string): string {
	if (search.length < 2) return '';
	const pairs = search.slice(1).split('&').filter(Boolean).map((pair) => {
		const [key = '', ...value] = pair.split('=');
		return [decode(key), decode(value.join('='))] as const;
	});
	const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	pairs.sort(([keyA, valueA], [keyB, valueB]) => order(keyA, keyB) || order(valueA, valueB));
	return pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
}

/** The headers as `name:value` lines, sorted, with names in lower case and values trimmed; and their names, joined by `;`. */
export function canonicalHeaders(headers: Record<string, string>): { lines: string; names: string } {
	const sorted = Object.entries(headers)
		.map(([name, value]) => ({ name: name.toLowerCase(), value: value.trim() }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	let lines = '';
	let names = '';
	for (const { name, value } of sorted) {
		lines += `${name}:${value}\n`;
		names += names === '' ? name : `;${name}`;
	}
	return { lines, names };
}

/** The SHA-256 hash of exactly the bytes that are sent, in hex. Without a body it is the hash of an empty text. */
export function hashBody(body: string | Buffer = ''): string {
	return hash('sha256', body);
}

/** The text that represents the whole request: method, URI, query, headers, header names and body hash. */
export function canonicalRequest({ method, url, bodyHash }: Omit<Signable, 'headers'>, lines: string, names: string): string {
	return [method, canonicalUri(url.pathname), canonicalQuery(url.search), lines, names, bodyHash].join('\n');
}

/** The text that is signed: algorithm, date and hash of the canonical request. It is signed with the key itself; none is derived from it. */
export function stringToSign(canonical: string, date: string): string {
	return `SDK-HMAC-SHA256\n${date}\n${hashBody(canonical)}`;
}

/** The HMAC-SHA256 of the string to sign, in hex. */
export function signature(text: string, secretAccessKey: string): string {
	return createHmac('sha256', secretAccessKey).update(text).digest('hex');
}

/**
 * Returns the request's headers with `X-Sdk-Date` and `Authorization` added. The date is passed in, so that the result depends on the arguments alone.
 * Host is signed but not returned, because every HTTP client sends it anyway.
 */
export function sign(request: Signable, key: AccessKey, date: Date): Record<string, string> {
	const moment = sdkDate(date);
	const { lines, names } = canonicalHeaders({ Host: request.url.host, 'X-Sdk-Date': moment, ...request.headers });
	const text = stringToSign(canonicalRequest(request, lines, names), moment);
	const authorization = `SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=${names}, Signature=${signature(text, key.secretAccessKey)}`;
	// The spread comes last, because in V8 adding properties after it takes longer than hashing a body.
	return { Authorization: authorization, 'X-Sdk-Date': moment, ...request.headers };
}
