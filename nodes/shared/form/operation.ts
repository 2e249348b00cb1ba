import type { IDataObject } from 'n8n-workflow';

import type { ServiceCodes } from '../answers/hints';
import type { Api, ApiRequest, Call } from '../request';
import type { NewPassword } from './newPassword';
import type { Current, Fold, Outcome, Plan, Prepare, Procedure, Steps, Values } from './plan';
import type { Policy } from './policy';
import { type Field, type Locator, type Option, type Params, type Property, propertyOf, type Result } from './property';

/** What people are told before they run an operation: a full sentence, and the expression that has to hold besides, such as `$parameter["x"] === true`. */
export interface Warning {
	say: string;
	when?: string;
}

/** An entry of an operation dropdown with its fields and what it does. */
export interface Operation extends Procedure {
	option: Option;
	properties: readonly Field[];
	/** What it has under Options besides the options of all operations. Their values are among those of its fields. */
	options?: readonly Property[];
	/** What people are told before they run it, such as what it takes away. */
	warnings?: readonly Warning[];
	/** The APIs it calls. Those that its pickers and look-ups call are with the locators. */
	apis: readonly Api[];
	/** The policies for the tasks it is part of. Of all its policies a refusal (403) names the first. */
	policies?: ReadonlyArray<Exclude<Policy, 'Read only'>>;
	/** The value that names what may exist already; its ID, if it does, is the value `existing`. */
	mayExist?: { of: Locator; by: string };
	/** Its plans are checked before as well, without what is read. */
	prepare?: Prepare;
	/** Carried out a second time, it does no harm, although it sends what changes something every time. */
	isRepeatable?: boolean;
	/** It acts on nothing that an item names, so it runs once, however many items come in. */
	perExecution?: boolean;
	/** The output field that holds a password, or another secret, that nobody else has. Among the fields is `passwordOutput`. */
	secret?: string;
	/** It sets a password that is generated or given: the value `password`. Among the fields are `passwordSource` and `passwordLength`. */
	newPassword?: NewPassword;
}

/** An entry of the resource dropdown with its operations. */
export interface Resource {
	option: Option;
	operations: readonly [Operation, ...Operation[]];
	/** What a new node begins with in it, if not the first one. */
	preset?: Operation;
}

/** What a node offers, and what the codes of its service mean. */
export interface Actions {
	resources: readonly [Resource, ...Resource[]];
	/** What a new node begins with, if not the first one. */
	preset?: Resource;
	codes: ServiceCodes;
	/** Whether the service is about a whole account, and not about a project. */
	isAccountWide?: boolean;
	/** How many users there are, of which a run may change a part only. */
	countUsers?: (call: Call) => Promise<number>;
}

type Own = 'option' | 'options' | 'warnings' | 'isRepeatable' | 'perExecution' | 'secret' | 'newPassword' | 'mayExist' | 'already' | 'mayBeSo' | 'policies' | 'prepare';

interface Definition<Fields extends readonly Field[]> extends Pick<Operation, Own> {
	properties: Fields;
	/** Names what it changes; where nothing is said, what its locators pick. */
	target?: (params: Params<Fields>) => string;
}

/** What the locators among the fields pick. */
const pickedBy = (fields: readonly Field[]) => {
	const names = fields.filter((field) => 'field' in field).map((field) => propertyOf(field).name);
	return (params: Values) => names.map((name) => (params as Record<string, unknown>)[name]).join(' ');
};

/**
 * An operation of one request, to the API that it states. `request` gives the values for it. `request` and `result` are
 * pure, and throw an Error for input or answers they cannot use. Where there is nothing to change, `unchanged` returns the
 * result, and nothing is sent; where the change is known to be made without an answer, `done` does.
 * With `fold`, `request` gets the values of `all` items that share the request, and `result` reads each item's own result
 * from the answer.
 */
export function operation<const Fields extends readonly Field[]>(
	definition: Definition<Fields> &
		Api & {
			request: (params: Params<Fields>, all: Array<Params<Fields>>) => Omit<ApiRequest, keyof Api>;
			result: (body: unknown, params: Params<Fields>) => Outcome;
			done?: (params: Params<Fields>) => IDataObject;
			unchanged?: (params: Params<Fields>) => Result | undefined;
			fold?: Fold<Params<Fields>>;
			current?: Current<Params<Fields>>;
			/** The APIs that `prepare` calls. */
			reading?: readonly Api[];
		},
): Operation {
	const { service, api, method, path, effect, permission, request, result, done, unchanged, fold, current, target, reading = [], ...rest } = definition;
	const called: Api = { service, api, method, path, effect, permission };
	const requestFor = (all: Array<Params<Fields>>): ApiRequest => ({ ...called, ...request(all[0] as Params<Fields>, all) });
	return {
		...rest,
		apis: [called, ...reading],
		plan(values: Values): Plan {
			const params = values as Params<Fields>;
			const same = unchanged?.(params);
			return same ? { unchanged: same } : { request: requestFor([params]), result: (body) => result(body, params), done: done?.(params) };
		},
		fold: fold && { most: fold.most, by: fold.by as Fold<Values>['by'], aboutAll: fold.aboutAll, request: requestFor as (all: Values[]) => ApiRequest },
		current: current as Current<Values> | undefined,
		target: (target as Operation['target'] | undefined) ?? pickedBy(rest.properties),
	};
}

type Execute<Fields extends readonly Field[]> = (steps: Steps, params: Params<Fields>) => Promise<Outcome>;

const alone = (together: NonNullable<Operation['together']>) => async (steps: Steps, values: Values) => (await together(steps, [values]))[0] as Outcome;

/**
 * An operation of several requests: `execute` is ordinary code that calls the `apis`, for one item, or `together` for all of
 * them at once. `check` is pure, and throws an Error for input it cannot use. Where all `apis` only read, items may run side by
 * side even with the same values.
 */
export function operationOf<const Fields extends readonly Field[]>(
	definition: Definition<Fields> & Pick<Operation, 'apis'> & { check?: (params: Params<Fields>) => void } & ({ execute: Execute<Fields> } | Required<Pick<Operation, 'together'>>),
): Operation {
	const { check, target, ...given } = definition;
	const { execute, ...rest } = 'execute' in given ? given : { ...given, execute: alone(given.together) as Execute<Fields> };
	return {
		...rest,
		plan(values) {
			const params = values as Params<Fields>;
			check?.(params);
			return { steps: async (steps) => await execute(steps, params), readsOnly: rest.apis.every(({ effect }) => effect === 'read') };
		},
		target: (target as Operation['target'] | undefined) ?? pickedBy(rest.properties),
	};
}
