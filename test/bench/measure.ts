import type { FarEnd } from './far';
import type { Side } from './sides';

/** What one side took per item, in ms, and how many connections it opened. */
export interface Sample {
	wall: number;
	cpu: number;
	connections: number;
}

/** The middle one of several figures. */
export function median(figures: number[]): number {
	const sorted = [...figures].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The median of a figure of each round. */
export const medianOf = <Round>(rounds: Round[], figure: (round: Round) => number): number => median(rounds.map(figure));

/**
 * Runs all sides once per round, so that whatever else the machine does meets all of them, and starts each round with
 * another one. Connections may stay open from the warm-up on: those count for the first round. Throws when the far end
 * did not see what it should.
 */
export async function interleaved(far: FarEnd, all: Side[], rounds: number, count: number, warmUp: number): Promise<Record<string, Sample>[]> {
	const openedBefore: Record<string, number> = {};
	for (const side of all) {
		await side.run(warmUp);
		const { connections } = await far.tally();
		// Whoever opens one per request keeps none for the first round.
		openedBefore[side.name] = connections < warmUp ? connections : 0;
	}
	const results: Record<string, Sample>[] = [];
	for (let round = 0; round < rounds; round++) {
		const samples: Record<string, Sample> = {};
		for (let turn = 0; turn < all.length; turn++) {
			const side = all[(round + turn) % all.length] as Side;
			const taken = await sample(far, side, count);
			if (round === 0) taken.connections += openedBefore[side.name] ?? 0;
			samples[side.name] = taken;
		}
		results.push(samples);
	}
	return results;
}

async function sample(far: FarEnd, side: Side, count: number): Promise<Sample> {
	globalThis.gc?.(); // Nobody pays for what another one left behind.
	const cpu = process.cpuUsage();
	const started = performance.now();
	await side.run(count);
	const wall = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	const { accepted, refused, connections } = await far.tally();
	const expected = side.requests ?? count;
	if (accepted !== expected || refused > 0) throw new Error(`${side.name}: ${accepted} requests accepted and ${refused} refused instead of ${expected} accepted`);
	return { wall: wall / count, cpu: (user + system) / 1000 / count, connections };
}
