import type { ServiceCodes } from '../answers/hints';
import type { Api, ApiRequest, Call } from '../request';
import type { NewPassword } from './newPassword';
import type { Policy } from './policy';
import type { Field, Option, Params, Property, Result } from './property';

/** The values of an operation's fields for one item. */
export type Values = Params<readonly Field[]>;

/** What an operation of several requests works with. `call` throws a NodeApiError when a request fails. */
export interface Steps {
	call: Call;
	/** Waits so many ms; less when the execution is canceled. */
	pause(ms: number): Promise<void>;
	cancelled(): boolean;
}

/**
 * What an operation does for one item, known before anything is sent: one request, or steps, or nothing, since there is
 * nothing to change. Steps that only read need not wait for each other.
 */
export type Plan =
	| { request: ApiRequest; result: (body: unknown) => Result }
	| { steps: (steps: Steps) => Promise<Result>; readsOnly?: boolean }
	| { unchanged: Result };

/** Lets up to `most` items for which `by` returns the same text share one request. */
export interface Fold<Values> {
	most: number;
	by: (params: Values) => string;
	/** Error codes about what the items share, such as a group that does not exist: all of them fail, and none is tried alone. */
	aboutAll?: readonly string[];
}

/** An entry of an operation dropdown with its fields and what it does. */
export interface Operation {
	option: Option;
	properties: readonly Field[];
	/** What it has under Options besides the options of all operations. Their values are among those of its fields. */
	options?: readonly Property[];
	/** The APIs it calls. Those that its pickers and look-ups call are with the locators. */
	apis: readonly Api[];
	/** The policies for the tasks it is part of. Of all its policies a refusal (403) names the first. */
	policies?: ReadonlyArray<Exclude<Policy, 'Read only'>>;
	/** Checks the values without sending anything. Throws an Error in the words of the form. */
	plan(params: Values): Plan;
	fold?: Fold<Values> & { request: (all: Values[]) => ApiRequest };
	/** It acts on nothing that an item names, so it runs once, however many items come in. */
	perExecution?: boolean;
	/** The output field that holds a password nobody else has. Among the fields is `passwordOutput`. */
	secret?: string;
	/** It sets a password that is generated or given: the value `password`. Among the fields are `passwordSource` and `passwordLength`. */
	newPassword?: NewPassword;
}

/** An entry of the resource dropdown with its operations. */
export interface Resource {
	option: Option;
	operations: readonly [Operation, ...Operation[]];
}

/** What a node offers, and what the codes of its service mean. */
export interface Actions {
	resources: readonly [Resource, ...Resource[]];
	codes: ServiceCodes;
}

interface Definition<Fields extends readonly Field[]> extends Pick<Operation, 'option' | 'options' | 'perExecution' | 'secret' | 'newPassword'> {
	properties: Fields;
	policies?: Operation['policies'];
}

/**
 * An operation of one request, to the API that it states. `request` gives the values for it. `request` and `result` are
 * pure, and throw an Error for input or answers they cannot use. Where there is nothing to change, `unchanged` returns the
 * result, and nothing is sent.
 * With `fold`, `request` gets the values of `all` items that share the request, and `result` reads each item's own result
 * from the answer.
 */
export function operation<const Fields extends readonly Field[]>(
	definition: Definition<Fields> &
		Api & {
			request: (params: Params<Fields>, all: Array<Params<Fields>>) => Omit<ApiRequest, keyof Api>;
			result: (body: unknown, params: Params<Fields>) => Result;
			unchanged?: (params: Params<Fields>) => Result | undefined;
			fold?: Fold<Params<Fields>>;
		},
) {
	const { service, api, method, path, effect, permission, request, result, unchanged, fold } = definition;
	const called: Api = { service, api, method, path, effect, permission };
	const requestFor = (all: Array<Params<Fields>>): ApiRequest => ({ ...called, ...request(all[0] as Params<Fields>, all) });
	return {
		...definition,
		apis: [called],
		plan(values: Values): Plan {
			const params = values as Params<Fields>;
			const same = unchanged?.(params);
			return same ? { unchanged: same } : { request: requestFor([params]), result: (body) => result(body, params) };
		},
		fold: fold && { most: fold.most, by: fold.by as (params: Values) => string, aboutAll: fold.aboutAll, request: requestFor as (all: Values[]) => ApiRequest },
	};
}

/**
 * An operation of several requests: `execute` is ordinary code that calls the `apis`. `check` is pure, and throws an Error
 * for input it cannot use. Where all `apis` only read, items may run side by side even with the same values.
 */
export function operationOf<const Fields extends readonly Field[]>(
	definition: Definition<Fields> & Pick<Operation, 'apis'> & { check?: (params: Params<Fields>) => void; execute: (steps: Steps, params: Params<Fields>) => Promise<Result> },
): Operation {
	return {
		...definition,
		plan(values) {
			const params = values as Params<Fields>;
			definition.check?.(params);
			return { steps: async (steps) => await definition.execute(steps, params), readsOnly: definition.apis.every(({ effect }) => effect === 'read') };
		},
	};
}
