import { characters, parseObject, unknownField } from '../service';
import { invalid } from './refusals';

/** Tells whether a value is of a type. */
type Check<T = unknown> = (value: unknown) => value is T;

/** What the documents say of the fields of an object. */
type Checks = Readonly<Record<string, Check>>;

/** An object whose fields passed their checks. */
export type Checked<C extends Checks> = { -readonly [K in keyof C]: C[K] extends Check<infer T> ? T : never };

/** A text of a length in characters. */
export const text =
	(shortest: number, longest: number): Check<string> =>
	(value): value is string =>
		typeof value === 'string' && characters(value) >= shortest && characters(value) <= longest;

/** A whole number within limits. */
export const whole =
	(least: number, most: number): Check<number> =>
	(value): value is number =>
		typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** True or false. */
export const flag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** One of some words. */
export const word =
	<T extends string>(...words: T[]): Check<T> =>
	(value): value is T =>
		words.some((each) => each === value);

/** An object, whatever is in it. */
export const object: Check<object> = (value): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of a length, all of whose entries are of a type. */
export const list =
	<T>(least: number, most: number, entry: Check<T>): Check<T[]> =>
	(value): value is T[] =>
		Array.isArray(value) && value.length >= least && value.length <= most && value.every(entry);

/** Something that may be left out. */
export const optional =
	<T>(check: Check<T>): Check<T | undefined> =>
	(value): value is T | undefined =>
		value === undefined || check(value);

/** The object as its document describes it; throws a 400 that names a field which is unknown, missing or wrong. */
export function checked<C extends Checks>(value: object, checks: C): Checked<C> {
	const unknown = unknownField(value, Object.keys(checks));
	if (unknown !== undefined) throw invalid(unknown);
	const fields: Record<string, unknown> = { ...value };
	for (const [name, check] of Object.entries(checks)) if (!check(fields[name])) throw invalid(name);
	return fields as Checked<C>;
}

/** The object that a body holds, as its document describes it; throws a 400 for any other body. */
export function checkedBody<C extends Checks>(body: string, checks: C): Checked<C> {
	const value = parseObject(body);
	if (!value) throw invalid('body');
	return checked(value, checks);
}
