import type { Answer } from '../answer';
import { parse, readEnvelope } from '../answers/envelope';
import { NoAnswer } from '../failure';
import type { ApiRequest } from '../request';
import { isThrottled, readLimit } from './limit';

/** What a request ended in: an answer of any status, or none. */
export type Outcome = Answer | NoAnswer;

/** What to do after an outcome. `again` after a time between these, in ms; a refusal by the cloud's limit does not count as a try. */
export type Decision = { do: 'done' } | { do: 'fail' } | { do: 'again'; from: number; to: number; counts: boolean };

/** Delays in ms, doubling from `firstDelay`; a service that names a time in `Retry-After` is waited for that long. */
const DELAYS = { firstDelay: 500, longestDelay: 20_000, longestRetryAfter: 60_000 };

/** Statuses after which something may have happened. */
const BREAKDOWNS = [500, 502, 503, 504];

/** What to do after the outcome of the attempt with this number, counted from 0. `busy` are the service's codes for that, with status 409. */
export function decide({ effect }: Pick<ApiRequest, 'effect'>, outcome: Outcome, attempts: number, { maxRetries, busy }: { maxRetries: number; busy: readonly string[] }): Decision {
	if (outcome instanceof NoAnswer) {
		const nothingSent = outcome.kind === 'unreachable';
		const unclear = outcome.kind === 'timeout' || outcome.kind === 'interrupted';
		return nothingSent || (unclear && effect !== 'once') ? later() : { do: 'fail' };
	}
	const { status, text } = outcome;
	if (status >= 200 && status < 300) return { do: 'done' };
	if (isThrottled(outcome)) return { do: 'again', from: 0, to: 0, counts: false };
	const isBusy = status === 409 && busy.includes(readEnvelope(parse(text)).code ?? '');
	return isBusy || (effect !== 'once' && BREAKDOWNS.includes(status)) ? later(readLimit(outcome).retryAfter) : { do: 'fail' };

	function later(named?: number): Decision {
		if (attempts >= maxRetries) return { do: 'fail' };
		if (named === undefined) return { do: 'again', from: 0, to: Math.min(DELAYS.firstDelay * 2 ** attempts, DELAYS.longestDelay), counts: true };
		const wait = Math.min(named, DELAYS.longestRetryAfter);
		return { do: 'again', from: wait, to: wait, counts: true };
	}
}

/** Whether a change may have been made although the outcome is no success. */
export function isUnclear({ effect }: Pick<ApiRequest, 'effect'>, outcome: Outcome): boolean {
	if (effect === 'read') return false;
	return outcome instanceof NoAnswer ? ['timeout', 'interrupted', 'oversized', 'cancelled'].includes(outcome.kind) : outcome.status >= 500;
}

/** Whether the service, or the way to it, is down. */
export function isDown(outcome: Outcome): boolean {
	return outcome instanceof NoAnswer ? ['unreachable', 'timeout', 'interrupted'].includes(outcome.kind) : BREAKDOWNS.includes(outcome.status);
}

/** Whether the gateway has looked at the key and let the request through; it throttles and breaks down before it does. */
export function showsAcceptedKey(outcome: Outcome): boolean {
	if (outcome instanceof NoAnswer || isThrottled(outcome)) return false;
	return (outcome.status >= 200 && outcome.status < 300) || (outcome.status >= 400 && outcome.status < 500 && outcome.status !== 401);
}
