import type { IAuthenticate, IDataObject, IHttpRequestOptions, IHttpRequestMethods } from 'n8n-workflow';

import { authorize, readCredential, UNSIGNED } from './credential';
import { refuseObjectStorage, requireEncryption } from './endpoints';
import { encode } from './sign';

/** The options of n8n's helpers. Its HTTP Request node still uses the older kind, with `uri`, `form` and `formData`. */
type Options = Omit<IHttpRequestOptions, 'method'> & {
	method?: IHttpRequestMethods;
	uri?: string;
	form?: unknown;
	formData?: unknown;
	rejectUnauthorized?: boolean;
};

/**
 * Signs the requests that n8n itself makes with this credential: those of the credential test and of the HTTP Request node.
 * The URL and body it returns are exactly those that were signed, so that the HTTP client has nothing left to serialise.
 * It drops an earlier signature, because after a 401 n8n calls it again with the options it returned.
 */
export const authenticate: IAuthenticate = async (data, requestOptions) => {
	const credential = readCredential(data);
	const options: Options = requestOptions;
	// The HTTP client sends every method in upper case, so that is what the signature has to cover.
	const method = (options.method ?? 'GET').toUpperCase() as IHttpRequestMethods;
	const url = absoluteUrl(options);
	refuseObjectStorage(url);
	requireEncryption(url);
	const bodyless = method === 'GET' || method === 'HEAD';
	const body = bodyless ? undefined : sentBody(options);
	const { signed, unsigned } = splitHeaders(options.headers ?? {});
	// n8n sets the Content-Type of a form itself, because of its boundary. All other content types are signed.
	if (body === UNSIGNED) {
		if (signed['Content-Type']) unsigned['Content-Type'] = signed['Content-Type'];
		delete signed['Content-Type'];
	} else {
		signed['Content-Type'] ??= 'application/json';
	}
	return {
		...options,
		...(options.uri !== undefined && { uri: url.href }),
		// A redirect would take the signature and the security token to another origin.
		// The newer options have the first of these settings, the older ones the other two.
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
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

/** Joins base URL, path and query into one URL, written the way it is signed, so that the HTTP client changes nothing in it. */
function absoluteUrl({ baseURL, uri, url: path, qs }: Options): URL {
	const target = uri ?? path ?? '';
	const text = baseURL && !/^https?:\/\//i.test(target) ? `${baseURL.replace(/\/+$/, '')}/${target.replace(/^\/+/, '')}` : target;
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new Error(`"${text}" is not a complete URL. A complete URL starts with https://`);
	const url = new URL(text);
	const pairs = [...url.searchParams, ...Object.entries(qs ?? {}).flatMap(([key, value]) => queryPairs(key, value))];
	url.search = pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
	url.hash = '';
	return url;
}

/** A list becomes a repeated key, as Huawei Cloud expects; undefined and null are left out. */
function queryPairs(key: string, value: unknown): Array<[string, string]> {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value.flatMap((element) => queryPairs(key, element));
	return [[key, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
}

/** Turns the body into text or bytes that the HTTP client sends unchanged. Forms and streams are left to n8n and are not signed. */
function sentBody({ body, form, formData, headers }: Options): string | Buffer | typeof UNSIGNED | undefined {
	if (form !== undefined || formData !== undefined) return UNSIGNED;
	if (body === undefined || body === null || body === '') return undefined;
	if (Buffer.isBuffer(body)) return body;
	const contentType = String(Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'json');
	// Sent as bytes, because axios trims text that is JSON and puts quotes around text that is not. A form stays text, because n8n would read bytes as an object.
	if (typeof body === 'string') return contentType.includes('x-www-form-urlencoded') ? body : Buffer.from(body);
	const plain = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype || Object.getPrototypeOf(body) === null;
	return plain && contentType.includes('json') ? JSON.stringify(body) : UNSIGNED;
}

const SIGNED_AS: Record<string, string> = { 'content-type': 'Content-Type', 'x-project-id': 'X-Project-Id', 'x-domain-id': 'X-Domain-Id' };
const DROPPED = ['authorization', 'host', 'x-sdk-date', 'x-sdk-content-sha256', 'x-security-token'];

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
