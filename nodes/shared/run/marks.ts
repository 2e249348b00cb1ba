import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { plainError } from '../answers/error';
import type { Subject } from './item';
import { type Memory, memoryOf } from './memory';

/** Thrown instead of sending, for those for whom it was sent before: why it is not sent again. */
export class SentBefore extends Error {
	constructor(readonly found: ReadonlyMap<Subject, NodeOperationError>) {
		super('Sent before');
	}
}

/** What a run notes about the requests it sends, and what runs before it noted. */
export class Marks {
	private readonly memory: Memory;
	private isBroken = false;

	constructor(private readonly context: IExecuteFunctions) {
		this.memory = memoryOf(context);
	}

	/** Notes that this API is about to be called for all of these. Throws SentBefore if it was for some, and then notes nothing; an Error where the user's own event cannot be noted. */
	async note(api: string, all: readonly Subject[]): Promise<void> {
		const marks = this.marksOf(api, all);
		if (marks.size === 0 || this.isBroken) return;
		const known = await this.memory.note([...new Set(marks.values())]).catch((cause: Error) => this.doWithout(all, cause));
		if (known.size === 0) return;
		await this.forget(api, [...marks.keys()].filter((one) => !known.has(String(marks.get(one)))));
		throw new SentBefore(new Map([...marks].flatMap(([one, mark]) => (known.has(mark) ? [[one, this.sentBefore(one, String(known.get(mark)))]] : []))));
	}

	/** Takes back what was noted for these, so that they can be tried again. */
	async forget(api: string, all: readonly Subject[]): Promise<void> {
		const marks = [...new Set(this.marksOf(api, all).values())];
		if (marks.length === 0 || this.isBroken) return;
		await this.memory.forget(marks).catch(({ message }: Error) => this.warn(`could not take back what it noted, so a Retry will say that it was sent before: ${message}`));
	}

	/** What is noted for each: what asks for it, and what it asks for. */
	private marksOf(api: string, all: readonly Subject[]): Map<Subject, string> {
		return new Map(all.flatMap((one): Array<[Subject, string]> => (one.asking ? [[one, [one.asking.key, api, one.target].join(' ')]] : [])));
	}

	private doWithout(all: readonly Subject[], { message }: Error): Map<string, string> {
		if (all.some(({ asking }) => asking?.isOwn)) {
			throw plainError(this.context.getNode(), "Not sent, since n8n could not note it for 'Once Per'", { description: `Save the workflow, or remove 'Once Per' under Options. n8n said: ${message}` });
		}
		this.isBroken = true;
		this.warn(`cannot note what it sends, so a Retry would send it again: ${message}`);
		return new Map();
	}

	private sentBefore({ asking }: Subject, since: string): NodeOperationError {
		const anew = asking?.isOwn ? "run this with another 'Once Per', or without it" : 'start the workflow anew instead of retrying this execution';
		return plainError(this.context.getNode(), `Not sent again: this was already sent for the same event ${since}, and may have been done`, {
			description: `Check in Huawei Cloud whether it was done. If it was not, ${anew}.`,
		});
	}

	private warn(what: string): void {
		this.context.logger.warn(`The node "${this.context.getNode().name}" ${what}`);
	}
}
