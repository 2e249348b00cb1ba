import { characters, timeOf, wholeNumber, type Call } from '../service';
import { invalid } from './refusals';

type Query = Call['query'];

/** The part of a list that `offset` and `limit` ask for: 10 entries unless told otherwise, 100 at most (WorkspaceApp API, every list). */
export function paged<T>(query: Query, found: readonly T[]): T[] {
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, 10, 1, 100);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');
	return found.slice(offset, offset + limit);
}

/**
 * A parameter that is a text, or absent; throws a 400 if it is shorter or longer than its document allows. Many may be empty:
 * what is found then is not documented, and here an empty one counts as left out.
 */
export function textOf(query: Query, name: string, shortest: number, longest: number): string | undefined {
	const value = query[name]?.[0];
	if (value === undefined) return undefined;
	const length = characters(value);
	if (length < shortest || length > longest) throw invalid(name);
	return value === '' ? undefined : value;
}

/** A parameter that is one of some words, or absent; throws a 400 for any other. An empty one counts as left out. */
export function wordOf(query: Query, name: string, words: readonly string[]): string | undefined {
	const value = query[name]?.[0];
	if (value !== undefined && !words.includes(value)) throw invalid(name);
	return value === '' ? undefined : value;
}

/** Milliseconds of a parameter that must be there and be a time such as `2024-02-27T03:47:51.182Z`; throws a 400 otherwise. */
export function requiredTimeOf(query: Query, name: string): number {
	const time = timeOf(query[name]?.[0] ?? '');
	if (Number.isNaN(time)) throw invalid(name);
	return time;
}
