import { createHash } from 'node:crypto';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { changes } from '../form/changing';
import type { Operation } from '../form/operation';
import { propertyOf } from '../form/property';

/** An item that was done before the run stopped: what it asked for, hashed, and its output. */
interface Done {
	of: string;
	output: IDataObject[];
}

/**
 * What n8n keeps of a node while an execution goes on, and with one that failed (`getContext`); a crash loses it. Whatever is
 * there comes from a run that failed, and the next one is its repetition: by Retry, or by Retry On Fail.
 */
const keptBy = (context: IExecuteFunctions) => context.getContext('node') as { done?: Record<number, Done> };

/** The items that a run had done before it stopped, so that its repetition does not do them again. */
export class Earlier {
	private readonly before: Readonly<Record<number, Done>>;
	private readonly asked = new Map<number, string>();

	constructor(private readonly context: IExecuteFunctions) {
		this.before = keptBy(context).done ?? {};
	}

	/** The output of an item that was done and still asks for the same; its secrets do not count. Nothing of what only reads. */
	outputOf(operation: Operation, index: number, values: IDataObject, secrets: readonly string[]): IDataObject[] | undefined {
		if (!changes(operation)) return undefined;
		const fields = operation.properties.map((field) => propertyOf(field).name);
		const text = JSON.stringify([operation.option, fields.map((name) => values[name])], (_, value: unknown) => (secrets.includes(String(value)) ? '' : value));
		const of = createHash('sha256').update(text).digest('base64');
		this.asked.set(index, of);
		return this.before[index]?.of === of ? this.before[index].output : undefined;
	}

	/** Keeps the outputs of the items that were done, by their numbers, and nothing else; returns whether there are any. */
	keep(outputs: ReadonlyMap<number, IDataObject[]>): boolean {
		const done = [...outputs].flatMap(([index, output]): Array<[number, Done]> => {
			const of = this.asked.get(index);
			return of === undefined ? [] : [[index, { of, output }]];
		});
		if (done.length > 0) keptBy(this.context).done = Object.fromEntries(done);
		else delete keptBy(this.context).done;
		return done.length > 0;
	}
}
