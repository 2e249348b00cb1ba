import type { IExecuteFunctions, NodeApiError } from 'n8n-workflow';

import { redact } from '../answers/redact';
import { ranges } from '../answers/words';
import { PartFailure } from '../failure';
import type { About } from '../http/transport';
import type { ApiRequest, Read } from '../request';
import type { Subject } from './item';
import { Marks, SentBefore } from './marks';

/** Makes a call, as `callInProject` does. */
export type Send = <Result>(request: ApiRequest, read: Read<Result>, about?: About) => Promise<Result>;

/**
 * Sends one request for all of these, without those for whom it was sent before. Returns for each what `read` makes of the answer,
 * or the error that says since when. Throws what a call throws.
 */
export type SendFor = <One extends Subject, Result>(all: readonly One[], requestFor: (some: readonly One[]) => ApiRequest, read: (some: readonly One[], ...answer: Parameters<Read<Result>>) => Result[]) => Promise<Array<Result | Error>>;

const isUnclear = (failure: Error) => (failure instanceof PartFailure ? failure.unclear : (failure as NodeApiError).context?.unclear === true);

/** Whether a failure that was unclear has turned out to say that nothing was changed. */
const isNotMade = (failure: Error) => !isUnclear(failure) && (failure as NodeApiError).context?.isMade !== true;

/**
 * Keeps what changes something every time (`once`) from being sent twice for the same event, even after the process died: notes
 * it before it is sent, takes back what was certainly not done, and writes what was done into n8n's log.
 */
export class Once {
	private readonly marks: Marks;
	private readonly doubtful = new Set<Subject>();
	/** The last API that was called for each. */
	private readonly called = new Map<Subject, string>();

	constructor(private readonly context: IExecuteFunctions) {
		this.marks = new Marks(context);
	}

	/** What sends with these calls. */
	sendingBy = (send: Send): SendFor => async (all, requestFor, read) => {
		const before = new Map<Subject, Error>();
		for (let some = all; some.length > 0; some = all.filter((one) => !before.has(one))) {
			const results = await this.sendNoted(some, requestFor(some), (...answer) => read(some, ...answer), send).catch(async (failure: Error) =>
				failure instanceof SentBefore ? failure.found : await Promise.reject(failure),
			);
			if (Array.isArray(results)) return all.map((one) => before.get(one) ?? (results[some.indexOf(one)] as (typeof results)[number]));
			for (const [one, reason] of results) before.set(one, reason);
		}
		return all.map((one) => before.get(one) as Error);
	};

	/** Takes back what was in doubt, and is now known not to have been done. */
	async settle(one: Subject, outcome: unknown): Promise<void> {
		if (this.doubtful.has(one) && outcome instanceof Error && isNotMade(outcome)) await this.takeBack(one);
	}

	/** Takes back what the cloud had begun, and could not do. */
	async takeBack(one: Subject): Promise<void> {
		const api = this.called.get(one);
		if (api !== undefined) await this.marks.forget(api, [one]);
	}

	private async sendNoted<Result>(some: readonly Subject[], request: ApiRequest, read: Read<Result[]>, send: Send): Promise<Result[]> {
		const { api, effect } = request;
		if (effect !== 'once') return await send(request, read);
		let isNoted = false;
		const sending = async () => {
			await this.marks.note(api, some);
			isNoted = true;
			for (const one of some) this.called.set(one, api);
		};
		const notTaken = async () => {
			if (isNoted) await this.marks.forget(api, some);
			isNoted = false;
		};
		let named: string | undefined;
		const results = await send(request, (body, unclear, requestId) => read(body, unclear, (named = requestId)), { sending, notTaken }).catch(async (failure: NodeApiError) => {
			if (isUnclear(failure)) {
				for (const one of some) this.doubtful.add(one);
				this.tell(some, `${api} may have been carried out`, String(failure.context.identifiers));
			} else {
				await notTaken();
			}
			return await Promise.reject(failure);
		});
		const isDone = (_: unknown, place: number) => !(results[place] instanceof PartFailure) || isUnclear(results[place]);
		await this.marks.forget(api, some.filter((one, place) => !isDone(one, place)));
		this.tell(some.filter(isDone), `${api} was carried out`, named);
		return results;
	}

	private tell(some: readonly Subject[], what: string, identifiers = 'no request ID'): void {
		const { context } = this;
		for (const { from, target, secrets } of some) {
			const where = `node "${context.getNode().name}", execution ${context.getExecutionId()}, ${from.length === 1 ? 'item' : 'items'} ${ranges([...from])}`;
			context.logger.info(redact(`${what}: ${where}, target ${target || 'the account'}, ${identifiers}`, secrets, 1000));
		}
	}
}
