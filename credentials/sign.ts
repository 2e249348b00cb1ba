import { createHmac, hash } from 'node:crypto';

/** Signs without looking at the body; what the gateway accepts for multipart and streamed bodies. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** A request as it goes onto the wire: `headers` are those to sign besides Host and date, `bodyHash` comes from `hashBody`. */
export interface Signable {
	method: string;
	url: URL;
	headers: Record<string, string>;
	bodyHash: string;
}

/** The access key pair of the account (AK/SK). */
export interface AccessKey {
	accessKeyId: string;
	secretAccessKey: string;
}

// The functions stand in the order of the API signing guide's steps (SDK-HMAC-SHA256).

/** Percent-encodes text as UTF-8, leaving only A-Z a-z 0-9 - . _ ~ (API signing guide, canonical URI). */
export function encode(text: string): string {
	return /^[\w.~-]*$/.test(text)
		? text
		: encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text; // A stray % is a character like any other.
	}
}

/** The moment as the gateway reads it: UTC, `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(date: Date): string {
	const iso = date.toISOString();
	return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}

/** Every segment encoded once, a slash at the end; the slash is signed but not sent. */
export function canonicalUri(pathname: string): string {
	const path = /^[\w.~/-]*$/.test(pathname) ? pathname : pathname.split('/').map((segment) => encode(decode(segment))).join('/');
	return path.endsWith('/') ? path : `${path}/`;
}

/** `key=value` pairs, sorted by key and then by value; an empty value keeps its `=`. */
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

/** One `name:value` line per header, names in lower case and in order, values trimmed; the names again, joined by `;`. */
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

/** SHA-256 of the exact bytes that are sent, in hex; without a body that of nothing. */
export function hashBody(body: string | Buffer = ''): string {
	return hash('sha256', body);
}

/** The text that stands for the whole request: method, URI, query, headers, header names, body hash. */
export function canonicalRequest({ method, url, bodyHash }: Omit<Signable, 'headers'>, lines: string, names: string): string {
	return [method, canonicalUri(url.pathname), canonicalQuery(url.search), lines, names, bodyHash].join('\n');
}

/** What the key signs: algorithm, date and the hash of the canonical request. There is no key derivation. */
export function stringToSign(canonical: string, date: string): string {
	return `SDK-HMAC-SHA256\n${date}\n${hashBody(canonical)}`;
}

/** HMAC-SHA256 over the string to sign, in hex. */
export function signature(text: string, secretAccessKey: string): string {
	return createHmac('sha256', secretAccessKey).update(text).digest('hex');
}

/**
 * Returns the request's headers with `X-Sdk-Date` and `Authorization` added; reads no clock.
 * Host is signed but not returned: every HTTP client sends it by itself.
 */
export function sign(request: Signable, key: AccessKey, date: Date): Record<string, string> {
	const moment = sdkDate(date);
	const { lines, names } = canonicalHeaders({ Host: request.url.host, 'X-Sdk-Date': moment, ...request.headers });
	const text = stringToSign(canonicalRequest(request, lines, names), moment);
	const authorization = `SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=${names}, Signature=${signature(text, key.secretAccessKey)}`;
	// What is spread stands last: properties that follow it cost V8 more than the hash of a body.
	return { Authorization: authorization, 'X-Sdk-Date': moment, ...request.headers };
}
