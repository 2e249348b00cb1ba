import { type INode, type NodeApiError, sleep } from 'n8n-workflow';

import { authorize, type HuaweiCloudCredential, readCredential } from '../../../credentials/credential';
import type { Answer } from '../answer';
import { parse, readEnvelope, reportsFailure } from '../answers/envelope';
import { answerError, type Circumstances, noAnswerError, unexpectedAnswer } from '../answers/errors';
import { BUSY } from '../answers/hints';
import { NoAnswer } from '../failure';
import type { ApiRequest } from '../request';
import { type Context, send, timers } from './connection';
import { CANCELLED } from './noAnswer';
import { urlOf } from './url';

/** What a user may set per node: tries after the first, and ms to wait for an answer. */
export interface Settings {
	maxRetries: number;
	timeout: number;
}

/** How often and how long a request is repeated. Delays in ms, doubling from `firstDelay`, each drawn at random up to that. */
const POLICY = {
	firstDelay: 500,
	longestDelay: 20_000,
	longestRetryAfter: 60_000,
	/** Refused before anything happened. */
	always: [429],
	/** Something may have happened: only for requests whose repetition changes nothing more. */
	unlessOnce: [500, 502, 503, 504],
};

/** What all requests of one execution share. `refusal` is set once Huawei Cloud did not accept the key: then nothing more may be sent. */
export interface Session {
	context: Context;
	node: INode;
	credential: HuaweiCloudCredential;
	settings: Settings;
	cancelled?: AbortSignal;
	begin: () => AbortSignal;
	/** Texts that no message may contain. */
	secrets: string[];
	accepted: boolean;
	refusal?: NodeApiError;
}

/** Reads the credential once for all requests that follow. Throws an Error that names the field to correct. */
export async function openSession(context: Context, settings: Settings, cancelled?: AbortSignal): Promise<Session> {
	const credential = readCredential(await context.getCredentials('huaweiCloudApi'));
	const secrets = [credential.secretAccessKey, credential.securityToken ?? ''];
	return { context, node: context.getNode(), credential, settings, cancelled, begin: timers(settings.timeout), secrets, accepted: false };
}

/**
 * Makes one call: signs every attempt afresh, sends, repeats what may be repeated, and hands the body to `read`.
 * Throws a NodeApiError for everything else; after an unclear outcome it says that the change may have been made.
 */
export async function call<Result>(session: Session, request: ApiRequest, read: (body: unknown) => Result, secrets: string[]): Promise<Result> {
	const { credential, cancelled, settings } = session;
	const url = urlOf(request, credential);
	const body = request.body && JSON.stringify(request.body);
	const circumstances: Circumstances = {
		node: session.node,
		request,
		host: url.host,
		secrets: [...session.secrets, ...secrets],
		unclear: false,
	};
	for (let attempt = 0; ; attempt++) {
		if (cancelled?.aborted) throw noAnswerError(CANCELLED, circumstances);
		// English, so that error texts match the form; Workspace demands a Content-Type even without a body.
		const signed = authorize(credential, { method: request.method, url, headers: { 'Content-Type': 'application/json' }, body });
		const wire = { method: request.method, url, headers: { ...signed, Accept: 'application/json', 'X-Language': 'en-us' }, body };
		const outcome = await send(session.context, wire, {
			timeout: settings.timeout,
			begin: session.begin,
			cancelled,
			ignoreSslIssues: credential.allowUnauthorizedCerts === true,
		}).catch((error: NoAnswer) => error);
		circumstances.unclear ||= isUnclear(request, outcome);
		if (!(outcome instanceof NoAnswer)) {
			if (outcome.status === 401) throw (session.refusal = answerError(outcome, circumstances));
			session.accepted ||= showsAcceptedKey(outcome);
			if (outcome.status >= 200 && outcome.status < 300) return readAnswer(outcome, read, circumstances);
		}
		const retryAfter = outcome instanceof NoAnswer ? undefined : retryAfterMs(outcome.headers['retry-after']);
		if (attempt >= settings.maxRetries || !mayRepeat(request, outcome)) throw asError(outcome, circumstances, retryAfter);
		await pause(retryAfter ?? Math.random() * Math.min(POLICY.firstDelay * 2 ** attempt, POLICY.longestDelay), cancelled);
		if (session.refusal) throw asError(outcome, circumstances, retryAfter);
	}
}

/** Whether the gateway has looked at the key and let the request through; it throttles and breaks down before it does. */
function showsAcceptedKey({ status }: Answer): boolean {
	return (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 429);
}

/** Whether a change may have happened although the outcome is no success. */
function isUnclear({ effect }: ApiRequest, outcome: Answer | NoAnswer): boolean {
	if (effect === 'read') return false;
	return outcome instanceof NoAnswer ? ['timeout', 'interrupted', 'oversized', 'cancelled'].includes(outcome.kind) : outcome.status >= 500;
}

function mayRepeat({ effect }: ApiRequest, outcome: Answer | NoAnswer): boolean {
	if (outcome instanceof NoAnswer) {
		return outcome.kind === 'unreachable' || (effect !== 'once' && ['timeout', 'interrupted'].includes(outcome.kind));
	}
	return (
		POLICY.always.includes(outcome.status) ||
		(effect !== 'once' && POLICY.unlessOnce.includes(outcome.status)) ||
		BUSY.includes(readEnvelope(parse(outcome.text)).code ?? '')
	);
}

function asError(outcome: Answer | NoAnswer, circumstances: Circumstances, retryAfter?: number): NodeApiError {
	return outcome instanceof NoAnswer ? noAnswerError(outcome, circumstances) : answerError(outcome, circumstances, retryAfter);
}

function readAnswer<Result>(answer: Answer, read: (body: unknown) => Result, circumstances: Circumstances): Result {
	const body = parse(answer.text);
	if (reportsFailure(body)) throw answerError(answer, circumstances);
	const doubtful = { ...circumstances, unclear: circumstances.request.effect !== 'read' };
	if (body === undefined) throw unexpectedAnswer(answer, 'it is not JSON', doubtful);
	try {
		return read(body);
	} catch (error) {
		throw unexpectedAnswer(answer, (error as Error).message, doubtful);
	}
}

/** `Retry-After` in ms, given in seconds or as a date, capped; `undefined` when it is absent or not understood. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number | undefined {
	if (!header) return undefined;
	const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
	const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : date - now;
	return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), POLICY.longestRetryAfter);
}

async function pause(ms: number, cancelled?: AbortSignal): Promise<void> {
	let stop: () => void = () => {};
	const cancel = new Promise<void>((resolve) => {
		stop = resolve;
		cancelled?.addEventListener('abort', stop);
	});
	await Promise.race([sleep(ms), cancel]);
	cancelled?.removeEventListener('abort', stop);
}
