import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { explain, type NodeError } from '../answers/error';
import { Incomplete } from '../failure';
import type { Operation } from '../form/operation';
import type { Result } from '../form/property';
import type { Session } from '../http/session';
import { errorOf, stopError } from './failures';
import { Earlier } from './retry';

/** What became of the items of a run. */
export class Outcomes {
	readonly count: number;
	readonly all: number[];
	readonly carryOn: boolean;
	readonly cancelled?: AbortSignal;
	session?: Session;
	private readonly results: INodeExecutionData[][] = [];
	private readonly done: number[] = [];
	private readonly earlier: Earlier;
	private readonly failures: NodeError[] = [];

	constructor(private readonly context: IExecuteFunctions) {
		this.count = context.getInputData().length;
		this.all = Array.from({ length: this.count }, (_, index) => index);
		this.carryOn = context.continueOnFail();
		this.cancelled = context.getExecutionCancelSignal();
		this.earlier = new Earlier(context);
	}

	/** Whether an item was done before this execution was retried; its result is then that of the first time. */
	isDone(operation: Operation, index: number, values: IDataObject, secrets: readonly string[]): boolean {
		const output = this.earlier.outputOf(operation, index, values, secrets);
		if (output) this.succeed(index, output, [index]);
		return output !== undefined;
	}

	fail(index: number, cause: unknown, secrets: readonly string[]): void {
		const error = errorOf(this.context, cause, index, [...(this.session?.secrets ?? []), ...secrets], this.session?.codes.hints);
		this.failures.push(error);
		if (this.session && !this.carryOn) this.session.progress.failed ??= error;
		// Without the error itself: so n8n adds the item's own fields, and the item can be sent through again.
		// n8n takes it for an error only if there is nothing but `error` and `message`, so a report stands in the latter.
		const message = cause instanceof Incomplete ? cause.report : error.description;
		this.results[index] = [{ json: { error: error.message, ...(message && { message }) }, pairedItem: { item: index } }];
	}

	/** For what stops everything before the first item: an option, the credential, a setting of the node. It is no item's fault, so it bears no number. */
	failAll(cause: unknown): void {
		if (!this.carryOn) {
			const error = errorOf(this.context, cause, undefined, this.session?.secrets ?? []);
			if (this.count > 1) explain(error, ['Nothing was changed.']);
			throw error;
		}
		for (const index of this.all) this.fail(index, cause, []);
	}

	succeed(index: number, result: Result, from: number[]): void {
		const data = this.context.helpers.returnJsonArray(result);
		const itemData = from.length === 1 ? { item: index } : from.map((item) => ({ item }));
		this.results[index] = this.context.helpers.constructExecutionMetaData(data, { itemData });
		this.done.push(index);
	}

	/** The items for n8n. Throws where the workflow is to stop. */
	output(sent: boolean): INodeExecutionData[][] {
		const isCut = this.cancelled?.aborted && this.done.length + this.failures.length < this.count;
		if (isCut) this.failures.push(new NodeOperationError(this.context.getNode(), 'The execution was canceled'));
		const [failure, ...others] = this.failures;
		const stops = failure !== undefined && !this.carryOn;
		const isKept = this.earlier.keep(new Map(stops ? this.done.map((index) => [index, (this.results[index] ?? []).map(({ json }) => json)]) : []));
		if (stops) throw stopError([failure, ...others], { count: this.count, done: this.done, sent, isKept });
		return [this.results.flat()];
	}
}
