import { NodeApiError } from 'n8n-workflow';

import { doubt } from '../answers/error';

/** Refusals of the client as a whole, and not of what it sent: key, permission, proxy, time, limit. */
const NOT_ABOUT_CONTENT = [401, 403, 407, 408, 429];

/** Whether the service refused a request because of something in it that only some of its parts have. */
function isAboutParts(error: unknown, aboutAll: readonly string[]): boolean {
	if (!(error instanceof NodeApiError)) return false;
	const status = Number(error.httpCode);
	const { error_code: code = '' } = (error.context.data ?? {}) as { error_code?: string };
	return status >= 400 && status < 500 && !NOT_ABOUT_CONTENT.includes(status) && !aboutAll.includes(code);
}

/**
 * Sends several things in one request. If the request is refused because of its content, it is cut in half, and each half
 * again, until the thing at fault is alone: nothing fails because of another one. Refusals with a code of `aboutAll` are
 * about what all have in common, and are not cut. `send` returns one result for each, in their order. Returns these, or
 * errors in their places; never throws.
 */
export async function halving<One, Result>(
	all: readonly One[],
	send: (some: readonly One[]) => Promise<Result[]>,
	aboutAll: readonly string[] = [],
): Promise<Array<Result | Error>> {
	try {
		return await send(all);
	} catch (error) {
		if (all.length === 1 || !isAboutParts(error, aboutAll)) return all.map(() => error as Error);
		const middle = Math.ceil(all.length / 2);
		const outcomes = [...(await halving(all.slice(0, middle), send, aboutAll)), ...(await halving(all.slice(middle), send, aboutAll))];
		// What the request did before an answer came, its halves do not know.
		if ((error as NodeApiError).context.unclear === true) for (const outcome of outcomes) if (outcome instanceof NodeApiError) doubt(outcome);
		return outcomes;
	}
}
