import type { IDataObject } from 'n8n-workflow';

import { byText } from './names';
import { type Field, type Params, property } from './property';

/** Where people see the form; the wording is prescribed. */
export const simplify = property({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	displayOptions: { show: { '@tool': [false] } },
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** Where an AI agent gets the output, in which every field costs tokens. */
const output = property({
	displayName: 'Output',
	name: 'output',
	type: 'options',
	displayOptions: { show: { '@tool': [true] } },
	default: 'simple',
	description: 'Which fields the agent gets',
	options: [
		{ name: 'Raw', value: 'raw', description: 'All fields' },
		{ name: 'Selected Fields', value: 'fields', description: 'Only the fields you select' },
		{ name: 'Simplified', value: 'simple', description: 'The most useful fields' },
	],
});

/** The choice of how much of a thing is returned: its part of the form, and what it leaves of an item. */
export interface Output {
	properties: readonly Field[];
	of(item: IDataObject, params: object): IDataObject;
}

/** Makes that choice for things whose `simple` fields are those people read, the ID first, and that have `more`. */
export function outputOf(simple: readonly [string, ...string[]], more: readonly string[]): Output {
	const [id, ...others] = simple;
	const fields = property({
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		displayOptions: { show: { '@tool': [true], output: ['fields'] } },
		default: [],
		description: 'The fields the agent gets. The ID is always among them.',
		options: [...others, ...more].sort(byText).map((name) => ({ name, value: name })),
	});
	return {
		properties: [simplify, output, fields],
		of(item, params) {
			// What the form hides has its default, so only one of the two can differ from it.
			const chosen = params as Params<[typeof simplify, typeof output, typeof fields]>;
			if (chosen.simplify === false || chosen.output === 'raw') return item;
			const names = chosen.output === 'fields' ? [id, ...chosen.fields] : simple;
			return Object.fromEntries(names.flatMap((name) => (name in item ? [[name, item[name]]] : [])));
		},
	};
}
