import type { IDataObject } from 'n8n-workflow';

import type { Api, ApiRequest } from '../request';
import { apiOf, type Asked, collect, type List, paging } from './list';
import { type Operation, operation, operationOf } from './operation';
import type { Output } from './output';
import type { Field, Locator, Option, Params, Property } from './property';

// Most operations are one of these verbs. A verb takes the few things in which they differ; what does not fit uses
// `operation` itself.

/** One thing of the cloud: the locator that picks it, and its path. The path's first parameter besides the project takes its ID. */
interface One<P extends Property> extends Omit<Api, 'method' | 'effect'>, Pick<Operation, 'option' | 'policies'> {
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

/** Delete: deletes one thing. The result is `{ deleted: true }`, as n8n's guidelines have it; the answer may be empty. */
export function deleteOne<const P extends Property>(verb: One<P>) {
	return operation({
		...verb,
		properties: [verb.of] as const,
		method: 'DELETE',
		effect: 'set',
		request: (params) => ({ params: paramsOf(verb, params) }),
		result: () => ({ deleted: true }),
	});
}

/**
 * Acts on one thing, with further fields if there are `properties`. `query` and `body` throw an Error for values they
 * cannot use. The result is the thing's ID and what `result` adds to it.
 */
export function actOnOne<const P extends Property, const Fields extends readonly Field[] = []>(
	verb: One<P> & Pick<Api, 'method' | 'effect'> & {
		properties?: Fields;
		options?: readonly Property[];
		secret?: string;
		/** Whether there is nothing to change. */
		isUnchanged?: (params: Params<Fields> & Id<P>) => boolean;
		query?: (params: Params<Fields> & Id<P>) => ApiRequest['query'];
		body?: (params: Params<Fields> & Id<P>) => ApiRequest['body'];
		result?: (body: unknown) => IDataObject;
	},
) {
	const { of, properties, isUnchanged, query, body, result, ...rest } = verb;
	return operation({
		...rest,
		properties: [of, ...(properties ?? [])] as readonly Field[],
		request: (params) => {
			const all = params as Params<Fields> & Id<P>;
			return { params: paramsOf(verb, params), query: query?.(all), body: body?.(all) };
		},
		unchanged: (params) => (isUnchanged?.(params as Params<Fields> & Id<P>) ? { id: idOf(of, params), changed: false } : undefined),
		result: (answer, params) => ({ id: idOf(of, params), ...result?.(answer) }),
	});
}

/**
 * Get Many: reads a list, all of it or up to a limit. `asked` makes the request's parameters of the fields in `properties`;
 * `output` is the choice of how much of each thing is returned.
 */
export function getMany<const Fields extends readonly Field[]>(verb: {
	option: Option;
	properties: Fields;
	list: List;
	policies?: Operation['policies'];
	output?: Output;
	asked: (params: Params<Fields>) => Asked;
}): Operation {
	const { output = WHOLE } = verb;
	return operationOf({
		option: verb.option,
		policies: verb.policies,
		properties: [...paging, ...output.properties, ...verb.properties] as const,
		apis: [apiOf(verb.list)],
		execute: async ({ call }, params) => {
			const { returnAll, limit } = params as { returnAll: boolean; limit: number };
			const all = await collect(call, verb.list, verb.asked(params as Params<Fields>), returnAll ? Infinity : limit);
			return all.map((item) => output.of(item, params));
		},
	});
}
