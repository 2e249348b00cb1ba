import type { IDataObject } from 'n8n-workflow';

import type { Api, ApiRequest, Call } from '../request';
import { apiOf, type Asked, collect, type List, paging } from './list';
import { type Operation, operation, operationOf } from './operation';
import type { Output } from './output';
import type { Current, Outcome, Values } from './plan';
import type { Field, Locator, Option, Params, Property } from './property';

// Most operations are one of these verbs. A verb takes the few things in which they differ; what does not fit uses
// `operation` itself.

/** One thing of the cloud: the locator that picks it, and its path. The path's first parameter besides the project takes its ID. */
interface One<P extends Property> extends Omit<Api, 'method' | 'effect'>, Pick<Operation, 'option' | 'policies' | 'warnings'> {
	of: Locator<P>;
}

type Id<P extends Property> = P extends { name: infer Name extends string } ? Record<Name, string> : never;

const idOf = <P extends Property>({ field }: Locator<P>, params: object) => String((params as Record<string, unknown>)[field.name]);

function paramsOf<P extends Property>({ path, of }: Pick<One<P>, 'path' | 'of'>, params: object): Record<string, string> {
	const [name = ''] = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, parameter = '']) => (parameter === 'project_id' ? [] : [parameter]));
	return { [name]: idOf(of, params) };
}

/** What is returned of a thing with few fields: all of them. */
const WHOLE: Output = { properties: [], of: (item) => item };

/**
 * Get: reads one thing. `read` makes the item of the answer, and throws for one it cannot use; `output` is the choice of how
 * much of it is returned.
 */
export function getOne<const P extends Property>(verb: One<P> & { output?: Output; read: (body: unknown) => IDataObject }) {
	const { output = WHOLE } = verb;
	return operation({
		...verb,
		properties: [verb.of, ...output.properties] as readonly Field[],
		method: 'GET',
		effect: 'read',
		request: (params) => ({ params: paramsOf(verb, params) }),
		result: (body, params) => output.of(verb.read(body), params),
	});
}

/** What acting on one thing and on many have in common. */
interface Acting<P extends Property, Fields extends readonly Field[]> extends One<P>, Pick<Api, 'method' | 'effect'>, Pick<Operation, 'options' | 'secret' | 'already' | 'mayBeSo'> {
	/** Further fields. */
	properties?: Fields;
	/** What the result has besides the thing's ID where the answer says nothing: what was asked for. */
	done?: (params: Params<Fields> & Id<P>) => IDataObject;
	current?: Current<Params<Fields> & Id<P>>;
}

/**
 * Acts on one thing. `query` and `body` throw an Error for values they cannot use. The result is the thing's ID, and what
 * `result` reads of the answer, or else `done`.
 */
export function actOnOne<const P extends Property, const Fields extends readonly Field[] = []>(
	verb: Acting<P, Fields> & {
		/** Whether there is nothing to change. */
		isUnchanged?: (params: Params<Fields> & Id<P>) => boolean;
		query?: (params: Params<Fields> & Id<P>) => ApiRequest['query'];
		body?: (params: Params<Fields> & Id<P>) => ApiRequest['body'];
		result?: (body: unknown, params: Params<Fields> & Id<P>) => IDataObject;
	},
) {
	const { of, properties, isUnchanged, query, body, result, done, current, ...rest } = verb;
	type Given = Params<Fields> & Id<P>;
	const made = (params: object) => ({ id: idOf(of, params), ...done?.(params as Given) });
	return operation({
		...rest,
		properties: [of, ...(properties ?? [])] as readonly Field[],
		request: (params) => ({ params: paramsOf(verb, params), query: query?.(params as Given), body: body?.(params as Given) }),
		unchanged: (params) => (isUnchanged?.(params as Given) ? { id: idOf(of, params), changed: false } : undefined),
		result: (answer, params) => (result ? { id: idOf(of, params), ...result(answer, params as Given) } : made(params)),
		done: made,
		current: current as Current<Values> | undefined,
	});
}

/**
 * Acts on up to `most` things in one request: those of items whose other values are the same. `request` gets the different
 * IDs. The result of each is its ID, and what `result` reads of the answer, or else `done`.
 */
export function actOnMany<const P extends Property, const Fields extends readonly Field[] = []>(
	verb: Acting<P, Fields> & {
		most: number;
		aboutAll?: readonly string[];
		request: (ids: string[], params: Params<Fields> & Id<P>) => Pick<ApiRequest, 'params' | 'body'>;
		result?: (body: unknown, id: string, params: Params<Fields> & Id<P>) => Outcome;
	},
) {
	const { of, properties, most, aboutAll, request, result, done, current, ...rest } = verb;
	type Given = Params<Fields> & Id<P>;
	const made = (params: object) => ({ id: idOf(of, params), ...done?.(params as Given) });
	return operation({
		...rest,
		properties: [of, ...(properties ?? [])] as readonly Field[],
		fold: { most, aboutAll, by: (params) => JSON.stringify({ ...params, [of.field.name]: undefined }) },
		request: (params, all) => request([...new Set(all.map((one) => idOf(of, one)))], params as Given),
		result: (answer, params) => result?.(answer, idOf(of, params), params as Given) ?? made(params),
		done: made,
		current: current as Current<Values> | undefined,
	});
}

/**
 * Get Many: reads a list, all of it or up to a limit. `asked` makes the request's parameters of the fields in `properties`, and
 * of what it reads; `fits` tells which things are wanted by what the API has no filter for, and then all of them are read;
 * `output` is the choice of how much of each thing is returned.
 */
export function getMany<const Fields extends readonly Field[]>(verb: {
	option: Option;
	properties: Fields;
	list: List;
	policies?: Operation['policies'];
	output?: Output;
	asked: (params: Params<Fields>, call: Call) => Asked | Promise<Asked>;
	/** The APIs that `asked` calls. */
	reading?: readonly Api[];
	fits?: (params: Params<Fields>) => ((item: IDataObject) => boolean) | undefined;
}): Operation {
	const { output = WHOLE } = verb;
	const isFilter = (field: Field) => 'type' in field && field.type === 'collection';
	return operationOf({
		option: verb.option,
		policies: verb.policies,
		// As in n8n's own nodes: whose things they are, how many, and what narrows them down.
		properties: [...verb.properties.filter((field) => !isFilter(field)), ...paging, ...output.properties, ...verb.properties.filter(isFilter)],
		apis: [apiOf(verb.list), ...(verb.reading ?? [])],
		execute: async ({ call }, params) => {
			const { returnAll, limit } = params as { returnAll: boolean; limit: number };
			const most = returnAll ? Infinity : limit;
			const fits = verb.fits?.(params as Params<Fields>);
			const all = await collect(call, verb.list, await verb.asked(params as Params<Fields>, call), fits ? Infinity : most);
			return (fits ? all.filter(fits).slice(0, most) : all).map((item) => output.of(item, params));
		},
	});
}
