const count = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;

/** Puts a time in ms into words: `40 seconds`, `3 minutes`, `2 hours`. */
export function duration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 100) return count(seconds, 'second');
	return seconds < 100 * 60 ? count(Math.round(seconds / 60), 'minute') : count(Math.round(seconds / 3600), 'hour');
}

/** Puts item numbers, which the editor counts from 0, into a sentence: `0–3, 5`. */
export function ranges(items: number[]): string {
	const runs: Array<[number, number]> = [];
	for (const item of [...items].sort((a, b) => a - b)) {
		const run = runs.at(-1);
		if (run && run[1] === item - 1) run[1] = item;
		else runs.push([item, item]);
	}
	return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
