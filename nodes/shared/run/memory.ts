import type { IExecuteFunctions } from 'n8n-workflow';

/** What was sent before, kept in n8n's database for each node. */
export interface Memory {
	/** Notes these marks; returns, for those that were noted before, since when, in words. */
	note(marks: readonly string[]): Promise<Map<string, string>>;
	/** Takes back what this run noted. */
	forget(marks: readonly string[]): Promise<void>;
}

/** A mark is three entries: itself, its day and its hour. n8n reads and writes all entries of a node at a time, so they are limited. */
const OPTIONS = { mode: 'entries', maxEntries: 9000 } as const;

/** Marks older than so many days are only known to be old. */
const DAYS = 31;

const onDay = (mark: string, day: string) => `${mark} on ${day}`;
const inHour = (mark: string, hour: string) => `${mark} in hour ${hour}`;

/** The day of a moment and its hour, in UTC. */
const dayAndHour = (ms: number): [string, string] => {
	const text = new Date(ms).toISOString();
	return [text.slice(0, 10), text.slice(11, 13)];
};

function entriesOf(mark: string, moment: number): string[] {
	const [day, hour] = dayAndHour(moment);
	return [mark, onDay(mark, day), inHour(mark, hour)];
}

/**
 * The memory that n8n's deduplication keeps for the node at hand, hashed: written at once, and open to all processes of one n8n.
 * It reads and writes all marks of a node without a lock, so one change of it waits for the other in this process; between
 * processes marks of the same moment can be lost. Its functions throw what n8n throws, such as for a workflow that was not saved.
 */
export function memoryOf(context: IExecuteFunctions): Memory {
	const { checkProcessedAndRecord, removeProcessed } = context.helpers;
	const inTurn = turnsOf(`${context.getWorkflow().id} ${context.getNode().id}`);
	const noted = new Map<string, number>();

	/** Notes entries; returns which of them were there. */
	async function write(entries: string[]): Promise<unknown[]> {
		const send = async () => await checkProcessedAndRecord(entries, 'node', OPTIONS);
		// Where nothing was noted yet, two processes may both begin the list, and only one of them can.
		return (await send().catch(send)).processed;
	}

	/** Which of these the memory has; none of them is noted by it. */
	async function among(entries: readonly string[]): Promise<string[]> {
		const { new: unknown, processed } = await checkProcessedAndRecord([...entries], 'node', { mode: OPTIONS.mode });
		await removeProcessed(unknown, 'node', OPTIONS);
		return processed as string[];
	}

	async function since(mark: string): Promise<string> {
		const now = Date.now();
		const days = Array.from({ length: DAYS }, (_, back) => dayAndHour(now - back * 86_400_000)[0]);
		const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
		const found = await among([...days.map((day) => onDay(mark, day)), ...hours.map((hour) => inHour(mark, hour))]);
		const day = days.find((one) => found.includes(onDay(mark, one)));
		const hour = hours.find((one) => found.includes(inHour(mark, one)));
		return day === undefined ? `more than ${DAYS} days ago` : `on ${day}, after ${hour}:00 UTC`;
	}

	return {
		note: async (marks) =>
			await inTurn(async () => {
				const moment = Date.now();
				const processed = await write(marks.flatMap((mark) => entriesOf(mark, moment)));
				const known = marks.filter((mark) => processed.includes(mark));
				// Their day is that of the first time.
				const today = known.flatMap((mark) => entriesOf(mark, moment)).filter((entry) => !processed.includes(entry));
				if (today.length > 0) await removeProcessed(today, 'node', OPTIONS);
				const found = new Map<string, string>();
				for (const mark of marks) {
					if (known.includes(mark)) found.set(mark, await since(mark));
					else noted.set(mark, moment);
				}
				return found;
			}),
		forget: async (marks) => await inTurn(async () => await removeProcessed(marks.flatMap((mark) => entriesOf(mark, noted.get(mark) ?? 0)), 'node', OPTIONS)),
	};
}

/** The last task of each node that has one under way. */
const last = new Map<string, Promise<unknown>>();

/** Lets one task of a node begin when the one before it has ended, whichever execution it belongs to. */
function turnsOf(node: string): <Result>(task: () => Promise<Result>) => Promise<Result> {
	return async (task) => {
		const before = last.get(node);
		const mine = before ? before.then(task, task) : task();
		last.set(node, mine);
		return await mine.finally(() => last.get(node) === mine && last.delete(node));
	};
}
