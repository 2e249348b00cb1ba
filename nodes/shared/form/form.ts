import type { INodeProperties } from 'n8n-workflow';

import type { Actions, Operation, Resource } from './operation';
import { type Locator, type Property, propertyOf } from './property';

/** The whole form: the resources, the operations of each, their fields, each shown where it belongs, and `options` last. */
export function formOf({ resources }: Actions, options: Property): INodeProperties[] {
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

/** The operation that a form's values choose; undefined if there is none of that name. */
export function operationIn({ resources }: Actions, resource: unknown, operation: unknown): Operation | undefined {
	return resources.find(({ option }) => option.value === resource)?.operations.find(({ option }) => option.value === operation);
}

/** The locators in a node's form, each once. */
export function locatorsOf({ resources }: Actions): Locator[] {
	const fields = resources.flatMap(({ operations }) => operations.flatMap(({ properties }) => properties));
	return [...new Set(fields)].filter((field): field is Locator => 'field' in field);
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
	return [...fields].map((field) => {
		const property = propertyOf(field) as INodeProperties;
		return {
			...property,
			displayOptions: {
				show: {
					resource: [option.value],
					operation: operations.filter(({ properties }) => properties.includes(field)).map((entry) => entry.option.value),
					...property.displayOptions?.show,
				},
			},
		};
	});
}
