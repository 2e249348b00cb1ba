import { inParallel, lanes } from '../../../../nodes/shared/run/lanes';

/** Promises that a test settles by hand, by name. */
function gates() {
	const opened = new Map<unknown, Gate>();
	const gate = (name: unknown) => {
		let open: () => void = () => {};
		let fail: (error: Error) => void = () => {};
		const promise = new Promise<void>((resolve, reject) => {
			open = resolve;
			fail = reject;
		});
		opened.set(name, { promise, open, fail });
		return promise;
	};
	return { gate, open: (name: unknown) => opened.get(name)?.open(), fail: (name: unknown) => opened.get(name)?.fail(new Error(`${name} failed`)) };
}

interface Gate {
	promise: Promise<void>;
	open: () => void;
	fail: (error: Error) => void;
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

describe('lanes', () => {
	/** Runs tasks that are told apart by name, and keeps who began and ended when. */
	const recorder = () => {
		const { gate, open, fail } = gates();
		const log: string[] = [];
		const task = (name: string) => async () => {
			log.push(`${name} begins`);
			await gate(name);
			log.push(`${name} ends`);
			return name;
		};
		return { log, task, open, fail };
	};

	it('run what has the same key one after the other, in the order of the tickets and not of the arrival', async () => {
		const { log, task, open } = recorder();
		const draw = lanes();
		const [first, second] = [draw(), draw()];

		const later = second.run('user', task('second'));
		await settled();
		expect(log).toEqual([]);
		const earlier = first.run('user', task('first'));
		await settled();
		expect(log).toEqual(['first begins']);
		open('first');
		expect(await earlier).toBe('first');
		await settled();
		expect(log).toEqual(['first begins', 'first ends', 'second begins']);
		open('second');
		expect(await later).toBe('second');
	});

	it('run what has different keys side by side', async () => {
		const { log, task, open } = recorder();
		const draw = lanes();
		const both = [draw().run('one', task('first')), draw().run('two', task('second'))];

		await settled();
		expect(log).toEqual(['first begins', 'second begins']);
		open('first');
		open('second');
		expect(await Promise.all(both)).toEqual(['first', 'second']);
	});

	it('let those behind pass when a ticket is given back unused', async () => {
		const { log, task, open } = recorder();
		const draw = lanes();
		const [first, second] = [draw(), draw()];
		const result = second.run('user', task('second'));

		await settled();
		expect(log).toEqual([]);
		first.release();
		await settled();
		expect(log).toEqual(['second begins']);
		open('second');
		await result;
	});

	it('go on after a failure, which only its owner sees', async () => {
		const { log, task, open, fail } = recorder();
		const draw = lanes();
		const failing = draw().run('user', task('first'));
		const waiting = draw().run('user', task('second'));
		await settled();
		fail('first');

		await expect(failing).rejects.toThrow('first failed');
		await settled();
		expect(log).toEqual(['first begins', 'second begins']);
		open('second');
		expect(await waiting).toBe('second');
	});

	it('keep three of one key apart', async () => {
		const { log, task, open } = recorder();
		const draw = lanes();
		const whole = ['a', 'b', 'c'].map((name) => draw().run('user', task(name)));
		for (const name of ['a', 'b', 'c']) {
			await settled();
			open(name);
		}

		await Promise.all(whole);
		expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	});

	it('keep apart what comes while one that waited is running', async () => {
		const { log, task, open } = recorder();
		const draw = lanes();
		const early = ['a', 'b'].map((name) => draw().run('user', task(name)));
		await settled();
		open('a');
		await settled();
		const late = draw().run('user', task('c'));
		await settled();

		expect(log).toEqual(['a begins', 'a ends', 'b begins']);
		open('b');
		await settled();
		open('c');
		await Promise.all([...early, late]);
	});

	it('may be used twice with one ticket', async () => {
		const { task, open } = recorder();
		const ticket = lanes()();
		const first = ticket.run('user', task('first'));
		await settled();
		open('first');
		await first;
		const second = ticket.run('user', task('second'));
		await settled();
		open('second');

		expect(await second).toBe('second');
	});
});
