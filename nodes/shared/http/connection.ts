import { type IExecuteFunctions, type ILoadOptionsFunctions, sleep } from 'n8n-workflow';

import type { Answer } from '../answer';
import { NoAnswer } from '../failure';
import type { ApiRequest } from '../request';
import { CANCELLED, noAnswer, tooLate } from './noAnswer';

/** Where a request is sent from: a running node, or a list in the editor. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** A signed request, nothing left to serialise. */
export interface WireRequest {
	method: ApiRequest['method'];
	url: URL;
	headers: Record<string, string>;
	body?: string;
}

interface Wire {
	timeout: number;
	/** Begins to count the time; from `timers`. */
	begin: () => AbortSignal;
	ignoreSslIssues: boolean;
	cancelled?: AbortSignal;
}

// A list of some hundred users is far below one megabyte. What is far above is no answer but a mistake or an attack.
const LARGEST_ANSWER = 20 * 1024 * 1024;

/**
 * Gives signals that come after `timeout` ms, or up to a fiftieth of that earlier: what begins at about the same time
 * shares one, ten at most, since Node keeps what belongs to a timer until its time is over, however soon the answer comes.
 */
export function timers(timeout: number): () => AbortSignal {
	let begun = 0;
	let users = 0;
	let signal: AbortSignal | undefined;
	return () => {
		const now = performance.now();
		// Node warns of a leak when more than ten listen.
		if (!signal || signal.aborted || users === 10 || now - begun > timeout / 50) [begun, users, signal] = [now, 0, AbortSignal.timeout(timeout)];
		users++;
		return signal;
	};
}

/** Origins that only n8n's own client reaches, through the proxy it knows of. */
const behindProxy = new Set<string>();

/**
 * Puts a request onto the wire once. Node's `fetch` keeps its connections alive, so it comes first; n8n's client opens
 * one per request, but honours proxies and can ignore certificates. Throws `NoAnswer`; redirects are answers.
 */
export async function send(context: Context, request: WireRequest, wire: Wire): Promise<Answer> {
	if (wire.ignoreSslIssues || behindProxy.has(request.url.origin)) return await attempt(viaN8n, context, request, wire);
	try {
		return await attempt(viaFetch, context, request, wire);
	} catch (error) {
		if (!(error instanceof NoAnswer) || error.kind !== 'unreachable') throw noAnswer(error);
		const answer = await attempt(viaN8n, context, request, wire);
		behindProxy.add(request.url.origin);
		return answer;
	}
}

type Way = (context: Context, request: WireRequest, wire: Wire, signal: AbortSignal) => Promise<Answer>;

async function attempt(way: Way, context: Context, request: WireRequest, wire: Wire): Promise<Answer> {
	const { timeout, begin, cancelled } = wire;
	const timer = begin();
	// Not AbortSignal.any(): it leaves something behind on the execution's signal with every request.
	const controller = new AbortController();
	const abort = () => controller.abort();
	timer.addEventListener('abort', abort);
	cancelled?.addEventListener('abort', abort);
	try {
		if (cancelled?.aborted) abort();
		await requireAllowed(context, request.url);
		return await way(context, request, wire, controller.signal);
	} catch (error) {
		throw cancelled?.aborted ? CANCELLED : timer.aborted ? tooLate(timeout) : noAnswer(error);
	} finally {
		timer.removeEventListener('abort', abort);
		cancelled?.removeEventListener('abort', abort);
	}
}

/** Asks n8n's own egress policy (SSRF protection) before a connection it does not make itself; n8n before 2.20 has none. */
async function requireAllowed(context: Context, url: URL): Promise<void> {
	const verdict = await context.helpers.getSecureEgressFilter?.().validateUrl(url);
	if (!verdict || verdict.ok) return;
	const failure = noAnswer(verdict.error);
	throw failure.kind === 'unreachable' ? failure : new NoAnswer('forbidden', verdict.error.message);
}

const viaFetch: Way = async (_context, { method, url, headers, body }, _wire, signal) => {
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

const viaN8n: Way = async (context, { method, url, headers, body }, { timeout, ignoreSslIssues }, signal) => {
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
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	return { status: response.statusCode, headers: response.headers, text: Buffer.from(response.body ?? '').toString() };
};
