import { type IExecuteFunctions, type ILoadOptionsFunctions, type IPollFunctions, sleep } from 'n8n-workflow';

import type { Answer } from '../answer';
import { NoAnswer } from '../failure';
import type { ApiRequest } from '../request';
import { noAnswer, ofProxy, type Thrown } from './noAnswer';

/** Where a request is sent from: a running node, a trigger, or a list in the editor. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** A signed request, nothing left to serialise. */
export interface WireRequest {
	method: ApiRequest['method'];
	url: URL;
	headers: Record<string, string>;
	body?: string;
}

/** One of the two HTTP clients: sends a request once, and throws whatever comes instead of an answer. */
export type Client = (context: Context, request: WireRequest, wire: { timeout: number; ignoreSslIssues: boolean }, signal: AbortSignal) => Promise<Answer>;

// A list of some hundred users is far below one megabyte. What is far above is no answer but a mistake or an attack.
const LARGEST_ANSWER = 20 * 1024 * 1024;

/** Node's `fetch`: it keeps connections alive, but knows of no proxy, and its errors tell little about the connection. */
export const viaFetch: Client = async (_context, { method, url, headers, body }, _wire, signal) => {
	const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > LARGEST_ANSWER) throw new NoAnswer('oversized', `more than ${LARGEST_ANSWER / 1024 ** 2} MB came back`);
		chunks.push(chunk);
	}
	// Node takes a connection back only in a later turn of the event loop: whoever asks before opens another one.
	await sleep(1);
	return { status: response.status, headers: Object.fromEntries(response.headers), text: Buffer.concat(chunks).toString() };
};

/**
 * n8n's own client: a connection per request, but through the proxies it knows of, and its errors carry the socket.
 * Statuses are left to be errors, since only those show whose answer it is: the cloud's, or a proxy's own.
 */
export const viaN8n: Client = async (context, { method, url, headers, body }, { timeout, ignoreSslIssues }, signal) => {
	try {
		const response = await context.helpers.httpRequest({
			method,
			url: url.href,
			headers,
			body,
			timeout,
			abortSignal: signal,
			skipSslCertificateValidation: ignoreSslIssues,
			encoding: 'arraybuffer',
			returnFullResponse: true,
			disableFollowRedirect: true,
		});
		return answerOf(response.statusCode, response.headers, response.body);
	} catch (error) {
		const { response, request } = error as Thrown;
		if (!response) throw noAnswer(error);
		// A proxy that opens no tunnel answers itself, in the clear. Then the request was not written.
		const inTheClear = url.protocol === 'https:' && request?.socket && !request.socket.encrypted;
		if (response.status === 407 || inTheClear) throw ofProxy(response.status);
		// Without data the answer broke off.
		if (response.data === undefined) throw noAnswer(error);
		return answerOf(response.status, response.headers, response.data);
	}
};

function answerOf(status: number, headers: Answer['headers'], body: unknown): Answer {
	return { status, headers: { ...headers }, text: Buffer.from((body as Buffer | undefined) ?? '').toString() };
}
