import type { INodeProperties } from 'n8n-workflow';

import { byText } from './names';
import type { Actions, Operation, Resource } from './operation';
import { furtherOptions } from './options';
import { type Locator, type Property, propertyOf } from './property';

/** The whole form: the resources, the operations of each, their fields, each shown where it belongs, and the options last. */
export function formOf(actions: Actions, options: Property): INodeProperties[] {
	const { resources } = actions;
	const preset = (actions.preset ?? resources[0]).option.value;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ option }) => option),
			default: preset,
		},
		...resources.map(operationDropdown),
		...resources.flatMap(fieldsOf),
		{ ...options, options: optionsOf(actions, options) } as INodeProperties,
	];
}

/** The options of all operations, and those of single ones, which are shown for these only. */
function optionsOf(actions: Actions, { options = [] }: Property): INodeProperties[] {
	const all = actions.resources.flatMap(({ option, operations }) => operations.map((one) => ({ resource: option.value, operation: one.option.value, further: furtherOptions(one, actions) })));
	const special = [...new Set(all.flatMap(({ further }) => further))].map((own) => {
		const owners = all.filter(({ further }) => further.includes(own));
		const show = { '/resource': [...new Set(owners.map(({ resource }) => resource))], '/operation': [...new Set(owners.map(({ operation }) => operation))] };
		return { ...own, displayOptions: { show } };
	});
	return [...(options as INodeProperties[]), ...(special as INodeProperties[])].sort((one, other) => byText(one.displayName, other.displayName));
}

/** The operation that a form's values choose; undefined if there is none of that name. */
export function operationIn({ resources }: Actions, resource: unknown, operation: unknown): Operation | undefined {
	return resources.find(({ option }) => option.value === resource)?.operations.find(({ option }) => option.value === operation);
}

/** The locators in a node's form, each once. */
export function locatorsOf({ resources }: Actions): Locator[] {
	const fields = resources.flatMap(({ operations }) => operations.flatMap(({ properties }) => properties));
	return [...new Set(fields)].filter((field): field is Locator => 'field' in field);
}

function operationDropdown({ option, operations, preset = operations[0] }: Resource): INodeProperties {
	const first = preset.option.value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((entry) => entry.option),
		default: first,
	};
}

/** A field that several operations share appears once and is shown for all of them, so that its value survives a switch. */
function fieldsOf({ option, operations }: Resource): INodeProperties[] {
	return inOrder(operations.map(({ properties }) => properties)).flatMap((field) =>
		variantsOf(propertyOf(field)).map((property) => ({
			...property,
			displayOptions: {
				show: {
					resource: [option.value],
					operation: operations.filter(({ properties }) => properties.includes(field)).map((entry) => entry.option.value),
					...property.displayOptions?.show,
				},
			},
		})),
	);
}

/** The entries of all lists, each once, in the order of every list; where lists contradict one another, the first of them is followed. */
function inOrder<Entry>(lists: ReadonlyArray<readonly Entry[]>): Entry[] {
	const left = lists.filter((list) => list.length > 0);
	const firsts = left.flatMap((list) => list.slice(0, 1));
	if (firsts.length === 0) return [];
	const [next] = [...firsts.filter((entry) => left.every((list) => list.indexOf(entry) <= 0)), ...firsts];
	return [next as Entry, ...inOrder(left.map((list) => list.filter((entry) => entry !== next)))];
}

/** A field that is different in a tool is two fields for n8n, with the same name, of which it shows one. */
function variantsOf({ inTool, ...property }: Property): INodeProperties[] {
	const whole = property as INodeProperties;
	if (!inTool) return [whole];
	// First among the conditions: at the first one on an expression n8n takes the field as shown.
	const shownIn = (tool: boolean) => ({ displayOptions: { show: { '@tool': [tool], ...whole.displayOptions?.show } } });
	return [{ ...whole, ...shownIn(false) }, { ...whole, ...(inTool as Partial<INodeProperties>), ...shownIn(true) }];
}
