import { createHash, createHmac } from 'node:crypto';

// API signing guide, SDK-HMAC-SHA256: what the server computes from the request it received.

/** The parts of a request that a signature covers, as received: escaped path, decoded query, headers by lower-case name. */
export interface SignedRequest {
	method: string;
	path: string;
	query: Record<string, string[]>;
	headers: Record<string, string>;
}

/** The three parts of an Authorization header. */
export interface Authorization {
	accessKeyId: string;
	signedHeaders: string[];
	signature: string;
}

/** Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`; nothing if the header has another form. */
export function parseAuthorization(header = ''): Authorization | undefined {
	const parts = /^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(header);
	if (!parts) return undefined;
	const [, accessKeyId = '', names = '', signature = ''] = parts;
	return { accessKeyId, signedHeaders: names.toLowerCase().split(';'), signature };
}

/**
 * The canonical request. Header names are sorted here and not taken in the order sent, since the guide leaves no choice.
 * The value of X-Sdk-Content-Sha256, if there is one, stands in for the body's hash (API signing guide, body hash).
 */
export function canonicalRequest(request: SignedRequest, signedHeaders: string[], body: Buffer | string): string {
	const names = [...signedHeaders].sort();
	return [
		request.method,
		canonicalUri(request.path),
		canonicalQuery(request.query),
		...names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
		'',
		names.join(';'),
		request.headers['x-sdk-content-sha256'] ?? sha256(body),
	].join('\n');
}

/** What the owner of the secret key must have come to. */
export function expectedSignature(canonical: string, date: string, secretAccessKey: string): string {
	return createHmac('sha256', secretAccessKey).update(`SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`).digest('hex');
}

/** Value of X-Sdk-Content-Sha256 that leaves the body out of the signature. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** SHA-256 in lower-case hex. */
export function sha256(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('hex');
}

function canonicalUri(path: string): string {
	const uri = path
		.split('/')
		.map((segment) => escape(decodeURIComponent(segment)))
		.join('/');
	return uri.endsWith('/') ? uri : `${uri}/`;
}

function canonicalQuery(query: Record<string, string[]>): string {
	return Object.keys(query)
		.sort()
		.flatMap((key) => [...(query[key] ?? [])].sort().map((value) => `${escape(key)}=${escape(value)}`))
		.join('&');
}

// Byte by byte: everything but RFC 3986's unreserved characters, so no rule of a library function slips in.
const escape = (text: string) => [...Buffer.from(text)].map((byte) => ESCAPED[byte]).join('');

const ESCAPED = Array.from({ length: 256 }, (_, byte) => {
	const char = String.fromCharCode(byte);
	return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});
