import { wholeNumber, type Call } from '../service';
import { parameterError } from './refusals';

/** The part of a list that `offset` and `limit` ask for, 128 records at most: an offset counts records (DDM API, ListInstances). */
export function pageOf<T>(query: Call['query'], found: T[], size: number) {
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, size, 1, 128);
	if (offset === undefined || limit === undefined) throw parameterError();
	return {
		records: found.slice(offset, offset + limit),
		page_no: Math.floor(offset / limit) + 1,
		page_size: limit,
		total_record: found.length,
		total_page: Math.ceil(found.length / limit),
	};
}
