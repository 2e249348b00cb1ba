import { type CloudLimit, simulate } from '../nodes/shared/http/cloud';
import { median } from './measure';

const MINUTE = 60_000;

/** How many changes a run makes, after how many ms an answer comes, and the runs of which the median is shown. */
export const CHANGES = 3000;
export const ROUND_TRIP = 50;
export const SEEDS = [1, 2, 3, 4, 5];

const SENDERS = [
	{ title: '5', processes: 1, concurrency: 5 },
	{ title: '20', processes: 1, concurrency: 20 },
	{ title: '50', processes: 1, concurrency: 50 },
	{ title: '2 × 20', processes: 2, concurrency: 20 },
];
const KINDS: Array<{ title: string; kind: CloudLimit['kind'] }> = [
	{ title: 'window', kind: 'by the clock' },
	{ title: 'bucket', kind: 'bucket' },
];

/**
 * The table of docs/bulk.md in Markdown: what 3,000 changes meet at each limit. No network and no waiting: time is a number, so
 * that a minute may be one, and what else the machine does changes nothing.
 */
export function simulatedTable(): string {
	const titles = SENDERS.map(({ title }) => title);
	const lines = [['Limit', 'Failed', ...titles.map((title) => `Refused, ${title}`), ...titles.map((title) => `Time, ${title}`)]];
	lines.push(lines[0]?.map((_, column) => (column === 0 ? '---' : '--:')) ?? []);
	for (const requests of [1000, 300, 100, 10]) {
		for (const { title, kind } of KINDS) {
			for (const told of [true, false]) {
				const cells = SENDERS.map(({ processes, concurrency }) => {
					const trials = SEEDS.map((seed) => simulate({ limit: { kind, requests, window: MINUTE }, told, processes, concurrency, changes: CHANGES, roundTrip: ROUND_TRIP, seed }));
					return {
						failed: trials.reduce((sum, { done }) => sum + CHANGES - done, 0),
						refused: median(trials.map(({ refused }) => refused)),
						time: median(trials.map(({ took, bound }) => took / bound)),
					};
				});
				lines.push([
					`${requests.toLocaleString('en')} a minute, ${title}, ${told ? 'said' : 'not said'}`,
					String(cells.reduce((sum, { failed }) => sum + failed, 0)),
					...cells.map(({ refused }) => String(refused)),
					...cells.map(({ time }) => time.toFixed(2)),
				]);
			}
		}
	}
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (require.main === module) console.log(simulatedTable());
