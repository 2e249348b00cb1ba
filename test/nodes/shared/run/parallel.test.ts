import { chunks, groupBy, inParallel } from '../../../../nodes/shared/run/parallel';

/** Promises that a test settles by hand, by name. */
function gates() {
	const opened = new Map<unknown, () => void>();
	const gate = async (name: unknown) => await new Promise<void>((resolve) => opened.set(name, resolve));
	return { gate, open: (name: unknown) => opened.get(name)?.() };
}

/** Lets everything that can go on go on. */
const settled = async () => await new Promise<void>((resolve) => setImmediate(resolve));

describe('inParallel', () => {
	it('starts in order, never more than the limit, and ends when all have ended', async () => {
		const { gate, open } = gates();
		const started: number[] = [];
		let ended = false;
		const whole = inParallel(4, () => 2, () => false, async (index) => {
			started.push(index);
			await gate(index);
		}).then(() => (ended = true));

		await settled();
		expect(started).toEqual([0, 1]);
		open(1);
		await settled();
		expect(started).toEqual([0, 1, 2]);
		open(0);
		open(2);
		await settled();
		expect(started).toEqual([0, 1, 2, 3]);
		expect(ended).toBe(false);
		open(3);
		await whole;
		expect(ended).toBe(true);
	});

	it('asks for the limit again before every start', async () => {
		const { gate, open } = gates();
		const started: number[] = [];
		let limit = 1;
		const whole = inParallel(4, () => limit, () => false, async (index) => {
			started.push(index);
			await gate(index);
		});

		await settled();
		expect(started).toEqual([0]);
		limit = 3;
		open(0);
		await settled();
		expect(started).toEqual([0, 1, 2, 3]);
		[1, 2, 3].forEach(open);
		await whole;
	});

	it('starts nothing more once it is stopped, and waits for what is running', async () => {
		const { gate, open } = gates();
		const ended: number[] = [];
		let stopped = false;
		const whole = inParallel(5, () => 2, () => stopped, async (index) => {
			await gate(index);
			ended.push(index);
		});

		await settled();
		stopped = true;
		open(0);
		await settled();
		open(1);
		await whole;
		expect(ended).toEqual([0, 1]);
	});

	it.each([
		['without items', 0, false],
		['when it is stopped at once', 3, true],
	])('does nothing %s', async (_when, count, stopped) => {
		const task = jest.fn();

		await inParallel(count, () => 2, () => stopped, task);
		expect(task).not.toHaveBeenCalled();
	});
});

describe('grouping', () => {
	it('puts what has the same key together, in the order of the first of each', () => {
		expect(groupBy(['b1', 'a1', 'b2', 'c1', 'a2'], ([key]) => String(key))).toEqual([['b1', 'b2'], ['a1', 'a2'], ['c1']]);
		expect(groupBy([], String)).toEqual([]);
	});

	it('takes any text as a key', () => {
		expect(groupBy(['__proto__', 'constructor', '', '__proto__'], String)).toEqual([['__proto__', '__proto__'], ['constructor'], ['']]);
	});
});

describe('cutting into pieces', () => {
	it.each([
		[[1, 2, 3, 4, 5], 2, [[1, 2], [3, 4], [5]]],
		[[1, 2, 3, 4], 2, [[1, 2], [3, 4]]],
		[[1, 2], 50, [[1, 2]]],
		[[], 50, []],
	])('%j, at most %i at a time, are %j', (all, most, pieces) => {
		expect(chunks<number>(all, most)).toEqual(pieces);
	});
});
