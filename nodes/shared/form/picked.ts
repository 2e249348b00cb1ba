import type { IExecuteFunctions } from 'n8n-workflow';

import type { Locator } from './property';

/** An entry of a From List picker: its ID and name, what else is shown, and what is shown only beside a namesake. */
export interface Shown {
	value: string;
	name: unknown;
	details?: unknown[];
	apart?: unknown;
}

const SEPARATOR = ' · ';

/**
 * The text of an entry, from which `nameIn` can tell the name. A name with the separator is quoted, and one that n8n would
 * take for an expression, since n8n keeps the text in the workflow. What has no name is shown by its ID.
 */
export function textOf({ name, value, details = [] }: Omit<Shown, 'apart'>): string {
	const text = typeof name === 'string' && name.trim() !== '' ? name : value;
	return [/^["=]|·/.test(text) ? JSON.stringify(text) : text, ...details].filter(Boolean).join(SEPARATOR);
}

/** The name in the text of an entry. */
function nameIn(text: string): string {
	const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text);
	return quoted ? JSON.parse(quoted[0]) : (text.split(SEPARATOR)[0] as string);
}

/** What a resource locator field holds. */
interface Picked {
	mode: string;
	value: unknown;
	/** The text of the entry that was picked. */
	cachedResultName?: unknown;
}

/** Where the values of a form are read. */
export type FormValues = Pick<IExecuteFunctions, 'getNodeParameter' | 'getTimezone'>;

/** Whether a parameter is a resource locator with its mode, and not only a value. */
export function isLocator(value: unknown): value is Picked {
	return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value && typeof value.mode === 'string';
}

/**
 * The name of what an item's locator holds, if it certainly is that: the name that was typed, or the one in the text that
 * was picked together with this ID. n8n keeps that text also when an expression has taken the ID's place since.
 */
export function nameOf(context: FormValues, { field }: Locator, item: number, { mode }: Picked, value: string): string | undefined {
	if (mode === 'name') return value;
	const written = context.getNodeParameter(field.name, item, '', { rawExpressions: true });
	if (!isLocator(written) || written.mode !== 'list' || written.value !== value || typeof written.cachedResultName !== 'string') return undefined;
	const name = nameIn(written.cachedResultName);
	return name === value ? undefined : name; // What has no name is listed by its ID.
}
