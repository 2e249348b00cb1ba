import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ApiRequest, Call } from '../request';

type DeepReadonly<T> = T extends (...args: never[]) => unknown ? T : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A form field: a complete literal without displayOptions for resource and operation, which `formOf` adds. */
export type Property = DeepReadonly<INodeProperties>;

type Value<P> = P extends { type: 'boolean' }
	? boolean
	: P extends { type: 'number' }
		? number
		: P extends { type: 'multiOptions' } | { typeOptions: { multipleValues: true } }
			? string[]
			: P extends { type: 'collection'; options: infer Fields extends readonly Property[] }
				? Partial<Params<Fields>>
				: string;

/** The values of a list of fields by their names, with the types the fields declare. */
export type Params<Properties extends readonly Property[]> = {
	[P in Properties[number] as P['name']]: Value<P>;
};

type Result = IDataObject | IDataObject[];

/** An entry of an operation dropdown with its fields and what it does: one object or a list of them per item. */
export interface Operation {
	option: INodePropertyOptions;
	properties: readonly Property[];
	execute(call: Call, params: Params<readonly Property[]>): Promise<Result>;
}

/** An entry of the resource dropdown with its operations. */
export interface Resource {
	option: INodePropertyOptions;
	operations: readonly [Operation, ...Operation[]];
}

/** What a node offers: at least one resource. */
export type Offer = readonly [Resource, ...Resource[]];

/** Keeps a field's literal types, from which the parameters of `request` are derived. */
export const property = <const P extends Property>(literal: P) => literal;

interface Definition<Properties extends readonly Property[]> {
	option: INodePropertyOptions;
	properties: Properties;
}

/** An operation of one request: `request` and `result` are pure, and throw an Error for input or answers they cannot use. */
export function operation<const Properties extends readonly Property[]>(
	definition: Definition<Properties> & {
		request: (params: Params<Properties>) => ApiRequest;
		result: (body: unknown, params: Params<Properties>) => Result;
	},
): Operation & typeof definition {
	const { request, result } = definition;
	return {
		...definition,
		execute: async (call, params) => {
			const values = params as Params<Properties>;
			return await call(request(values), (body) => result(body, values));
		},
	};
}

/** An operation of several requests: ordinary code over `call`. */
export function operationOf<const Properties extends readonly Property[]>(
	definition: Definition<Properties> & { execute: (call: Call, params: Params<Properties>) => Promise<Result> },
): Operation {
	return { ...definition, execute: async (call, params) => await definition.execute(call, params as Params<Properties>) };
}

/** The whole form: resource dropdown, an operation dropdown per resource, the fields, each shown where it belongs, and `options` last. */
export function formOf(resources: Offer, options: Property): INodeProperties[] {
	const firstResource = resources[0].option.value;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ option }) => option),
			default: firstResource,
		},
		...resources.map(operationDropdown),
		...resources.flatMap(fieldsOf),
		options as INodeProperties,
	];
}

function operationDropdown({ option, operations }: Resource): INodeProperties {
	const firstOperation = operations[0].option.value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((entry) => entry.option),
		default: firstOperation,
	};
}

/** A field that several operations share appears once and is shown for all of them, so that its value survives a switch. */
function fieldsOf({ option, operations }: Resource): INodeProperties[] {
	const fields = new Set(operations.flatMap(({ properties }) => properties));
	return [...fields].map((field) => ({
		...(field as INodeProperties),
		displayOptions: {
			show: {
				resource: [option.value],
				operation: operations.filter(({ properties }) => properties.includes(field)).map((entry) => entry.option.value),
				...(field.displayOptions?.show as object),
			},
		},
	}));
}
