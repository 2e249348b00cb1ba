import type { Procedure, Steps, Values } from './plan';
import type { Result } from './property';

/**
 * Reads something for each of these values, side by side; what has the same key is read once. Returns for each what was
 * read, or why it could not be. Never throws.
 */
export async function readEach(steps: Steps, all: readonly Values[], keyOf: (values: Values) => string, read: (steps: Steps, values: Values) => Promise<Result>): Promise<Array<Result | Error>> {
	const different = new Map(all.map((values) => [keyOf(values), values]));
	const reading: Procedure = { plan: (values) => ({ steps: async (inner) => await read(inner, values), readsOnly: true }), target: () => '' };
	const found = await steps.perform(reading, [...different.values()]);
	const known = new Map([...different.keys()].map((key, place) => [key, found[place]]));
	return all.map((values) => known.get(keyOf(values)) as Result | Error);
}
