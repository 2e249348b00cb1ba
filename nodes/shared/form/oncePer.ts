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

/** What asks for the changes of an item. Two items with the same `key` that ask for the same are one; `isOwn` is whether the user named it. */
export interface Asking {
	key: string;
	isOwn: boolean;
}

/**
 * What asks for the changes of one item: what the user says under Once Per, or else the moment when the event arrived, which n8n
 * keeps through a Retry, and the run of the node in the execution. Nothing where n8n does not tell. Throws an Error for a value
 * that identifies nothing.
 */
export function askingFor(context: IExecuteFunctions, index: number): Asking | undefined {
	const given = context.getNodeParameter('options', index, {}) as { oncePer?: unknown };
	if ('oncePer' in given) return { key: String(readValue(given.oncePer, { ...oncePer, required: true }, context.getTimezone())), isOwn: true };
	const { establishedAt } = context.getExecutionContext() ?? {};
	return establishedAt === undefined ? undefined : { key: `${establishedAt} ${context.getWorkflowDataProxy(index).$runIndex}`, isOwn: false };
}
