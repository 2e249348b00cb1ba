import type { NodeApiError } from 'n8n-workflow';

import type { Answer } from '../answer';
import { parse, readEnvelope } from './envelope';
import { type Circumstances, apiError } from './error';
import { hintFor } from './hints';
import { redact } from './redact';
import { duration } from './words';

/** The error for an answer that reports a failure: the vendor's message; its description says what to do, then code, status and request ID. */
export function answerError(answer: Answer, circumstances: Circumstances): NodeApiError {
	const { request, secrets, codes, policy } = circumstances;
	const body = parse(answer.text);
	const { code = '', message = '', encodedReason } = readEnvelope(body);
	const { status } = answer;
	const hint = hintFor({ status, code, message: message || answer.text.slice(0, 1000), permission: request.permission, policy }, codes);
	// A page is redacted before it is cut: half a secret would not be recognised.
	const said = redact(body === undefined ? readable(redact(answer.text, secrets, LONGEST_PAGE)) : message, secrets);
	return apiError(circumstances, {
		message: said || `Huawei Cloud answered with HTTP status ${status} and without a message`,
		...hint,
		facts: [redact(code, secrets), `HTTP ${status}`, requestIdOf(answer, secrets)],
		httpCode: String(status),
		data: { error_code: redact(code, secrets), error_msg: redact(message, secrets), ...(encodedReason && { encoded_authorization_message: redact(encodedReason, secrets, 10240) }) },
	});
}

/** The error for a request that the cloud's limit has not let through for `waited` ms. `limit` is what the cloud named, in words. */
export function throttledError(answer: Answer, limit: string | undefined, waited: number, circumstances: Circumstances): NodeApiError {
	const { code = '' } = readEnvelope(parse(answer.text));
	const { secrets } = circumstances;
	return apiError(circumstances, {
		message: `Huawei Cloud limits how often this may be called, and let nothing through for ${duration(waited)}`,
		advice: `${limit ? `It allows ${limit}. ` : ''}Find out what else uses this access key or another key of the same IAM user, run this again later, or raise 'Max Wait When Throttled' under Options`,
		facts: [redact(code, secrets), `HTTP ${answer.status}`, requestIdOf(answer, secrets)],
		httpCode: String(answer.status),
		cause: 'rate-limited',
	});
}

/** The error for a 2xx answer that is not what the API document promises. Its content is not quoted, since it may hold a password. */
export function unexpectedAnswer(answer: Answer, what: string, circumstances: Circumstances): NodeApiError {
	const type = answer.headers['content-type'];
	return apiError(circumstances, {
		message: `Huawei Cloud gave an answer that cannot be used: ${redact(what, circumstances.secrets)}`,
		advice: `Check the Custom Endpoint of the credential, if it has one: a proxy or another service may have answered instead of ${circumstances.host}`,
		facts: [`HTTP ${answer.status}`, type && redact(type, circumstances.secrets, 60), `${Buffer.byteLength(answer.text)} bytes`, requestIdOf(answer, circumstances.secrets)],
		httpCode: String(answer.status),
		cause: 'temporarily-unavailable',
	});
}

/** A page's title or first words are within so many characters. */
const LONGEST_PAGE = 20_000;

/** A sentence from a body that is not JSON: the title of an error page, or its text without the tags. */
function readable(page: string): string {
	const title = /<title[^<>]*>\s*([^<\s][^<]*)/i.exec(page)?.[1];
	return (title ?? page.replace(/<(style|script)[^]*?<\/\1>|<[^<>]*>/gi, ' ')).replace(/\s+/g, ' ');
}

/** How the cloud's logs name a request, in words: `request ID 8f2…`. */
export function requestIdOf({ headers, text }: Answer, secrets: readonly string[]): string | undefined {
	const body = parse(text) as { trace_id?: unknown; request_id?: unknown } | null | undefined;
	const id = headers['x-request-id'] || body?.trace_id || body?.request_id;
	return typeof id === 'string' && /^[\w.:-]{1,100}$/.test(id) ? `request ID ${redact(id, secrets)}` : undefined;
}
