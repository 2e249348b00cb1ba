import { rmSync } from 'node:fs';

import { credentialsFor } from '../../n8n/import';
import { install, userFolderIn } from '../../n8n/install';
import { Instance } from '../../n8n/instance';
import { Flow } from '../../queue/flow';
import { Queue } from '../../queue/queue';
import { missing } from '../../queue/services';
import { FarEnd } from '../far';
import { atMost, type Finding, type Part } from '../finding';
import { median } from '../measure';
import { people, update } from '../work';

/** Milliseconds until the cloud answers. */
const DELAYS = [50, 200];
const PEOPLE = 50;
const PORT = 6250; // Those around it are the queue's.

/** Items per second of 20 events at once about 50 people: in one process, and in queue mode with one worker and with two. */
export const queueMode: Part = {
	name: 'queue',
	async measure({ rounds, quick }) {
		const events = quick ? 10 : 20;
		const title = `A real n8n: ${events} events at once, each about ${PEOPLE} people, who are updated; five executions a worker`;
		const lacking = missing();
		if (lacking) return { title, columns: [''], rows: [], checks: [], remarks: [lacking] };
		const installed = await install('newest', console.error);
		const userFolder = userFolderIn(installed, 'bench');
		rmSync(userFolder, { recursive: true, force: true });
		const queue = await Queue.start(installed, 'bench-queue', { workers: 1 });
		const regular = await Instance.start(installed, { userFolder, port: PORT });
		try {
			const figures: Figures[] = [];
			for (const roundTrip of DELAYS) figures.push(await withAnswersAfter(roundTrip, { queue, regular, rounds, events }));
			return { title, ...tableOf(figures) };
		} finally {
			await Promise.all([queue.stop(), regular.stop()]);
		}
	},
};

/** Items per second, by rounds. */
interface Figures {
	regular: number[];
	one: number[];
	two: number[];
}

async function withAnswersAfter(roundTrip: number, { queue, regular, rounds, events }: { queue: Queue; regular: Instance; rounds: number; events: number }): Promise<Figures> {
	const far = await FarEnd.start({ roundTrip });
	const flowIn = async (main: Instance) => await Flow.publish({ queue: { main }, credentials: await credentialsFor(main, far) }, update);
	const flows = { regular: await flowIn(regular), queue: await flowIn(queue.main) };
	const figures: Figures = { regular: [], one: [], two: [] };
	for (let round = 0; round < rounds; round++) {
		figures.regular.push(await itemsPerSecond(flows.regular, far, events));
		figures.one.push(await itemsPerSecond(flows.queue, far, events));
		const second = await queue.addWorker();
		figures.two.push(await itemsPerSecond(flows.queue, far, events));
		await second.stop();
	}
	far.stop();
	return figures;
}

async function itemsPerSecond(flow: Flow, far: FarEnd, events: number): Promise<number> {
	const all = people(events * PEOPLE);
	const send = async (size: number) => {
		const answers = await Promise.all(Array.from({ length: events }, async (_, event) => await flow.send(all.slice(event * PEOPLE, event * PEOPLE + size))));
		const { accepted, refused } = await far.tally();
		if (accepted !== events * size || refused > 0 || answers.some(({ status }) => status !== 200)) throw new Error(`${accepted} requests accepted and ${refused} refused instead of ${events * size} accepted`);
	};
	await send(1); // A worker that has just started loads the nodes first.
	const started = performance.now();
	await send(PEOPLE);
	return (all.length * 1000) / (performance.now() - started);
}

function tableOf(figures: Figures[]): Omit<Finding, 'title'> {
	const against = ({ one, ...others }: Figures, side: 'regular' | 'two') => median(others[side].map((figure, round) => figure / (one[round] as number)));
	const row = (name: string, side: keyof Figures) => [
		name,
		...figures.flatMap((each) => [`${median(each[side]).toFixed(0)} items/s`, side === 'one' ? '' : `${against(each, side).toFixed(2)} ×`]),
	];
	return {
		columns: ['', ...DELAYS.flatMap((delay) => [`answers after ${delay} ms`, 'it ÷ one worker'])],
		rows: [row('regular mode, on SQLite', 'regular'), row('queue mode, one worker', 'one'), row('queue mode, two workers', 'two')],
		checks: figures.slice(-1).map((each) => atMost(`time of two workers against one, answers after ${DELAYS.at(-1)} ms`, 0.8, 1 / against(each, 'two'))),
		remarks: ['Regular mode limits neither the executions nor the requests that are under way at once.'],
	};
}
