import type { IDataObject } from 'n8n-workflow';

import { type Property, property } from './property';

/** What happens to fields of a collection whose value is empty. */
export const emptyValues = property({
	displayName: 'Empty Values',
	name: 'emptyValues',
	type: 'options',
	default: 'send',
	description: 'What to do with added fields that are empty, such as those of an HR system that has no phone number of somebody',
	options: [
		{ name: 'Leave Out', value: 'leaveOut', description: 'The user keeps what is there' },
		{ name: 'Send', value: 'send', description: 'An empty text deletes what is there; a field without any value is an error' },
	],
});

/** Whether the values of a form say so. */
export const areLeftOut = ({ emptyValues: choice }: IDataObject) => choice === 'leaveOut';

const isEmpty = (value: unknown) => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A collection without the fields that are empty: an empty text, blanks, null, or nothing from an expression. */
export const withoutEmpty = (collection: object) => Object.fromEntries(Object.entries(collection).filter(([, value]) => !isEmpty(value)));

/** A field's value where what is empty is left out: a collection without it, and the default of a text that need not be given. */
export function leftOut(value: unknown, { type, required, default: standard }: Property): unknown {
	if (type === 'collection' && typeof value === 'object' && value !== null) return withoutEmpty(value);
	return type === 'string' && required !== true && isEmpty(value) ? standard : value;
}
