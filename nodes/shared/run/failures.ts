import { type IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { copyOf, doubt, explain, type NodeError, plainError } from '../answers/error';
import { hintFor, type ServiceCodes } from '../answers/hints';
import { redact } from '../answers/redact';
import { ranges } from '../answers/words';
import { Incomplete, PartFailure } from '../failure';
import { groupBy } from './parallel';

/** Long enough for a list of regions or IDs. */
const LONGEST_MESSAGE = 1000;

/**
 * Makes the error of one item of whatever was thrown. An error about an answer gets the item's number; if an earlier item
 * has it already, the item gets a copy; what concerns no item in particular gets none. Anything else is about the
 * input, and loses the `secrets` it repeats; for what the cloud said about a part of a request, `codes` say what to do.
 */
export function errorOf(context: IExecuteFunctions, cause: unknown, itemIndex: number | undefined, secrets: readonly string[], codes: ServiceCodes['hints'] = []): NodeError {
	if (cause instanceof NodeApiError || cause instanceof NodeOperationError) {
		const error = cause.context.itemIndex === undefined ? cause : copyOf(cause);
		error.context.itemIndex = itemIndex;
		return error;
	}
	// It may quote any value that was given or looked up.
	const message = redact((cause as Error).message, secrets, LONGEST_MESSAGE);
	if (cause instanceof PartFailure) {
		const { advice, cause: failure } = hintFor({ status: 200, code: cause.code, message: cause.message }, codes);
		const identifiers = `${cause.code}.`;
		const error = plainError(context.getNode(), message, { itemIndex, description: [advice && `${advice}.`, identifiers].filter(Boolean).join(' '), failure: failure && { cause: failure } });
		Object.assign(error.context, { identifiers, underWay: true });
		if (cause.unclear) doubt(error);
		return error;
	}
	const description = cause instanceof Incomplete ? redact(cause.advice, secrets, LONGEST_MESSAGE) : undefined;
	return plainError(context.getNode(), message, { itemIndex, description, failure: description === undefined ? { cause: 'configuration-invalid' } : undefined });
}

const numbersOf = (errors: readonly NodeError[]) => errors.flatMap(({ context: { itemIndex } }) => (typeof itemIndex === 'number' ? [itemIndex] : []));

/** How far a run had come when it stopped. */
export interface Reached {
	count: number;
	done: number[];
	/** Whether changes may have been sent. */
	sent: boolean;
	/** Whether a Retry leaves out what was done. */
	isKept: boolean;
}

/**
 * The error that stops an execution, for which n8n shows no results: the first failure, which also says which items had
 * been done by then, and what became of those that were under way.
 */
export function stopError([failure, ...others]: readonly [NodeError, ...NodeError[]], { count, done, sent, isKept }: Reached): NodeError {
	if (count === 1) return failure;
	const under = groupBy(others.filter((other) => other instanceof NodeApiError || other.context.underWay === true), ({ message }) => message);
	const alike = numbersOf(others);
	const progress = sent
		? [
				done.length === 0 ? 'No item had been done.' : `${done.length} of ${count} items had been done (${ranges(done)}); their results are not shown.${isKept ? ' A Retry of this execution does not do them again.' : ''}`,
				...under.map((same) => `${same.length === 1 ? 'Item' : 'Items'} ${ranges(numbersOf(same))} ${same.length === 1 ? 'was' : 'were'} under way: ${same[0]?.message}.`),
			]
		: ['Nothing was changed.', ...(alike.length > 0 ? [`Items that cannot be done either: ${ranges(alike)}.`] : [])];
	explain(failure, [...progress, "To get a result for every item, set 'On Error' to 'Continue' in the node's settings."]);
	return failure;
}
