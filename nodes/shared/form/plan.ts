import type { IDataObject } from 'n8n-workflow';

import type { AccessKey } from '../../../credentials/sign';
import type { ApiRequest, Call } from '../request';
import type { Field, Params, Result } from './property';

/** The values of an operation's fields for one item. */
export type Values = Params<readonly Field[]>;

/** What became of one item: its result, why there is none, or what is still going on in the cloud. */
export type Outcome = Result | Error | Unfinished;

/**
 * What goes on after an answer, such as a job: all that wait for the same `id` wait once, and `result` reads each one's own
 * from what `wait` returns, which `wait` has checked: it does not throw.
 */
export class Unfinished {
	constructor(
		readonly id: string,
		readonly wait: (steps: Steps) => Promise<unknown>,
		readonly result: (done: never) => Result | Error,
	) {}
}

/** What an operation of several requests works with. `call` throws a NodeApiError when a request fails. */
export interface Steps {
	call: Call;
	/** Waits so many ms; less when the execution is canceled. */
	pause(ms: number): Promise<void>;
	cancelled(): boolean;
	/** The access key's ID, and the account it belongs to, where that was looked up. */
	readonly caller: Readonly<{ accessKeyId: string; domainId?: string }>;
	/** The same as `call`, once and signed with another access key. */
	callAs(key: AccessKey): Call;
	/** Carries out another operation for many values at once, with all that belongs to it: sharing requests, waiting for jobs. Never throws. */
	perform(procedure: Procedure, all: readonly Values[]): Promise<Array<Result | Error>>;
}

/**
 * What an operation does for one item, known before anything is sent: one request, or steps, or nothing, since there is
 * nothing to change. `done` is the result of a change that is known to be made although no answer says so. Steps that only
 * read need not wait for each other.
 */
export type Plan =
	| { request: ApiRequest; result: (body: unknown) => Outcome; done?: IDataObject }
	| { steps: (steps: Steps) => Promise<Outcome>; readsOnly?: boolean }
	| { unchanged: Result };

/** Lets up to `most` items for which `by` returns the same text share one request. */
export interface Fold<Values> {
	most: number;
	by: (params: Values) => string;
	/** Error codes about what the items share, such as a group that does not exist: all of them fail, and none is tried alone. */
	aboutAll?: readonly string[];
}

/** The state that a change is about: how it is read, and what the change makes of it, both under the same names. */
export interface Current<Values> {
	read: (call: Call, params: Values) => Promise<IDataObject>;
	wanted: (params: Values) => IDataObject;
}

/**
 * Reads, before the first change, what an operation needs to know besides the form's values: for each item further values, or
 * why it cannot be carried out. Never throws.
 */
export type Prepare = (steps: Steps, all: readonly Values[]) => Promise<Array<object | Error>>;

/** What an operation does, whatever its form looks like. */
export interface Procedure {
	/** Checks the values without sending anything. Throws an Error in the words of the form. */
	plan(params: Values): Plan;
	fold?: Fold<Values> & { request: (all: Values[]) => ApiRequest };
	/** Carries it out for all items at once, where that takes fewer requests than one after the other. Never throws. */
	together?: (steps: Steps, all: Values[]) => Promise<Array<Result | Error>>;
	/** Which procedure carries it out instead, by an item's values. */
	choose?: (params: Values) => Procedure;
	/** Names what it changes: changes of the same thing keep their order. */
	target: (params: Values) => string;
	/** The state that it changes, where that can be read. */
	current?: Current<Values>;
	/** Error codes that say that there is nothing left to change, such as a user to delete who does not exist. */
	already?: readonly string[];
	/** HTTP statuses that may say so, such as 409 for a conflict: the state tells. */
	mayBeSo?: readonly number[];
}
