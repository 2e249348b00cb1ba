import { characters, parseObject, timeOf, unknownField, type Call } from '../service';
import { empty, invalid } from './refusals';

/** Whether a value from outside is of a type. */
export type Guard<T> = (value: unknown) => value is T;

/** A guard for each field of an object. */
type Guards<T> = { readonly [K in keyof T]-?: Guard<Exclude<T[K], undefined>> };

/**
 * The body of an API that cannot do without one. Throws the refusal for a body that is empty or no object, and for a field
 * that is unknown, wrong or required and absent.
 */
export function bodyOf<T extends object>({ body }: Call, guards: Guards<T>, ...required: Array<keyof T & string>): T {
	if (body.trim() === '') throw empty();
	const fields = parseObject(body);
	if (!fields) throw invalid('body');
	const wrong = wrongField(fields, guards, required);
	if (wrong !== undefined) throw invalid(wrong);
	return fields as T;
}

/** An object inside a body, which is held against the same rules. */
export function objectOf<T extends object>(guards: Guards<T>, ...required: Array<keyof T & string>): Guard<T> {
	return (value): value is T =>
		typeof value === 'object' && value !== null && !Array.isArray(value) && wrongField(value, guards, required) === undefined;
}

/** A list with a number of entries between two limits. */
export function listOf<T>(min: number, max: number, guard: Guard<T>): Guard<T[]> {
	return (value): value is T[] => Array.isArray(value) && value.length >= min && value.length <= max && value.every(guard);
}

/** A text with a number of characters between two limits, and of a form if there is one. */
export function text(min: number, max: number, form = /^/): Guard<string> {
	return (value): value is string =>
		typeof value === 'string' && characters(value) >= min && characters(value) <= max && form.test(value);
}

/** One of some texts. */
export function oneOf<T extends string>(...options: readonly T[]): Guard<T> {
	return (value): value is T => options.some((option) => option === value);
}

/** True or false. */
export const flag = (value: unknown): value is boolean => typeof value === 'boolean';

function wrongField<T extends object>(fields: object, guards: Guards<T>, required: readonly string[]): string | undefined {
	const checks: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(guards));
	const values = new Map<string, unknown>(Object.entries(fields));
	return (
		unknownField(fields, [...checks.keys()]) ??
		required.find((name) => !values.has(name)) ??
		[...checks.keys()].find((name) => values.has(name) && !checks.get(name)?.(values.get(name)))
	);
}

/** A list of IDs: so many of them, each not longer than this. */
export const ids = (min: number, max: number, longest: number): Guard<string[]> => listOf(min, max, text(1, longest));

/** Takes 0 for never and a time in UTC, with or without milliseconds (Workspace API, CreateDesktopUser). */
export const expiry: Guard<string> = (value): value is string => text(1, 55)(value) && !Number.isNaN(expiryOf(value));

/** Milliseconds of a text that `expiry` takes; 0 is never. */
export function expiryOf(value: string): number {
	return value === '0' ? 0 : timeOf(value);
}

/** What an e-mail address looks like (Workspace API, UpdateUserInfo and ListUserDetail). */
export const EMAIL = /^((([0-9a-zA-Z_]+)|([0-9a-zA-Z]+[_.0-9a-zA-Z-]*[0-9a-zA-Z]+))@([a-zA-Z0-9-_]+[.])+[a-zA-Z0-9]+)$/;

/** How a user becomes active (Workspace API, CreateDesktopUser). */
export const activeType = oneOf('USER_ACTIVATE', 'ADMIN_ACTIVATE');
