import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import type { Limit } from '../../emulator';
import { FarEnd, reply, type Tally } from '../far';
import { atMost, type Check, type Finding, type Part, type Setup } from '../finding';
import { median } from '../measure';
import type { Changes, Failures } from '../throttled';

/** How the changes are sent: by so many processes, each with so many at a time. */
interface Senders {
	title: string;
	processes: number;
	concurrency: number;
}

/** A limit, scaled down from a minute so far that the machine is still much faster; `lanes` is how many runs do not disturb each other. */
interface Scale {
	requests: number;
	window: number;
	lanes: number;
}

type Kind = Pick<Limit, 'kind' | 'begins'> & { title: string };

interface Case {
	scale: Scale;
	kind: Kind;
	says: 'numbers' | 'nothing';
	senders: Senders;
}

/** What came out of a case, and what was allowed. */
interface Outcome extends Case {
	failed: number;
	example?: string;
	refused: number;
	mostRefused: number;
	/** The time in parts of the limit's own bound. */
	ratio: number;
	mostTime: number;
}

const SCALES: Scale[] = [
	{ requests: 1000, window: 5000, lanes: 1 },
	{ requests: 300, window: 1500, lanes: 1 },
	{ requests: 100, window: 600, lanes: 2 },
	{ requests: 10, window: 200, lanes: 6 },
];
const KINDS: Kind[] = [
	{ title: 'window', kind: 'fixed', begins: 'clock' },
	{ title: 'bucket', kind: 'bucket' },
];
const SENDERS: Senders[] = [
	{ title: '5', processes: 1, concurrency: 5 },
	{ title: '20', processes: 1, concurrency: 20 },
	{ title: '50', processes: 1, concurrency: 50 },
	{ title: '2 × 20', processes: 2, concurrency: 20 },
];

/**
 * Many changes against a limit: nobody fails, hardly anything is refused, and it takes hardly longer than the limit makes
 * it. Time is measured at the far end, from the first answer to the last one.
 */
export const limits: Part = {
	name: 'limits',
	async measure(setup): Promise<Finding> {
		const count = setup.quick ? 300 : 3000;
		const scales = setup.quick ? [{ requests: 100, window: 1000, lanes: 1 }] : SCALES;
		const senders = setup.quick ? SENDERS.slice(1) : SENDERS;
		const alone = await unthrottled(setup, senders);
		const outcomes: Outcome[] = [];
		for (const scale of scales) {
			const cases = KINDS.flatMap((kind) => (['numbers', 'nothing'] as const).flatMap((says) => senders.map((those) => ({ scale, kind, says, senders: those }))));
			const act = async (one: Case, clients: ChildProcess[]) => await settle(async () => await measure(one, count, clients, alone.get(one.senders) as number));
			outcomes.push(...(await inLanes(scale.lanes, cases, act, setup)));
			console.error(`  ${scale.requests} per ${scale.window / 1000} s: done`); // It takes minutes.
		}
		return {
			title: `${count.toLocaleString('en')} changes against a limit`,
			...tableOf(outcomes, senders),
			checks: checksOf(outcomes),
			remarks: [
				`Columns: how many at a time; the last is two processes that share the limit. Refused is the number of 429 answers, time is in parts of the limit's own bound.`,
				'Each run once, since what it takes is the limit and not the machine; where that missed a check, the median of three.',
				`Not throttled a change takes ${[...alone].map(([{ title }, each]) => `${each.toFixed(2)} ms (${title})`).join(', ')}.`,
				...outcomes.flatMap(missed),
			],
		};
	},
};

/** ms per change without a limit. */
async function unthrottled(setup: Setup, senders: Senders[]): Promise<Map<Senders, number>> {
	const each = new Map<Senders, number>();
	await inLanes(1, senders, async (one, clients) => {
		const { tally } = await run(one, 1000, clients);
		each.set(one, tally.took / 1000);
	}, setup);
	return each;
}

async function measure(one: Case, count: number, clients: ChildProcess[], each: number): Promise<Outcome> {
	const { scale, kind, says, senders: { processes, concurrency }, senders } = one;
	const { requests, window } = scale;
	const { tally, failed, example } = await run(senders, count, clients, { requests, window, kind: kind.kind, begins: kind.begins, says });
	const windows = Math.ceil(count / requests);
	const byLimit = kind.kind === 'bucket' ? ((count - requests) / requests) * window : (windows - 1) * window;
	const bound = byLimit + (count - (windows - 1) * requests) * each;
	const told = says === 'numbers';
	return {
		...one,
		failed,
		example,
		refused: tally.refused,
		mostRefused: told ? count * 0.01 + processes * (concurrency + windows) : count * 0.1,
		ratio: tally.took / bound,
		mostTime: told && processes === 1 ? 1.05 + (0.1 * window) / bound : 1.3,
	};
}

