import type { IAuthenticate, IDataObject, IHttpRequestOptions, IHttpRequestMethods } from 'n8n-workflow';

import { authorize, readCredential, UNSIGNED } from './credential';
import { requireEncryption } from './endpoints';
import { encode } from './sign';

/** n8n's HTTP Request node still speaks its older dialect: `uri`, `form` and `formData`. */
type Options = Omit<IHttpRequestOptions, 'method'> & {
	method?: IHttpRequestMethods;
	uri?: string;
	form?: unknown;
	formData?: unknown;
	rejectUnauthorized?: boolean;
};

/**
 * Signs any request n8n makes with this credential: the credential test and the HTTP Request node.
 * Returns the very URL and body that were signed, with nothing left for the HTTP client to serialise;
 * an earlier signature is dropped, since n8n calls this again with its own result after a 401.
 */
export const authenticate: IAuthenticate = async (data, requestOptions) => {
	const credential = readCredential(data);
	const options: Options = requestOptions;
	const method = options.method ?? 'GET';
	const url = absoluteUrl(options);
	requireEncryption(url);
	const bodyless = method === 'GET' || method === 'HEAD';
	const body = bodyless ? undefined : sentBody(options);
	const { signed, unsigned } = splitHeaders(options.headers ?? {});
	// n8n writes the Content-Type of a form itself, with its boundary: that of everything else is part of the signature.
	if (body === UNSIGNED) {
		if (signed['Content-Type']) unsigned['Content-Type'] = signed['Content-Type'];
		delete signed['Content-Type'];
	} else {
		signed['Content-Type'] ??= 'application/json';
	}
	return {
		...options,
		...(options.uri !== undefined && { uri: url.href }),
		...(credential.allowUnauthorizedCerts && { skipSslCertificateValidation: true, rejectUnauthorized: false }),
		method,
		url: url.href,
		baseURL: undefined,
		qs: undefined,
		headers: { ...unsigned, ...authorize(credential, { method, url, headers: signed, body }) },
		...(bodyless && { form: undefined, formData: undefined }),
		body: body === UNSIGNED ? options.body : body,
	};
};

/** One URL from base, path and query, written the way it is signed, so that no reader of it has to interpret anything. */
function absoluteUrl({ baseURL, uri, url: path, qs }: Options): URL {
	const target = uri ?? path ?? '';
	const text = baseURL && !/^https?:\/\//i.test(target) ? `${baseURL.replace(/\/+$/, '')}/${target.replace(/^\/+/, '')}` : target;
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new Error(`"${text}" is not a complete URL. It starts with https://`);
	const url = new URL(text);
	const pairs = [...url.searchParams, ...Object.entries(qs ?? {}).flatMap(([key, value]) => queryPairs(key, value))];
	url.search = pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
	url.hash = '';
	return url;
}

/** Lists become repeated keys, as Huawei Cloud reads them; what is not set is not sent. */
function queryPairs(key: string, value: unknown): Array<[string, string]> {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value.flatMap((element) => queryPairs(key, element));
	return [[key, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
}

/** The body as bytes or text that no HTTP client changes any more; forms and streams are left to n8n, unsigned. */
function sentBody({ body, form, formData, headers }: Options): string | Buffer | typeof UNSIGNED | undefined {
	if (form !== undefined || formData !== undefined) return UNSIGNED;
	if (body === undefined || body === null || body === '') return undefined;
	if (Buffer.isBuffer(body)) return body;
	const contentType = String(Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'json');
	// As bytes, because axios trims text that looks like JSON and quotes text that does not; but n8n takes a form that is bytes for an object.
	if (typeof body === 'string') return contentType.includes('x-www-form-urlencoded') ? body : Buffer.from(body);
	const plain = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype || Object.getPrototypeOf(body) === null;
	return plain && contentType.includes('json') ? JSON.stringify(body) : UNSIGNED;
}

const SIGNED_AS: Record<string, string> = { 'content-type': 'Content-Type', 'x-project-id': 'X-Project-Id', 'x-domain-id': 'X-Domain-Id' };
const DROPPED = ['authorization', 'host', 'x-sdk-date', 'x-sdk-content-sha256', 'x-sdk-nonce', 'x-security-token'];

function splitHeaders(headers: IDataObject): { signed: Record<string, string>; unsigned: Record<string, string> } {
	const signed: Record<string, string> = {};
	const unsigned: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		const lower = name.toLowerCase();
		if (value === undefined || value === null || DROPPED.includes(lower)) continue;
		const canonical = SIGNED_AS[lower];
		if (canonical) signed[canonical] = String(value);
		else unsigned[name] = String(value);
	}
	return { signed, unsigned };
}
