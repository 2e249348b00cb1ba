import { Steady } from '../../../../nodes/shared/http/steady';

/** A bucket that was empty at time 0 and gives back one at a time, and those who take from it. Virtual time, in ms. */
function share(rate: number, burst: number, users: Array<{ steady: Steady; until?: number }>, until: number): number[][] {
	let [tokens, last] = [0, 0];
	const taken = users.map(() => [] as number[]);
	for (let now = 0; now < until; now++) {
		tokens = Math.min(burst, tokens + (now - last) * rate);
		last = now;
		users.forEach(({ steady, until: end = Infinity }, index) => {
			while (now < end && steady.ask(now) === 0) {
				if (tokens >= 1) {
					tokens--;
					steady.accepted(now);
					taken[index]?.push(now);
				} else steady.refused(now);
			}
		});
	}
	return taken;
}

const between = (times: number[], from: number, to: number) => times.filter((time) => time >= from && time < to).length;

it('sends at even intervals', () => {
	const steady = new Steady(1 / 100, 1 / 100, 0, 1e9);
	const times = Array.from({ length: 500 }, (_, now) => now).filter((now) => steady.ask(now) === 0);
	expect(times).toEqual([100, 200, 300, 400]);
});

it('never goes faster than the rate the cloud named', () => {
	const steady = new Steady(1 / 200, 1 / 100, 0, 100);
	const [times = []] = share(1, 1000, [{ steady }], 60_000);
	expect(between(times, 50_000, 60_000)).toBeLessThanOrEqual(101);
	expect(between(times, 50_000, 60_000)).toBeGreaterThan(95);
});

it.each([0.3, 0.9, 1.5, 6])('finds the rate of a bucket that was guessed %p times as high', (factor) => {
	const [times = []] = share(1 / 50, 100, [{ steady: new Steady(factor / 50, Infinity, 0) }], 100_000);
	expect(between(times, 20_000, 100_000) / 80_000).toBeGreaterThan(0.9 / 50);
});

it('finds it too where the guess was wrong beyond all measure', () => {
	const [times = []] = share(1 / 50, 100, [{ steady: new Steady(1 / 20_000, Infinity, 0) }], 400_000);
	expect(between(times, 300_000, 400_000)).toBeGreaterThan(1800);
});

it('shares a bucket so that nobody gets less than a quarter', () => {
	const most = 1 / 20;
	const users = [0.9, 0.2].map((part) => ({ steady: new Steady(part * most, most, 0, 80 / most) }));
	const [first = [], second = []] = share(most, 100, users, 200_000);
	const rates = [first, second].map((times) => between(times, 50_000, 200_000) / 150_000 / most);
	expect(Math.min(...rates)).toBeGreaterThan(0.25);
	expect(rates.reduce((sum, rate) => sum + rate)).toBeGreaterThan(0.9);
});

it('takes over what others leave', () => {
	const most = 1 / 20;
	const users = [{ steady: new Steady(most / 2, Infinity, 0, 500) }, { steady: new Steady(most / 2, Infinity, 0, 500), until: 60_000 }];
	const [stays = []] = share(most, 100, users, 120_000);
	expect(between(stays, 80_000, 120_000) / 40_000).toBeGreaterThan(0.9 * most);
});

it('pauses longer with every refusal in a row', () => {
	const steady = new Steady(1 / 100, 1 / 100, 0, 1e9);
	const pauses = [1000, 2000, 3000].map((now) => {
		steady.refused(now);
		return Math.round(steady.ask(now) * 0.01 * 0.85 ** (now / 1000));
	});
	expect(pauses[1]).toBeGreaterThan((pauses[0] as number) * 1.5);
	expect(pauses[2]).toBeGreaterThan((pauses[1] as number) * 1.5);
});

it('makes up for a delay, but not for more than a bucket may hold', () => {
	const steady = new Steady(1 / 100, Infinity, 0, 1e9);
	expect(Array.from({ length: 30 }, () => steady.ask(1_000_000)).filter((wait) => wait === 0)).toHaveLength(20);
});

it('does not grow while there is less to send than it allows', () => {
	const steady = new Steady(1 / 100, Infinity, 0);
	for (let now = 10_000; now < 1_000_000; now += 10_000) {
		steady.ask(now);
		steady.accepted(now);
	}
	steady.refused(1_000_000);
	expect(steady.ask(1_000_000)).toBeGreaterThan(150);
});

describe('the pause after a refusal that ends a guess', () => {
	/** How long it pauses that guessed one in 100 ms, and had these taken. */
	const pauseAfter = (taken: number[], most = Infinity, begin?: (steady: Steady) => void) => {
		const steady = new Steady(1 / 100, most, 0);
		begin?.(steady);
		for (const now of taken) steady.accepted(now);
		const now = taken.at(-1) ?? 0;
		steady.refused(now);
		return Math.round(steady.ask(now));
	};
	const pauseAt = (interval: number) => Math.round((2 * interval) / 0.85);

	it('goes by what got through, if four did', () => {
		expect([pauseAfter([1000, 2000, 3000]), pauseAfter([1000, 2000, 3000, 4000])]).toEqual([pauseAt(100), pauseAt(1000)]);
	});

	it('goes by the last ten of them', () => {
		expect(pauseAfter([0, 95_000, ...Array.from({ length: 9 }, (_, index) => 101_000 + index * 1000)])).toBe(pauseAt(14_000 / 9));
	});

	it('goes by a guess that grew with each that had to wait, and with no other', () => {
		const wait = (steady: Steady) => void steady.ask(0);
		expect([pauseAfter([1]), pauseAfter([1], Infinity, wait), pauseAfter([1, 2], Infinity, wait)]).toEqual([pauseAt(100), pauseAt(100 / 1.1), pauseAt(100 / 1.1)]);
	});

	it('goes by no more than the cloud named', () => {
		expect(pauseAfter([1], 1 / 100, (steady) => void steady.ask(0))).toBe(pauseAt(100));
	});
});

it('takes a time without requests for none', () => {
	const steady = new Steady(1 / 100, Infinity, 5000, 1000);
	expect([steady.ask(1_005_000), steady.ask(1_005_000), Math.round(steady.ask(1_005_000))]).toEqual([0, 0, 99]);
});
