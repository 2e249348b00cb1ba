import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Failure } from '../failure';
import type { ApiRequest } from '../request';
import type { Hint } from './hints';

type NodeApiErrorOptions = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>;

/** The two kinds of error that n8n shows with a node. */
export type NodeError = NodeApiError | NodeOperationError;

/** What an error is made of besides the answer. */
export interface Circumstances {
	node: INode;
	request: ApiRequest;
	/** What the service's own codes mean. */
	codes: readonly Hint[];
	/** The IAM policy that holds what the operation at hand needs. */
	policy?: string;
	host: string;
	/** Texts that must not appear in it: keys, tokens, passwords that were sent. */
	secrets: string[];
	/** Whether a request that changes something may have been carried out although no success was reported. */
	unclear: boolean;
}

const UNCLEAR = {
	// In the message, since it is what a workflow looks at.
	message: ' (the change may have been made)',
	advice: 'It is not known whether the change was made. If the Huawei Cloud console can show it, check there before you run this again',
};
const LATER = 'Try again later';

/** What an error says. */
export interface Parts {
	message: string;
	/** What to do. */
	advice?: string;
	/** Whether the same may work later, which is said unless the outcome is unclear. */
	later?: boolean;
	/** What identifies the failure. */
	facts: Array<string | undefined>;
	httpCode?: string;
	cause?: Failure;
	data?: Record<string, string>;
}

/** Builds an error. What to do comes first and what identifies the failure last, since n8n's pickers show only the first lines. */
export function apiError({ node, unclear }: Circumstances, { message, advice, later, facts, httpCode, cause, data }: Parts): NodeApiError {
	const identifiers = `${facts.filter(Boolean).join(', ')}.`;
	const whatToDo = [unclear && UNCLEAR.advice, later && !unclear && LATER, advice].filter(Boolean).map((sentence) => `${sentence}.`);
	const description = [...whatToDo, identifiers].join(' ');
	const whole = unclear ? message + UNCLEAR.message : message;
	const result = new NodeApiError(node, {}, { message: whole, description, httpCode, failure: cause && ({ cause } as NodeApiErrorOptions['failure']) });
	result.message = whole; // n8n replaces messages that contain the name of a network error, even as a part of a word.
	Object.assign(result.context, { data, identifiers, unclear });
	return result;
}

/** Adds that a change may have been made, since an earlier request for the same thing had an unclear outcome. */
export function doubt(error: NodeError): void {
	if (error.context.unclear === true) return;
	error.message += UNCLEAR.message;
	error.description = `${UNCLEAR.advice}. ${error.description ?? ''}`;
	error.context.unclear = true;
}

/** The same error for another item: what is found out about one of them is not true of the other. */
export function copyOf(error: NodeError): NodeError {
	const { node, message, description, failure, context } = error;
	const options = { message, description: description ?? undefined, failure };
	const copy = error instanceof NodeApiError ? new NodeApiError(node, {}, { ...options, httpCode: error.httpCode ?? undefined }) : new NodeOperationError(node, message, options);
	copy.message = message;
	Object.assign(copy.context, context);
	return copy;
}

/** Takes back that a change may have been made, since what it changes was read afterwards, and is as before. */
export function notMade(error: NodeError): void {
	error.message = error.message.replace(UNCLEAR.message, ' (looked up afterwards: the change was not made)');
	error.description = (error.description ?? '').replace(UNCLEAR.advice, 'Run this again');
	error.context.unclear = false;
}

/** Says that the change was made after all, since what it makes was found afterwards, and what to do now. */
export function wasMade(error: NodeApiError, advice: string): void {
	error.message = error.message.replace(UNCLEAR.message, ' (looked up afterwards: the change was made)');
	error.description = (error.description ?? '').replace(UNCLEAR.advice, advice);
	Object.assign(error.context, { unclear: false, isMade: true });
}

/** What an error says, for an output field: what happened, and what to do. */
export const reasonIn = ({ message, description }: Error & { description?: string | null }) => [message, description].filter(Boolean).join(' — ');

/** Adds sentences to an error, before what identifies it. */
export function explain(error: NodeError, sentences: string[]): void {
	const identifiers = String(error.context.identifiers ?? '');
	const advice = (error.description ?? '').slice(0, -identifiers.length || undefined).trim();
	error.description = [advice, ...sentences, identifiers].filter(Boolean).join(' ');
}

/** An error that is not about an answer, with just this message: n8n replaces one with the name of a network error in it, such as the EACCES in `deactivateAccessKeys`. */
export function plainError(node: INode, message: string, options: ConstructorParameters<typeof NodeOperationError>[2]): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	return error;
}

/** The error for a request that was not sent because an earlier one failed. */
export function notSent(node: INode, { message, description, failure, context }: NodeError): NodeOperationError {
	const error = plainError(node, `Not sent, since an earlier item failed: ${message}`, { description: description ?? undefined, failure });
	error.context.identifiers = context.identifiers;
	return error;
}
