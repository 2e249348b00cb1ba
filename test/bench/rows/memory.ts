import { fork } from 'node:child_process';
import { join } from 'node:path';

import { FarEnd, reply } from '../far';
import { atMost, type Finding, type Part } from '../finding';
import { HELPER, OURS } from '../sides';

/** What a process of `peak.ts` is told. */
export interface Task {
	url: string;
	packageFolder: string;
	side: 'ours' | 'helper' | 'nothing';
	count: number;
}

/** What it answers, in bytes: at its peak, and what it still needs at the end. */
export interface Memory {
	peak: number;
	held: number;
}

const NOTHING = 'No Operation';
const MB = 1000 ** 2;

/** Memory of one execution with very many items, each in a process that has done nothing else. */
export const memory: Part = {
	name: 'memory',
	async measure({ quick, packageFolder }): Promise<Finding> {
		const far = await FarEnd.start();
		const counts = quick ? [2_000, 5_000, 10_000] : [10_000, 25_000, 50_000];
		const taken: Record<string, Memory[]> = { [OURS]: [], [HELPER]: [], [NOTHING]: [] };
		for (const count of counts) {
			taken[OURS]?.push(await run({ url: far.url, packageFolder, side: 'ours', count }));
			taken[HELPER]?.push(await run({ url: far.url, packageFolder, side: 'helper', count }));
			taken[NOTHING]?.push(await run({ url: far.url, packageFolder, side: 'nothing', count }));
		}
		far.stop();
		const at = (side: string, index: number, what: keyof Memory) => taken[side]?.[index]?.[what] as number;
		const growth = (side: string, from: number, to: number, what: keyof Memory) =>
			(at(side, to, what) - at(side, from, what)) / ((counts[to] as number) - (counts[from] as number));
		const [small, middle, large] = counts.map((count) => count.toLocaleString('en'));
		const row = (title: string, side: string, what: keyof Memory) => [
			title,
			...counts.map((_, index) => `${(at(side, index, what) / MB).toFixed(0)} MB`),
			...[0, 1].map((from) => `${(growth(side, from, from + 1, what) / 1000).toFixed(2)} kB`),
		];
		return {
			title: `Memory of one execution, up to ${large} items`,
			columns: ['', `${small} items`, middle ?? '', large ?? '', `per item to ${middle}`, `to ${large}`],
			rows: [
				row(`${OURS}, peak`, OURS, 'peak'),
				row(`${HELPER}, peak`, HELPER, 'peak'),
				row(`${NOTHING}, peak`, NOTHING, 'peak'),
				row(`${OURS}, in use at the end`, OURS, 'held'),
				row(`${NOTHING}, in use at the end`, NOTHING, 'held'),
			],
			checks: [
				atMost(`peak for ${large} items against a ${NOTHING} node`, 1.3, at(OURS, 2, 'peak') / at(NOTHING, 2, 'peak')),
				atMost(`in use per item, ${middle} to ${large} against ${small} to ${middle}`, 1.25, growth(OURS, 1, 2, 'held') / growth(OURS, 0, 1, 'held')),
			],
			remarks: ['One process per figure and no rounds: the peak includes what Node.js has not bothered to clean up yet.'],
		};
	},
};

async function run(task: Task): Promise<Memory> {
	return await reply<Memory>(fork(join(__dirname, '../peak.ts'), [JSON.stringify(task)], { execArgv: ['--import', 'tsx', '--expose-gc'] }));
}
