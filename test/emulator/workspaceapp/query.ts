import { wholeNumber, type Call } from '../service';
import { invalid } from './refusals';

/** The part of a list that `offset` and `limit` ask for: 10 entries unless told otherwise, 100 at most (WorkspaceApp API, every list). */
export function paged<T>(query: Call['query'], found: readonly T[]): T[] {
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, 10, 1, 100);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');
	return found.slice(offset, offset + limit);
}
