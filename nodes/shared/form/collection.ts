import { type Property, property } from './property';

/** Which things of a list are wanted, such as `users`; shown only while other fields have certain values, if `show` has some. */
export const filtersOf = <const Options extends readonly Property[]>(things: string, options: Options, show: Record<string, Array<string | boolean>> = {}) =>
	property({
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		displayOptions: { show },
		default: {},
		description: `Which ${things} to return${options.length > 1 ? '. All filters have to fit.' : ''}`,
		options,
	});

/** What is not always needed. */
export const additionalFieldsOf = <const Options extends readonly Property[]>(description: string, options: Options) =>
	property({ displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add field', default: {}, description, options });

/** What can be changed. */
export const updateFieldsOf = <const Options extends readonly Property[]>(options: Options) =>
	property({
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'What to change. Fields that are not added stay as they are.',
		options,
	});
