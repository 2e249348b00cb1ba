import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { changeOptions, type ChangeOptions, changes, userOptions } from './changing';
import type { Actions, Operation } from './operation';
import { oncePer, sendsOnce } from './oncePer';
import { readValue } from './parameters';
import { type Params, type Property, property } from './property';

/** The options at the end of every node: how many items run at a time, and how often and how long a request is tried. */
export const options = property({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			description: 'How many items to work on at the same time. Until Huawei Cloud has accepted the access key, requests go one at a time, so that a wrong key is noticed before Huawei Cloud blocks it.',
		},
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: 3,
			description: 'How often to try again when Huawei Cloud is busy or cannot be reached. A change that must not be made twice is never sent twice. Waiting for a limit does not count.',
		},
		{
			displayName: 'Max Wait When Throttled',
			name: 'maxThrottleWait',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1440 },
			default: 15,
			hint: 'Minutes',
			description: 'How many minutes to wait while Huawei Cloud lets nothing through because of its limits. As long as something gets through, items wait their turn.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600_000 },
			default: 30_000,
			hint: 'Milliseconds',
			description: 'How long to wait for each answer, in milliseconds',
		},
	],
});

/** What an operation has under Options besides those of all operations. */
export const furtherOptions = (operation: Pick<Operation, 'options' | 'apis' | 'isRepeatable'>, { countUsers }: Pick<Actions, 'countUsers'>): readonly Property[] =>
	[...(operation.options ?? []), ...(sendsOnce(operation) ? [oncePer] : []), ...(changes(operation) ? [...changeOptions, ...(countUsers ? userOptions : [])] : [])];

/**
 * The values of the options, of the node's and of the operation's own, the same for all items; the default where an option
 * was not added, except for those of changes. The timeout is in ms, the wait in minutes. Throws an Error that names the
 * option and what is wrong with it.
 */
export function readOptions(context: IExecuteFunctions, operation: Pick<Operation, 'options' | 'apis' | 'isRepeatable' | 'perExecution'>, actions: Pick<Actions, 'countUsers'>): Params<typeof options.options> & ChangeOptions & IDataObject {
	const all: readonly Property[] = [...options.options, ...furtherOptions(operation, actions)];
	// What identifies the event is another one for each item.
	const given = (item: number) => Object.fromEntries(Object.entries(context.getNodeParameter('options', item, {}) as IDataObject).filter(([name]) => name !== oncePer.name || !sendsOnce(operation)));
	const first = given(0);
	if (!operation.perExecution && JSON.stringify(context.getNode().parameters.options ?? {}).includes('"=')) refuseOthers(first, given, context.getInputData().length, all);
	const values = readValue(first, { ...options, options: all as Property['options'] }, context.getTimezone());
	const defaults = [...options.options, ...(operation.options ?? [])].map(({ name, default: value }) => [name, value]);
	return { ...Object.fromEntries(defaults), ...(values as object) } as Params<typeof options.options>;
}

/** The options are about the whole run, so an expression has to give the same for all items. */
function refuseOthers(first: IDataObject, given: (item: number) => IDataObject, count: number, all: readonly Property[]): void {
	for (let item = 1; item < count; item++) {
		const values = given(item);
		const other = all.find(({ name }) => JSON.stringify(values[name]) !== JSON.stringify(first[name]));
		if (other) throw new Error(`'${other.displayName}' under Options has to be the same for all items, but item ${item} has another value than item 0. Let these items come to different nodes, such as by an If node`);
	}
}
