import { characters, unknownField } from './service';

/** Whether a value from outside is of a type. */
export type Guard<T> = (value: unknown) => value is T;

/** A guard for each field of an object. */
export type Guards<T> = { readonly [K in keyof T]-?: Guard<Exclude<T[K], undefined>> };

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

/** The name of a field that is unknown, required and absent, or not what its guard takes; undefined if there is none. */
export function wrongField<T extends object>(fields: object, guards: Guards<T>, required: readonly string[]): string | undefined {
	const checks: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(guards));
	const values = new Map<string, unknown>(Object.entries(fields));
	return (
		unknownField(fields, [...checks.keys()]) ??
		required.find((name) => !values.has(name)) ??
		[...checks.keys()].find((name) => values.has(name) && !checks.get(name)?.(values.get(name)))
	);
}
