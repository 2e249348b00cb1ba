import { characters, parseObject, timeOf, unknownField, type Call } from '../service';
import { empty, invalid } from './refusals';

/** Whether a value is one that a field of a body takes. */
export type Check<T> = (value: unknown) => value is T;

/**
 * The fields of a request's body, checked. Throws what Workspace refuses a missing body with, and the error for a malformed
 * parameter for what is no object, for unknown fields, for required ones that are missing, and for wrong values.
 */
export function bodyOf<T extends object, R extends keyof T & string = never>(
	{ body }: Call,
	checks: { readonly [K in keyof T]: Check<T[K]> },
	...required: R[]
): Partial<T> & Pick<T, R> {
	if (body.trim() === '') throw empty();
	const fields = parseObject(body);
	if (!fields) throw invalid('body');
	const unknown = unknownField(fields, Object.keys(checks));
	if (unknown !== undefined) throw invalid(unknown);
	const missing = required.find((name) => !(name in fields));
	if (missing !== undefined) throw invalid(missing);
	for (const [name, check] of Object.entries<Check<unknown>>(checks)) if (name in fields && !check(fields[name])) throw invalid(name);
	return fields as Partial<T> & Pick<T, R>;
}

/** Takes texts of a length, in characters, and of a form. */
export const text =
	(min: number, max: number, form = /^/): Check<string> =>
	(value): value is string =>
		typeof value === 'string' && characters(value) >= min && characters(value) <= max && form.test(value);

/** Takes one of these texts. */
export const oneOf =
	<T extends string>(...texts: T[]): Check<T> =>
	(value): value is T =>
		texts.some((one) => one === value);

/** Takes lists of IDs: so many of them, each not longer than this. */
export const ids =
	(min: number, max: number, longest: number): Check<string[]> =>
	(value): value is string[] =>
		Array.isArray(value) && value.length >= min && value.length <= max && value.every(text(1, longest));

/** Takes true and false. */
export const flag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** Takes 0 for never and a time in UTC, with or without milliseconds (Workspace API, CreateDesktopUser). */
export const expiry: Check<string> = (value): value is string => text(1, 55)(value) && !Number.isNaN(expiryOf(value));

/** Milliseconds of a text that `expiry` takes; 0 is never. */
export function expiryOf(value: string): number {
	return value === '0' ? 0 : timeOf(value);
}

/** What an e-mail address looks like (Workspace API, UpdateUserInfo and ListUserDetail). */
export const EMAIL = /^((([0-9a-zA-Z_]+)|([0-9a-zA-Z]+[_.0-9a-zA-Z-]*[0-9a-zA-Z]+))@([a-zA-Z0-9-_]+[.])+[a-zA-Z0-9]+)$/;

/** How a user becomes active (Workspace API, CreateDesktopUser). */
export const activeType = oneOf('USER_ACTIVATE', 'ADMIN_ACTIVATE');
