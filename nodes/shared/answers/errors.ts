import { type INode, NodeApiError } from 'n8n-workflow';

import type { Answer } from '../answer';
import type { Failure, FailureKind, NoAnswer } from '../failure';
import type { ApiRequest } from '../request';
import { parse, readEnvelope } from './envelope';
import { hintFor } from './hints';
import { redact } from './redact';

type NodeApiErrorOptions = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>;

/** What an error is made from besides the answer. */
export interface Circumstances {
	node: INode;
	request: ApiRequest;
	host: string;
	/** Texts that must not appear: keys, tokens, passwords that were sent. */
	secrets: string[];
	/** Whether a request that changes something may have been carried out although no success was reported. */
	unclear: boolean;
}

const UNCLEAR = {
	// In the message, because it is all that n8n keeps of an error on the error output.
	message: ' (the change may have been made)',
	description: 'It is not known whether the change was made. Look in the Huawei Cloud console before you run this again',
};

/** The error for an answer that reports a failure: the vendor's message, then code, request ID and what to do. */
export function answerError(answer: Answer, circumstances: Circumstances, retryAfterMs?: number): NodeApiError {
	const { request, secrets } = circumstances;
	const body = parse(answer.text);
	const { code = '', message = '', encodedReason } = readEnvelope(body);
	const { status } = answer;
	const { text: hint, cause } = hintFor({ status, code, message: message || answer.text.slice(0, 1000), permission: request.permission });
	const said = redact(body === undefined ? readable(answer) : message, secrets);
	return error(circumstances, {
		message: said || `Huawei Cloud answered with HTTP status ${status} and without a message`,
		facts: [redact(code, secrets), `HTTP ${status}`, requestId(answer, secrets)],
		hint,
		httpCode: String(status),
		cause,
		retryAfterMs,
		data: { error_code: redact(code, secrets), error_msg: redact(message, secrets), ...(encodedReason && { encoded_authorization_message: redact(encodedReason, secrets, 10240) }) },
	});
}

/** The error for a 2xx answer that is not what the API document promises. Its content stays unsaid: it may hold a password. */
export function unexpectedAnswer(answer: Answer, what: string, circumstances: Circumstances): NodeApiError {
	const type = answer.headers['content-type'];
	return error(circumstances, {
		message: `Huawei Cloud gave an answer that cannot be used: ${redact(what, circumstances.secrets)}`,
		facts: [`HTTP ${answer.status}`, type && redact(type, circumstances.secrets, 60), `${Buffer.byteLength(answer.text)} bytes`, requestId(answer, circumstances.secrets)],
		hint: `Check the Custom Endpoint of the credential, if it has one: a proxy or another service may have answered instead of ${circumstances.host}`,
		cause: 'temporarily-unavailable',
	});
}

const NO_ANSWER: Record<FailureKind, { say: (host: string) => string; hint: string; cause?: Failure }> = {
	unreachable: {
		say: (host) => `Could not connect to ${host}`,
		hint: 'Check the Region and the Custom Endpoint of the credential, and whether this n8n server reaches the internet (behind a proxy: HTTPS_PROXY)',
		cause: 'temporarily-unavailable',
	},
	certificate: {
		say: (host) => `The certificate of ${host} is not trusted`,
		hint: "Make its authority known to n8n (NODE_EXTRA_CA_CERTS), or, for a test only, switch on 'Ignore SSL Issues' in the credential",
		cause: 'configuration-invalid',
	},
	forbidden: {
		say: (host) => `This n8n server does not allow calls to ${host}`,
		hint: 'The SSRF protection of the server refuses the address. Check the Custom Endpoint of the credential, or ask the administrator of n8n to allow the host',
		cause: 'configuration-invalid',
	},
	timeout: { say: (host) => `${host} did not answer in time`, hint: "Try again later, or raise 'Timeout' under Options", cause: 'temporarily-unavailable' },
	interrupted: { say: (host) => `The connection to ${host} broke`, hint: 'Try again later', cause: 'temporarily-unavailable' },
	oversized: {
		say: (host) => `${host} gave an answer that cannot be used`,
		hint: 'Check the Custom Endpoint of the credential, if it has one: a proxy or another service may have answered instead',
		cause: 'temporarily-unavailable',
	},
	cancelled: { say: () => 'The execution was canceled', hint: 'Items that had not been sent were left alone' },
};

/** The error for a request that got no answer. */
export function noAnswerError({ kind, detail }: NoAnswer, circumstances: Circumstances): NodeApiError {
	const { say, hint, cause } = NO_ANSWER[kind];
	return error(circumstances, {
		message: say(circumstances.host),
		facts: [redact(detail, circumstances.secrets)],
		hint,
		cause,
	});
}

interface Parts {
	message: string;
	facts: Array<string | undefined>;
	hint?: string;
	httpCode?: string;
	cause?: Failure;
	retryAfterMs?: number;
	data?: Record<string, string>;
}

function error({ node, unclear }: Circumstances, { message, facts, hint, httpCode, cause, retryAfterMs, data }: Parts): NodeApiError {
	const description = [facts.filter(Boolean).join(', '), hint, unclear && UNCLEAR.description]
		.filter(Boolean)
		.map((sentence) => `${sentence}.`)
		.join(' ');
	const whole = unclear ? message + UNCLEAR.message : message;
	const failure = cause && ({ cause, ...(retryAfterMs !== undefined && { retryAfterMs }) } as NodeApiErrorOptions['failure']);
	const result = new NodeApiError(node, {}, { message: whole, description, httpCode, failure });
	result.message = whole; // n8n swaps a message that contains the name of a network error, or a piece of a word like it.
	result.context.data = data;
	return result;
}

/** A sentence from a body that is no JSON: the title of an error page, or its text without the tags. */
function readable({ text }: Answer): string {
	const start = text.slice(0, 20_000);
	const title = /<title[^>]*>\s*([^<\s][^<]*)/i.exec(start)?.[1];
	return (title ?? start.replace(/<(style|script)[^]*?<\/\1>|<[^>]*>/gi, ' ')).replace(/\s+/g, ' ');
}

function requestId({ headers, text }: Answer, secrets: string[]): string | undefined {
	const body = parse(text) as { trace_id?: unknown; request_id?: unknown } | null | undefined;
	const id = headers['x-request-id'] || body?.trace_id || body?.request_id;
	return typeof id === 'string' && /^[\w.:-]{1,100}$/.test(id) ? `request ID ${redact(id, secrets)}` : undefined;
}
