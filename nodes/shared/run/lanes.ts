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

/** Puts tasks with the same key one after the other; see `lanes`. */
export interface Ticket {
	run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
	/** Lets those behind pass; to be called when the ticket's owner will run nothing more. */
	release(): void;
}

/**
 * Two changes of the same thing must not overtake each other, although what precedes them may take one longer than the
 * other. Whoever draws a ticket first enters the lane of a key first; different keys run side by side.
 */
export function lanes(): () => Ticket {
	let queue: Promise<unknown> = Promise.resolve();
	const tails = new Map<string, Promise<unknown>>();
	return () => {
		const before = queue;
		let release: () => void = () => {};
		const entered = new Promise<void>((resolve) => (release = resolve));
		queue = before.then(() => entered);
		return {
			release,
			async run(key, task) {
				await before;
				const ahead = tails.get(key);
				const result = ahead ? ahead.then(task, task) : task();
				tails.set(key, result);
				release();
				try {
					return await result;
				} finally {
					if (tails.get(key) === result) tails.delete(key);
				}
			},
		};
	};
}
