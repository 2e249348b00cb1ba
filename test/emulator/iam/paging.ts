import { wholeNumber, type Call } from '../service';
import { invalid, refuse } from './refusals';

/** Bytes that make a marker of base64 hold what a query has to escape; what a marker is made of is not documented. */
const HEAD = Buffer.from([0xfb, 0xff, 0xfe]);

/**
 * A page of a list of version 5: 100 entries unless told otherwise, 200 at most; without `next_marker` it is the last. The
 * entries come in the order of their IDs, so that the next page can be found also when the last entry is gone; which order
 * the cloud's have is not documented.
 */
export function pageOf<T>({ query }: Call, found: readonly T[], idOf: (entry: T) => string) {
	const limit = wholeNumber(query.limit, 100, 1, 200);
	if (limit === undefined) throw invalid('limit');
	const after = query.marker ? read(query.marker[0] ?? '') : '';
	const left = [...found].sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1)).filter((entry) => idOf(entry) > after);
	const entries = left.slice(0, limit);
	const last = entries.at(-1);
	return {
		entries,
		page_info: { current_count: entries.length, ...(last && left.length > limit && { next_marker: markerOf(idOf(last)) }) },
	};
}

function markerOf(id: string): string {
	return Buffer.concat([HEAD, Buffer.from(id)]).toString('base64');
}

// IAM API 5.0, error codes: PAP5.0010 for a marker that is none.
function read(marker: string): string {
	const bytes = Buffer.from(marker, 'base64');
	const id = bytes.subarray(HEAD.length).toString();
	if (id === '' || markerOf(id) !== marker) throw refuse(400, 'PAP5.0010', 'invalid marker');
	return id;
}