/** Measures; where a check was missed twice more, and then the one in the middle counts: the machine may have been busy. */
async function settle(act: () => Promise<Outcome>): Promise<Outcome> {
	const first = await act();
	if (isFine(first)) return first;
	const all = [first, await act(), await act()];
	const by = (figure: (outcome: Outcome) => number) => median(all.map(figure));
	return { ...first, refused: by(({ refused }) => refused), ratio: by(({ ratio }) => ratio), failed: Math.max(...all.map(({ failed }) => failed)) };
}

const isFine = ({ failed, refused, mostRefused, ratio, mostTime }: Outcome) => failed === 0 && refused <= mostRefused && ratio <= mostTime;

/** Makes so many changes at a far end of its own: what a process learned about another one does not count. */
async function run({ processes, concurrency }: Senders, count: number, clients: ChildProcess[], limit?: Limit): Promise<Failures & { tally: Tally }> {
	const far = await FarEnd.start({ limits: limit ? [limit] : [] });
	try {
		const { url, credential } = far;
		const task: Changes = { url, credential, count: count / processes, concurrency };
		const answers = clients.slice(0, processes).map(async (client) => {
			const answer = reply<Failures>(client);
			client.send(task);
			return await answer;
		});
		const failures = await Promise.all(answers);
		const tally = await far.tally();
		return { tally, failed: failures.reduce((sum, { failed }) => sum + failed, 0), example: failures.find(({ example }) => example)?.example };
	} finally {
		far.stop();
	}
}

/** Runs the tasks in so many lanes, each with two processes of its own, and gives the results in the order of the tasks. */
async function inLanes<Task, Result>(lanes: number, tasks: Task[], act: (task: Task, clients: ChildProcess[]) => Promise<Result>, { packageFolder }: Setup): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = tasks.entries();
	const lane = async () => {
		const clients = [1, 2].map(() => fork(join(__dirname, '../throttled.ts'), [packageFolder], { execArgv: ['--import', 'tsx'] }));
		try {
			await Promise.all(clients.map(async (client) => await reply(client)));
			await run({ title: '', processes: 2, concurrency: 5 }, 1000, clients); // Compiled code makes requests faster.
			for (const [place, task] of waiting) results[place] = await act(task, clients);
		} finally {
			for (const client of clients) client.disconnect();
		}
	};
	await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
	return results;
}

const nameOf = ({ scale, kind, says }: Case) => `${scale.requests} per ${scale.window / 1000} s, ${kind.title}, ${says === 'numbers' ? 'said' : 'not said'}`;

function tableOf(outcomes: Outcome[], senders: Senders[]): Pick<Finding, 'columns' | 'rows'> {
	const names = [...new Set(outcomes.map(nameOf))];
	return {
		columns: ['', 'failed', ...senders.map(({ title }, index) => (index === 0 ? `refused ${title}` : title)), ...senders.map(({ title }, index) => (index === 0 ? `time ${title}` : title))],
		rows: names.map((name) => {
			const those = outcomes.filter((outcome) => nameOf(outcome) === name);
			return [name, String(those.reduce((sum, { failed }) => sum + failed, 0)), ...those.map(({ refused }) => String(refused)), ...those.map(({ ratio }) => ratio.toFixed(2))];
		}),
	};
}

function checksOf(outcomes: Outcome[]): Check[] {
	const groups: Array<[string, (outcome: Outcome) => boolean]> = [
		['one process, limit said', ({ says, senders }) => says === 'numbers' && senders.processes === 1],
		['one process, limit not said', ({ says, senders }) => says === 'nothing' && senders.processes === 1],
		['two processes, limit said', ({ says, senders }) => says === 'numbers' && senders.processes === 2],
		['two processes, limit not said', ({ says, senders }) => says === 'nothing' && senders.processes === 2],
	];
	return [
		atMost('changes that failed', 0, outcomes.reduce((sum, { failed }) => sum + failed, 0), '', 0),
		...groups.flatMap(([title, isIn]) => {
			const those = outcomes.filter(isIn);
			return [
				atMost(`${title}: refused, in parts of what is allowed, at worst`, 1, Math.max(...those.map(({ refused, mostRefused }) => refused / mostRefused))),
				atMost(`${title}: time, in parts of what is allowed, at worst`, 1, Math.max(...those.map(({ ratio, mostTime }) => ratio / mostTime))),
			];
		}),
	];
}

function missed(outcome: Outcome): string[] {
	const { failed, example, refused, mostRefused, ratio, mostTime, senders } = outcome;
	const name = `Missed: ${nameOf(outcome)}, ${senders.title} at a time`;
	return [
		...(failed > 0 ? [`${name}: ${failed} failed, the first with ${example}`] : []),
		...(refused > mostRefused ? [`${name}: ${refused} refused instead of ${mostRefused.toFixed(0)}`] : []),
		...(ratio > mostTime ? [`${name}: time ${ratio.toFixed(2)} instead of ${mostTime.toFixed(2)}`] : []),
	];
}
