/**
 * Runs `task(0)` to `task(count - 1)`: starts them in order, never more than `limit()` at a time, and nothing new
 * once `stopped()`. Resolves when all that was started has ended. Tasks handle their own errors.
 */
export async function inParallel(
	count: number,
	limit: () => number,
	stopped: () => boolean,
	task: (index: number) => Promise<void>,
): Promise<void> {
	const running = new Set<Promise<void>>();
	for (let next = 0; next < count && !stopped(); ) {
		if (running.size < limit()) {
			const started: Promise<void> = task(next++).finally(() => running.delete(started));
			running.add(started);
		} else {
			await Promise.race(running);
		}
	}
	await Promise.all(running);
}

/** Groups by a key. The groups are in the order of their first members, the members in theirs. */
export function groupBy<T>(all: readonly T[], key: (one: T) => string): T[][] {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const group = groups.get(key(one));
		if (group) group.push(one);
		else groups.set(key(one), [one]);
	}
	return [...groups.values()];
}

/** Cuts a list into pieces of at most `most` entries, in their order. */
export function chunks<T>(all: readonly T[], most: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / most) }, (_, index) => all.slice(index * most, (index + 1) * most));
}
