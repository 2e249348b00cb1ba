import type { NodeApiError } from 'n8n-workflow';

import { authorize } from '../../../credentials/credential';
import type { Answer } from '../answer';
import { parse, reportsFailure } from '../answers/envelope';
import { answerError, requestIdOf, throttledError, unexpectedAnswer } from '../answers/answerErrors';
import { type Circumstances, type NodeError, notSent } from '../answers/error';
import { noAnswerError } from '../answers/noAnswerError';
import { NoAnswer, NotSent } from '../failure';
import type { ApiRequest, Read } from '../request';
import { send } from './connection';
import { decide, isDown, isUnclear, type Outcome, showsAcceptedKey } from './decide';
import { type Gate, gateOf, Refused } from './gate';
import { isThrottled, limitInWords } from './limit';
import { CANCELLED } from './noAnswer';
import type { Pass } from './pace';
import { pause } from './pause';
import type { Session } from './session';
import { urlOf } from './url';

/** After so many requests in a row that ended without an answer the service counts as down; before its first answer one is enough. */
const DOWN_AFTER = 10;

/** What a call is about besides its request. */
export interface About {
	/** Texts that no message may contain. */
	secrets?: readonly string[];
	/** Why it must not begin any more, if an item failed meanwhile. */
	failed?: () => NodeError | undefined;
	/** Called whenever it is about to be sent; throws an Error if it must not be. */
	sending?: () => Promise<void>;
	/** Called when the cloud did not take it, and it is going to be sent again. */
	notTaken?: () => Promise<void>;
}

/**
 * Makes one call: waits for the cloud's limit, signs every attempt afresh, sends, repeats what may be repeated, and hands
 * the body to `read`. Throws a NodeApiError for everything else; after an unclear outcome it says that the change may have
 * been made. In a dry run it sends no change, and throws NotSent instead.
 */
export async function call<Result>(session: Session, request: ApiRequest, read: Read<Result>, about: About = {}): Promise<Result> {
	const { credential, settings, codes, policy, progress } = session;
	const url = urlOf(request, credential);
	if (session.dryRun && request.effect !== 'read') throw new NotSent(request, url);
	const gate = gateOf([credential.accessKeyId, url.host, request.service, request.method, request.path].join(' '));
	const circumstances: Circumstances = {
		node: session.node,
		request,
		codes: codes.hints,
		policy,
		host: url.host,
		secrets: [...session.secrets, ...(about.secrets ?? [])],
		unclear: false,
	};
	let tried: Outcome | undefined;
	for (let attempt = 0; ; ) {
		const outcome = await attemptThrough(gate, session, request, url, circumstances, about, tried);
		// What the limit refused was no try, and what was tried before still counts.
		if (outcome instanceof NoAnswer || !isThrottled(outcome)) tried = outcome;
		const decision = decide(request, outcome, attempt, { maxRetries: settings.maxRetries, busy: codes.busy });
		circumstances.unclear ||= isUnclear(request, outcome);
		progress.accepted ||= showsAcceptedKey(outcome);
		if (decision.do === 'done') {
			progress.downInARow = 0;
			return readAnswer(outcome as Answer, read, circumstances);
		}
		if (decision.do === 'fail') throw failed(outcome, session, circumstances);
		await about.notTaken?.();
		if (decision.counts) {
			attempt++;
			await pause(decision.from + Math.random() * (decision.to - decision.from), session.cancelled);
		}
	}
}

/** Sends once, when the cloud's limit lets it. */
async function attemptThrough(gate: Gate, session: Session, { service, method, body }: ApiRequest, url: URL, circumstances: Circumstances, { failed: otherFailed, sending }: About, tried?: Outcome): Promise<Outcome> {
	const { context, credential, settings, cancelled, begin, progress } = session;
	const pass = await waitAt(gate, session, circumstances);
	// Meanwhile another request may have shown that nothing more may be sent.
	const reason = progress.stop ?? (tried ? undefined : otherFailed?.());
	if (reason) {
		gate.leave(pass, CANCELLED);
		throw tried ? asError(tried, circumstances) : notSent(session.node, reason);
	}
	await sending?.().catch((error: Error) => {
		gate.leave(pass, CANCELLED);
		throw error;
	});
	const text = body && JSON.stringify(body);
	// English, so that error texts match the form; Workspace demands a Content-Type even without a body.
	const isAccountWide = service === 'iam';
	const headers = { 'Content-Type': 'application/json', ...(isAccountWide && session.domainId && { 'X-Domain-Id': session.domainId }) };
	const signed = authorize(credential, { method, url, headers, body: text, isAccountWide });
	const wire = { method, url, headers: { ...signed, Accept: 'application/json', 'X-Language': 'en-us' }, body: text };
	const outcome: Outcome = await send(context, wire, {
		timeout: settings.timeout,
		begin,
		cancelled,
		ignoreSslIssues: credential.allowUnauthorizedCerts === true,
	}).catch((error: NoAnswer) => error);
	if (!(outcome instanceof NoAnswer) && isThrottled(outcome)) progress.refused++;
	gate.leave(pass, outcome);
	return outcome;
}

/** Waits until the gate lets a request through, and counts for how long anybody did. */
async function waitAt(gate: Gate, { settings, cancelled, onScreen, progress }: Session, circumstances: Circumstances): Promise<Pass | undefined> {
	if (progress.waiting++ === 0) progress.waitingSince = performance.now();
	try {
		return await gate.enter({ longest: settings.maxThrottleWait * 60_000, onScreen, cancelled });
	} catch (reason) {
		if (!(reason instanceof Refused)) throw noAnswerError(CANCELLED, circumstances);
		throw throttledError(reason.answer, limitInWords(reason.answer), reason.waited, circumstances);
	} finally {
		if (--progress.waiting === 0) progress.waited += performance.now() - progress.waitingSince;
	}
}

/** The error, and whether it stops everything else: a key that was refused gets blocked, and a service that is down stays it for a while. */
function failed(outcome: Outcome, { progress }: Session, circumstances: Circumstances): NodeApiError {
	const error = asError(outcome, circumstances);
	const refused = !(outcome instanceof NoAnswer) && outcome.status === 401;
	progress.downInARow = isDown(outcome) ? progress.downInARow + 1 : 0;
	if (refused || progress.downInARow >= (progress.accepted ? DOWN_AFTER : 1)) progress.stop ??= error;
	return error;
}

function asError(outcome: Outcome, circumstances: Circumstances): NodeApiError {
	return outcome instanceof NoAnswer ? noAnswerError(outcome, circumstances) : answerError(outcome, circumstances);
}

function readAnswer<Result>(answer: Answer, read: Read<Result>, circumstances: Circumstances): Result {
	const body = parse(answer.text);
	if (reportsFailure(body)) throw answerError(answer, circumstances);
	const doubtful = { ...circumstances, unclear: circumstances.request.effect !== 'read' };
	if (body === undefined) throw unexpectedAnswer(answer, 'it is not JSON', doubtful);
	try {
		return read(body, circumstances.unclear, requestIdOf(answer, circumstances.secrets));
	} catch (error) {
		throw unexpectedAnswer(answer, (error as Error).message, doubtful);
	}
}
