import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Effect } from '../request';
import { type Asked, collect, type List, paging } from './list';
import { type Operation, operation, operationOf } from './operation';
import type { Output } from './output';
import type { Field, Locator, Option, Params, Property } from './property';

// Most operations are one of these verbs. A verb takes the few things in which they differ; what does not fit uses
// `operation` itself.

/** One thing of the cloud: the locator that picks it, and its path. The path's first parameter besides the project takes its ID. */
interface One<P extends Property> extends Pick<ApiRequest, 'service' | 'path'> {
	option: Option;
	of: Locator<P>;
	permission?: string;
}

type Id<P extends Property> = P extends { name: infer Name extends string } ? Record<Name, string> : never;

const idOf = <P extends Property>({ field }: Locator<P>, params: object) => String((params as Record<string, unknown>)[field.name]);

function targetOf<P extends Property>({ service, path, of }: Pick<One<P>, 'service' | 'path' | 'of'>, params: object): Pick<ApiRequest, 'service' | 'path' | 'params'> {
	const [name = ''] = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, parameter = '']) => (parameter === 'project_id' ? [] : [parameter]));
	return { service, path, params: { [name]: idOf(of, params) } };
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
		option: verb.option,
		properties: [verb.of, ...output.properties] as readonly Field[],
		effect: 'read',
		permission: verb.permission,
		request: (params) => ({ ...targetOf(verb, params), method: 'GET' }),
		result: (body, params) => output.of(verb.read(body), params),
	});
}

/** Delete: deletes one thing. The result is `{ deleted: true }`, as n8n's guidelines have it; the answer may be empty. */
export function deleteOne<const P extends Property>(verb: One<P>) {
	return operation({
		option: verb.option,
		properties: [verb.of] as const,
		effect: 'set',
		permission: verb.permission,
		request: (params) => ({ ...targetOf(verb, params), method: 'DELETE' }),
		result: () => ({ deleted: true }),
	});
}

/**
 * Acts on one thing, with further fields if there are `properties`. `query` and `body` throw an Error for values they
 * cannot use. The result is the thing's ID and what `result` adds to it.
 */
export function actOnOne<const P extends Property, const Fields extends readonly Field[] = []>(
	verb: One<P> & {
		method: ApiRequest['method'];
		effect: Effect;
		properties?: Fields;
		secret?: string;
		query?: (params: Params<Fields> & Id<P>) => ApiRequest['query'];
		body?: (params: Params<Fields> & Id<P>) => ApiRequest['body'];
		result?: (body: unknown) => IDataObject;
	},
) {
	const { option, of, properties, effect, permission, secret, method, query, body, result } = verb;
	return operation({
		option,
		properties: [of, ...(properties ?? [])] as readonly Field[],
		effect,
		permission,
		secret,
		request: (params) => {
			const all = params as Params<Fields> & Id<P>;
			return { ...targetOf(verb, params), method, query: query?.(all), body: body?.(all) };
		},
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
	output?: Output;
	asked: (params: Params<Fields>) => Asked;
}): Operation {
	const { output = WHOLE } = verb;
	return operationOf({
		option: verb.option,
		properties: [...paging, ...output.properties, ...verb.properties] as const,
		readsOnly: true,
		execute: async ({ call }, params) => {
			const { returnAll, limit } = params as { returnAll: boolean; limit: number };
			const all = await collect(call, verb.list, verb.asked(params as Params<Fields>), returnAll ? Infinity : limit);
			return all.map((item) => output.of(item, params));
		},
	});
}
