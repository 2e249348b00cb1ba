import { Refusal } from '../refusal';
import { wholeNumber, type Call } from '../service';

/** The answer of a success (CodeArts Artifact API, every API). */
export function success(requestId: string, result: object) {
	return { status: 'success', trace_id: traceOf(requestId), result };
}

/** The error form (CodeArts Artifact API, ResetUserPassword, StandarErrorResponseV5). */
export function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, (requestId) => ({ status: 'error', trace_id: traceOf(requestId), error_code: code, error_msg: message, ...more }));
}

/** The page that `page_no` and `page_size` ask for: the first, of 10 entries, unless told otherwise; 100 entries at most. */
export function pageOf<T>({ query }: Call, found: readonly T[]): { entries: T[]; pages: number } {
	const number = wholeNumber(query.page_no, 1, 1);
	const size = wholeNumber(query.page_size, 10, 1, 100);
	// No document lists the codes, so this one is the gateway's for a request it cannot use.
	if (number === undefined || size === undefined) throw refuse(400, 'APIGW.0602', 'Invalid page.');
	return { entries: found.slice((number - 1) * size, number * size), pages: Math.ceil(found.length / size) };
}

/** A time as the service writes it. */
export function localTime(time: number): string {
	return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

// "A string of digits and hyphens".
function traceOf(requestId: string): string {
	return `143002-${BigInt(`0x${requestId}`) % 10n ** 13n}-630`;
}
