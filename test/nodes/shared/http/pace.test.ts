import { Pace, type Pass, type Said } from '../../../../nodes/shared/http/pace';
import { type CloudLimit, type Outcome, simulate, type Trial } from './cloud';

const CHANGES = 3000;
const KINDS = ['by the clock', 'from the first request', 'bucket'] as const;
const SCALES = [
	[1000, 4000],
	[300, 1200],
	[100, 500],
	[10, 200],
] as const;
const SEEDS = [0, 1, 2, 3];

/** The same trial with other moments for everything that is up to chance: network, timers, and when the first window began. */
function trials(limit: CloudLimit, more: Partial<Trial>): Outcome[] {
	return SEEDS.map((seed) => {
		const begun = limit.kind === 'by the clock' ? seed / SEEDS.length : 0;
		return simulate({ limit: { ...limit, begun }, told: true, processes: 1, concurrency: 5, changes: CHANGES, roundTrip: 5, spacing: 1, seed, ...more });
	});
}

const mean = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
const ratios = (outcomes: Outcome[]) => outcomes.map(({ took, bound }) => took / bound);
const refusals = (outcomes: Outcome[]) => outcomes.map(({ refused }) => refused);
const cases = KINDS.flatMap((kind) => SCALES.flatMap(([requests, window]) => [5, 20, 50].map((concurrency) => ({ kind, requests, window, concurrency }))));

describe('one process, and a cloud that names its limit', () => {
	it.each(cases)('$requests per $window ms, $kind, $concurrency at a time: hardly slower than the limit, hardly anything refused', ({ kind, requests, window, concurrency }) => {
		for (const { done, refused, took, bound } of trials({ kind, requests, window }, { concurrency })) {
			expect(done).toBe(CHANGES);
			expect(took).toBeLessThan(1.05 * bound + window / 10);
			expect(refused).toBeLessThanOrEqual(CHANGES * 0.01 + concurrency + CHANGES / requests);
		}
	});
});

describe('one process, and a cloud that names nothing', () => {
	it.each(cases)('$requests per $window ms, $kind, $concurrency at a time: the limit is learned', ({ kind, requests, window, concurrency }) => {
		for (const { done, refused, took, bound } of trials({ kind, requests, window }, { told: false, concurrency })) {
			expect(done).toBe(CHANGES);
			expect(took).toBeLessThan(1.3 * bound);
			expect(refused).toBeLessThanOrEqual(CHANGES * 0.1);
		}
	});
});

describe('two processes that share a limit', () => {
	const shared = KINDS.flatMap((kind) => SCALES.flatMap(([requests, window]) => [true, false].map((told) => ({ kind, requests, window, told }))));

	it.each(shared)('$requests per $window ms, $kind, told: $told: use it up together, and none starves', ({ kind, requests, window, told }) => {
		const outcomes = trials({ kind, requests, window }, { told, processes: 2, concurrency: 20 });
		for (const { done } of outcomes) expect(done).toBe(CHANGES);
		expect(mean(ratios(outcomes))).toBeLessThan(1.3);
		expect(Math.max(...ratios(outcomes))).toBeLessThan(1.6);
		expect(mean(refusals(outcomes))).toBeLessThanOrEqual(told ? CHANGES * 0.01 + 2 * (20 + CHANGES / requests) : CHANGES * 0.1);
	});
});

describe('at the size of the real ones: 100 a minute', () => {
	const limit = { requests: 100, window: 60_000 };
	const real = { changes: 1000, roundTrip: 50, spacing: 1 };

	it.each(KINDS)('%s: 1,000 changes take what the limit makes them take', (kind) => {
		for (const { took, bound, refused } of trials({ kind, ...limit }, real)) {
			expect(took).toBeLessThan(1.05 * bound);
			expect(refused).toBeLessThan(25);
		}
	});

	it.each([true, false])('a bucket that holds less than the limit is noticed, told: %s', (told) => {
		for (const { took, bound, refused } of trials({ kind: 'bucket', burst: 10, ...limit }, { ...real, told })) {
			expect(took).toBeLessThan(1.05 * bound);
			expect(refused).toBeLessThan(100);
		}
	});

	it('two processes share a bucket that holds less than the limit', () => {
		for (const ratio of ratios(trials({ kind: 'bucket', burst: 10, ...limit }, { ...real, processes: 2 }))) expect(ratio).toBeLessThan(1.3);
	});

	it.each(KINDS)('%s: Retry-After without numbers is enough to learn from', (kind) => {
		for (const { took, bound, refused } of trials({ kind, ...limit }, { ...real, told: false, retryAfter: kind === 'bucket' ? 600 : 5000 })) {
			expect(took).toBeLessThan(1.1 * bound);
			expect(refused).toBeLessThan(150);
		}
	});

	it.each(KINDS)('%s: a limit that becomes another one is learned anew', (kind) => {
		const outcomes = trials({ kind, ...limit, later: { at: 150_000, requests: 20 } }, { ...real, changes: 400, told: false });
		// 250 to 300 in the first 150 s, and the rest at 20 a minute.
		for (const { took, done } of outcomes) {
			expect(done).toBe(400);
			expect(took).toBeLessThan(150_000 + (150 / 20) * 60_000 * 1.2);
		}
	});
});

