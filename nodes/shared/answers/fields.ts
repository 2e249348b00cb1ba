import type { IDataObject } from 'n8n-workflow';

// Readers of answers. A field that is missing or has another type is an error that says so: otherwise items would come out
// with holes in them.

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body, or a field of it, as an object. Throws when it is anything else. */
export function objectIn(body: unknown, field?: string): IDataObject {
	const value = field === undefined ? body : objectIn(body)[field];
	if (!isObject(value)) throw new Error(field === undefined ? 'it is not a JSON object' : `its field "${field}" is not an object`);
	return value;
}

/** A field of the body as text that is not empty. Throws when it is anything else. */
export function textIn(body: unknown, field: string): string {
	const value = objectIn(body)[field];
	if (typeof value !== 'string' || value === '') throw new Error(`its field "${field}" is missing or not a text`);
	return value;
}

/** How many entries a list has in all: the first of these fields that is there. Throws when it is not a number. */
export function countIn(body: unknown, ...fields: string[]): number {
	const value = fields.map((field) => objectIn(body)[field]).find((found) => found !== undefined);
	if (!/^\d+$/.test(String(value))) throw new Error(`its field "${fields[0]}" is missing or not a number`);
	return Number(value);
}

/** A field of the body as a list of objects. Throws when it is anything else. */
export function listIn(body: unknown, field: string): IDataObject[] {
	const value: unknown = objectIn(body)[field];
	if (!Array.isArray(value) || !value.every(isObject)) throw new Error(`its field "${field}" is not a list of objects`);
	return value;
}
