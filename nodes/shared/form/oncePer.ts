import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from './operation';
import { readValue } from './parameters';
import { property } from './property';

/** The option of operations that change something every time they are sent: what identifies the event that asks for the change. */
export const oncePer = property({
	displayName: 'Once Per',
	name: 'oncePer',
	type: 'string',
	maxLength: 500,
	default: '',
	placeholder: 'e.g. {{ $json.eventId }}',
	description: 'What identifies the event that asks for this, such as the event ID of an HR system. If the same event comes in again, what was sent for it is not sent a second time. Without this option, only a Retry of the same execution is noticed. It is a memory and not a lock: it does not help when both come in at the same moment.',
});

/** Whether an operation sends what must not be sent twice. */
export const sendsOnce = ({ apis, isRepeatable }: Pick<Operation, 'apis' | 'isRepeatable'>) => !isRepeatable && apis.some(({ effect }) => effect === 'once');

/** What asks for the changes of an item; `isOwn` is whether the user named it. Only what the user named may ask for the same thing once. */
export interface Asking {
	key: string;
	isOwn: boolean;
}

/** What asks for the changes of the items of a run. */
export class Askings {
	private readonly turns = new Map<string, number>();

	constructor(private readonly context: IExecuteFunctions) {}

	/**
	 * What asks for the changes of one item: what the user says under Once Per, or else the moment when the event arrived, which
	 * n8n keeps through a Retry, with the run of the node and the number of items before that have the same `target`. Nothing where
	 * n8n does not tell. Throws an Error for a value that identifies nothing. Has to be asked for all items, in their order.
	 */
	of(index: number, target: string): Asking | undefined {
		const given = this.context.getNodeParameter('options', index, {}) as { oncePer?: unknown };
		if ('oncePer' in given) {
			const { oncePer: event } = given;
			const value = typeof event === 'string' ? event.trim() : event;
			return { key: String(readValue(value, { ...oncePer, required: true }, this.context.getTimezone())), isOwn: true };
		}
		const turn = this.turns.get(target) ?? 0;
		this.turns.set(target, turn + 1);
		const { establishedAt } = this.context.getExecutionContext() ?? {};
		return establishedAt === undefined ? undefined : { key: `${establishedAt} ${this.context.getWorkflowDataProxy(index).$runIndex} ${target} ${turn}`, isOwn: false };
	}
}
