import { type IExecuteFunctions, type INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { redact } from '../answers/redact';
import type { Offer, Operation } from '../form/operation';
import { DEFAULTS, options } from '../form/options';
import { readParameters } from '../form/parameters';
import { call, openSession, type Session } from '../http/transport';
import type { Call } from '../request';
import { inParallel, lanes } from './lanes';

/** Finds the ID of the thing that has this name. Throws when there is none, or more than one. */
export type LookUp = (call: Call, name: string) => Promise<string>;

type NodeError = NodeApiError | NodeOperationError;

/** Long enough for a list of regions or IDs. */
const LONGEST_MESSAGE = 1000;

/** What is read once for all items. */
interface Start {
	operation: Operation;
	settings: typeof DEFAULTS;
	session: Session;
}

async function start(context: IExecuteFunctions, resources: Offer): Promise<Start> {
	const [resource, operation] = ['resource', 'operation'].map((name) => context.getNodeParameter(name, 0));
	const entry = resources.find(({ option }) => option.value === resource)?.operations.find(({ option }) => option.value === operation);
	if (!entry) throw new Error(`There is no operation "${operation}" for the resource "${resource}"`);
	const settings = { ...DEFAULTS, ...(readParameters(context, [options], 0).values.options as object) };
	return { operation: entry, settings, session: await openSession(context, settings, context.getExecutionCancelSignal()) };
}

/**
 * Runs the chosen operation for every item and returns the results in the order of the input. `lookUps` resolves
 * locators in their By Name mode, by parameter name. Until Huawei Cloud has accepted the key, items go one by one,
 * and after it refused the key none goes: more than five wrong signatures block it.
 */
export async function run(context: IExecuteFunctions, resources: Offer, lookUps: Record<string, LookUp> = {}): Promise<INodeExecutionData[][]> {
	const count = context.getInputData().length;
	const carryOn = context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	const results: INodeExecutionData[][] = [];
	const done: number[] = [];
	const failures: NodeError[] = [];
	const draw = lanes();
	const found = new Map<string, Promise<string>>();
	let started: Start | undefined;

	const runItem = async (item: number, send: Call, secrets: string[]) => {
		const { operation } = (started ??= await start(context, resources));
		const { values, byName } = readParameters(context, operation.properties, item);
		for (const { name, typeOptions } of operation.properties) if (typeOptions?.password) secrets.push(String(values[name]));
		for (const name of byName) values[name] = await foundOnce(name, String(values[name]), send);
		return await operation.execute(send, values as never);
	};

	/** One look-up per name and execution, however many items name the same thing. */
	const foundOnce = async (parameter: string, name: string, send: Call) => {
		const key = `${parameter} ${name}`;
		const id = found.get(key) ?? lookUps[parameter]?.(send, name) ?? Promise.resolve(name);
		found.set(key, id);
		return await id;
	};

	await inParallel(
		count,
		() => (started?.session.accepted ? started.settings.concurrency : 1),
		() => cancelled?.aborted === true || (failures.length > 0 && !carryOn),
		async (item) => {
			const ticket = draw();
			const secrets: string[] = [];
			const guarded: Call = async (request, read) => {
				const { session } = started as Start;
				const reason = session.refusal ?? (carryOn ? undefined : failures[0]);
				if (reason) throw notSent(context, reason);
				return await call(session, request, read, secrets);
			};
			const send: Call = async (request, read) =>
				request.effect === 'read'
					? await guarded(request, read)
					: await ticket.run([request.method, ...request.path].join('/'), async () => await guarded(request, read));
			try {
				const data = context.helpers.returnJsonArray(await runItem(item, send, secrets));
				results[item] = context.helpers.constructExecutionMetaData(data, { itemData: { item } });
				done.push(item);
			} catch (cause) {
				const error = asNodeError(context, cause, item, [...(started?.session.secrets ?? []), ...secrets]);
				failures.push(error);
				results[item] = [{ json: { error: error.message }, error, pairedItem: { item } }];
			} finally {
				ticket.release();
			}
		},
	);
	if (cancelled?.aborted && failures.length + done.length < count) failures.push(new NodeOperationError(context.getNode(), 'The execution was canceled'));
	const [failure, ...others] = failures;
	if (failure && !carryOn) throw withProgress([failure, ...others], done, count);
	return [results.flat()];
}

function notSent(context: IExecuteFunctions, reason: NodeError): NodeOperationError {
	return new NodeOperationError(context.getNode(), `Not sent, since an earlier item failed: ${reason.message}`, {
		description: reason.description ?? undefined,
		failure: reason.failure,
	});
}

/** An error about an answer gets its item; one about the input or the credential, or shared with an earlier item, n8n's form. */
function asNodeError(context: IExecuteFunctions, cause: unknown, itemIndex: number, secrets: string[]): NodeError {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) {
		const { message, description, failure } = cause;
		if (cause.context.itemIndex !== undefined) {
			return new NodeOperationError(context.getNode(), message, { description: description ?? undefined, failure, itemIndex });
		}
		cause.context.itemIndex = itemIndex;
		return cause;
	}
	// It may quote what was given or looked up, of any length and with any character.
	const message = redact((cause as Error).message, secrets, LONGEST_MESSAGE);
	return new NodeOperationError(context.getNode(), message, { itemIndex, failure: { cause: 'configuration-invalid' } });
}

/** A stopped execution shows no results, so the error says which items had been done by then, and what became of others. */
function withProgress([failure, ...others]: [NodeError, ...NodeError[]], done: number[], count: number): NodeError {
	if (count === 1) return failure;
	const sent = others.filter((other) => other instanceof NodeApiError);
	failure.description = [
		failure.description,
		done.length === 0 ? 'No item had been done.' : `${done.length} of ${count} items had been done (${ranges(done)}); their results are not shown.`,
		...sent.map(({ context, message }) => `Item ${context.itemIndex} was under way: ${message}.`),
		"To get a result for every item, set 'On Error' to continue in the node's settings.",
	]
		.filter(Boolean)
		.join(' ');
	return failure;
}

/** Item numbers for a sentence: `0-3, 5`. */
function ranges(items: number[]): string {
	const runs: Array<[number, number]> = [];
	for (const item of items.sort((a, b) => a - b)) {
		const run = runs.at(-1);
		if (run && run[1] === item - 1) run[1] = item;
		else runs.push([item, item]);
	}
	return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