describe('a second is a window too', () => {
	it.each(KINDS)('200 a second, %s, no numbers: many at a time over a network', (kind) => {
		for (const { took, bound, refused } of trials({ kind, requests: 200, window: 1000 }, { told: false, concurrency: 20, roundTrip: 50 })) {
			expect(took).toBeLessThan(2 * bound);
			expect(refused).toBeLessThan(CHANGES * 0.2);
		}
	});
});

describe('step by step', () => {
	const pass = (pace: Pace, now: number): Pass => {
		const answer = pace.ask(now);
		if (typeof answer === 'number') throw new Error(`wait ${answer} ms`);
		return answer;
	};
	const MINUTE: Said = { limit: 100, window: 60_000 };

	it('after the first refusal one request looks, and nobody goes before it is answered', () => {
		const pace = new Pace(1000, MINUTE);
		expect(pace.ask(1000)).toBeCloseTo(900); // A bucket of that rate has one more after 600 ms.
		pass(pace, 1900);
		expect(pace.ask(1900)).toBe(Infinity);
		expect(pace.ask(100_000)).toBe(Infinity);
	});

	it('a look that ends without an answer makes room for another one', () => {
		const pace = new Pace(0, MINUTE);
		pace.ended(pass(pace, 900));
		expect(pace.ask(901)).toHaveProperty('phase');
	});

	it.each([{}, MINUTE])('does not come back before Retry-After, whatever else is known: %p', (said) => {
		const pace = new Pace(0, { ...said, retryAfter: 7000 });
		expect(pace.ask(0)).toBe(7000);
		pace.refused(pass(pace, 7000), 7050, { ...said, retryAfter: 90_000 });
		expect(pace.ask(7050)).toBe(90_000);
	});

	it('keeps to Retry-After at a steady pace as well', () => {
		const pace = new Pace(0, MINUTE);
		pace.accepted(pass(pace, 900), 950); // A window is open, or a bucket has one more.
		pace.refused(pass(pace, 951), 1000, MINUTE);
		pace.accepted(pass(pace, 2600), 2650); // A bucket.
		pace.refused(pass(pace, 3400), 3450, { ...MINUTE, retryAfter: 30_000 });
		expect(pace.ask(3450)).toBe(30_000);
	});

	it('a refusal of what had been sent before the limit was known does not put off the look', () => {
		const pace = new Pace(0, MINUTE);
		pace.refused(undefined, 300, MINUTE);
		expect(pace.ask(300)).toBeCloseTo(600);
	});

	it('answers from an earlier window neither count for the present one nor close it', () => {
		const pace = new Pace(0, MINUTE);
		pace.accepted(pass(pace, 900), 950);
		const late = pass(pace, 951);
		pace.ask(61_000); // The window is over: the next look goes.
		pace.refused(late, 61_001, MINUTE);
		pace.accepted(late, 61_002);
		expect(pace.ask(61_003)).toBe(Infinity);
	});

	it('once a window is known, all of the next go at once', () => {
		const pace = new Pace(0, { limit: 5, window: 1000 });
		let now = 0;
		const wait = () => {
			const answer = pace.ask(now);
			if (typeof answer === 'object') return answer;
			now += answer;
			return pass(pace, now);
		};
		// Looks until a window is open, and takes it one after the other.
		pace.refused(wait(), now, {});
		pace.accepted(wait(), now);
		for (let count = 1; count < 5; count++) pace.accepted(pass(pace, now), now);
		const opened = now;
		pace.accepted(wait(), now + 10);
		expect(now).toBe(opened + 1000);
		expect([1, 2, 3, 4].map(() => typeof pace.ask(now + 10))).toEqual(['object', 'object', 'object', 'object']);
		expect(pace.ask(now + 10)).toBe(Infinity);
	});

	it('a window that ends before it is used up says nothing about others', () => {
		const pace = new Pace(0, { limit: 5, window: 1000 });
		pace.accepted(pass(pace, 500), 500);
		for (let count = 1; count < 5; count++) pace.accepted(pass(pace, 500), 500);
		for (const now of [1500, 2500]) pace.accepted(pass(pace, now), now);
		pace.accepted(pass(pace, 2500), 2500);
		pace.accepted(pass(pace, 3500), 3500);
		expect([1, 2, 3, 4].map(() => typeof pace.ask(3500))).toEqual(['object', 'object', 'object', 'object']);
	});
});
