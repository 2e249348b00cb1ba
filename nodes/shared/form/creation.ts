import { NodeApiError } from 'n8n-workflow';

import { notMade } from '../answers/error';

/** What is there now under a name, and whether it was created just now. */
export interface Made {
	id: string;
	created: boolean;
}

/** Refusals of the client as a whole: they say nothing about a name. */
const NOT_ABOUT_NAME = [401, 403, 429];

/**
 * Creates something with a name of its own, and returns its ID. After an unclear outcome `find` looks it up: what is there now
 * was made by this request, and what cannot be looked up stays in doubt. No document says with which code a name that is taken
 * is refused, so it is looked up after a refusal, too. Throws the failure of the request where nothing is there. `find` is told
 * whether the outcome was unclear: what was created a moment ago may take a while to be found.
 */
export async function make(create: () => Promise<string>, find: (unclear: boolean) => Promise<string | undefined>): Promise<Made> {
	const made = await create().catch((error: Error) => error);
	if (!(made instanceof Error)) return { id: made, created: true };
	if (!(made instanceof NodeApiError)) throw made;
	const unclear = made.context.unclear === true;
	const status = Number(made.httpCode);
	const refused = status >= 400 && status < 500 && !NOT_ABOUT_NAME.includes(status);
	const found = unclear || refused ? await find(unclear).catch((error: Error) => error) : made;
	if (typeof found === 'string') return { id: found, created: unclear };
	if (unclear && found === undefined) notMade(made);
	throw made;
}
