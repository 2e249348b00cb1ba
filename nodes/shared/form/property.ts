import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Api, Call } from '../request';

type DeepReadonly<T> = T extends (...args: never[]) => unknown ? T : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A form field as n8n has it, but without displayOptions for resource and operation, which `formOf` adds. */
export type Property = DeepReadonly<INodeProperties> & {
	/** The longest text, in characters, by the API document. */
	readonly maxLength?: number;
	/** What is different when the node is a tool of an AI agent. */
	readonly inTool?: DeepReadonly<Pick<INodeProperties, 'default' | 'description'>>;
};

/** Keeps a field's literal types, from which the parameters of `request` are derived. */
export const property = <const P extends Property>(literal: P) => literal;

/** An entry of a From List picker's page, and where the next page starts. */
export interface Entries {
	results: Array<{ name: string; value: string }>;
	next?: string;
}

/** Returns the value of another parameter of the form, for a picker that depends on it, or a locator's mode; an empty text while it is not set. */
export type Parameter = (name: string, part?: 'value' | 'mode') => string;

/** The ID that belongs to a name, or an Error that says why there is none. */
export type Found = string | Error;

/** Something that people pick: the field, how its From List mode is searched, and how the names of its By Name mode are looked up. */
export interface Locator<P extends Property = Property> {
	readonly field: P;
	/** The APIs that `search` and `find` call. */
	readonly apis: readonly Api[];
	/** The output's field for the name by which it was picked, if the result of a change is to have it. */
	readonly nameField?: string;
	search(call: Call, filter: string, from: string, parameter: Parameter): Promise<Entries>;
	/**
	 * `find` gets up to `most` names, and returns for each, in their order, its ID or why there is none: an UnknownName
	 * where nobody has it. Where names may well be `new`, it does not look for similar ones.
	 */
	readonly byName?: { readonly most: number; find(call: Call, names: string[], areNew?: boolean): Promise<Found[]> };
}

/** Keeps the literal types of a locator's field. */
export const locator = <const P extends Property>(definition: Locator<P>): Locator<P> => definition;

/** The same locator, shown only while other fields have certain values. */
export const shownWhen = <const P extends Property>(show: Record<string, string[]>, { field, ...rest }: Locator<P>): Locator<P> => ({ ...rest, field: { ...field, displayOptions: { show } } });

/** What an operation's form consists of. */
export type Field = Property | Locator;

/** The form's property of a field. */
export const propertyOf = (field: Field): Property => ('field' in field ? field.field : field);

type PropertyIn<F> = F extends { field: infer P } ? P : F;

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
export type Params<Fields extends readonly Field[]> = {
	[F in Fields[number] as PropertyIn<F> extends { name: infer Name extends string } ? Name : never]: Value<PropertyIn<F>>;
};

/** An entry of the resource or the operation dropdown. */
export type Option = INodePropertyOptions;

/** The output for one item: one object or several. */
export type Result = IDataObject | IDataObject[];
