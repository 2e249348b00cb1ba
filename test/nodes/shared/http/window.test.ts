import { Window } from '../../../../nodes/shared/http/window';

const SAID = { limit: 100, window: 60_000 };

/** A window of which so many requests were sent and taken since it was found open. */
function opened(now: number, taken: number, said = {}, window = new Window(now)): Window {
	window.opened(now, said);
	for (let count = 1; count < taken; count++) {
		window.went();
		window.accepted();
	}
	return window;
}

/** One after another that took so many, and was then refused or not. */
function after(taken: number, said: object, refused: boolean): Window {
	const window = opened(0, taken, said);
	window.closed(1000, said, refused);
	return window;
}

describe('how many may be under way', () => {
	it('is few at first, as many as were taken, and none once all have gone', () => {
		expect([1, 3, 4, 99, 100].map((taken) => opened(0, taken, SAID).width(SAID))).toEqual([1, 3, 4, 4, 0]);
	});

	it('is a part of what was taken where no limit was named', () => {
		expect([1, 4, 100, 250].map((taken) => opened(0, taken).width({}))).toEqual([1, 4, 4, 10]);
	});

	it('is without bound once a whole window was had, until all have gone', () => {
		const window = after(100, SAID, true);
		expect([opened(60_000, 1, SAID, window).width(SAID), opened(60_000, 99, SAID, window).width(SAID), opened(60_000, 100, SAID, window).width(SAID)]).toEqual([Infinity, Infinity, 0]);
	});

	it('is one at a time when what others left of the last window is likely to be used up', () => {
		const window = after(50, SAID, true);
		expect([opened(60_000, 39, SAID, window).width(SAID), opened(60_000, 40, SAID, window).width(SAID), opened(60_000, 99, SAID, window).width(SAID)]).toEqual([Infinity, 1, 1]);
	});

	it.each([
		['nothing was refused in the last one', after(50, SAID, false)],
		['nearly all of the last one was had', after(80, SAID, true)],
	])('is without bound where %s', (_why, window) => {
		expect(opened(60_000, 99, SAID, window).width(SAID)).toBe(Infinity);
	});

	it('grows as long as the last window was longer, and carefully from then on, where no limit was named', () => {
		const window = after(100, {}, true);
		expect([opened(9000, 79, {}, window).width({}), opened(9000, 80, {}, window).width({}), opened(9000, 120, {}, window).width({})]).toEqual([4, 1, 4]);
	});
});

it('is over when its time is up, of which nobody knows where it was not named', () => {
	const window = opened(5000, 1, SAID);
	expect([window.isOver(64_999, SAID), window.isOver(65_000, SAID), window.isOver(1e9, {})]).toEqual([false, true, false]);
});

describe('the length of a window', () => {
	it('is from one to the next, or twice what passed since it was used up, and the shortest that was seen', () => {
		const window = opened(0, 5);
		window.closed(400, {}, true);
		window.opened(1000, {});
		expect(window.length).toBe(1000);
		window.closed(1700, {}, true);
		window.opened(2000, {});
		expect(window.length).toBe(600);
		window.closed(2100, {}, true);
		window.opened(4000, {});
		expect(window.length).toBe(600);
	});

	it('is not learned where it was named', () => {
		const window = opened(0, 5, SAID);
		window.closed(400, SAID, true);
		window.opened(1000, SAID);
		expect(window.length).toBeUndefined();
	});
});

describe('the next look', () => {
	it('is a part of the window away while no beginning is known, and a longer one when a whole window has passed', () => {
		const window = new Window(0);
		expect([0, 72_000, 72_001].map((now) => window.nextLook(now, 0, SAID) - now)).toEqual([5000, 5000, 30_000]);
	});

	it('is when the window ends, and then soon, later and later, a window at most', () => {
		const window = opened(10_000, 1, SAID);
		expect([0, 1, 2, 3, 9].map((looks) => window.nextLook(70_000, looks, SAID))).toEqual([70_000, 72_400, 74_800, 79_600, 130_000]);
	});

	it('is soon where nothing is known, and later the longer it lasts', () => {
		const window = new Window(1000);
		expect([1000, 1100, 2000].map((now) => window.nextLook(now, 0, {}) - now)).toEqual([20, 20, 200]);
		window.opened(2000, {});
		expect(window.nextLook(3000, 0, {}) - 3000).toBe(200);
	});

	it('is before the learned end, and then often', () => {
		const window = opened(0, 5);
		window.closed(900, {}, true);
		window.opened(1000, {}); // Twice what passed since it was used up: 200 ms.
		expect([0, 1, 2, 3, 4].map((looks) => window.nextLook(1010, looks, {}))).toEqual([1100, 1150, 1180, 1016, 1022]);
		expect(window.nextLook(5000, 0, {})).toBe(5000);
	});
});

it('could be a bucket until one was used up, and again after every eight', () => {
	const window = new Window(0);
	const seen = Array.from({ length: 9 }, (_, count) => {
		window.opened(count * 1000, SAID);
		const doubtful = window.isDoubtful;
		window.closed(count * 1000 + 500, SAID, true);
		return doubtful;
	});
	expect(seen).toEqual([true, false, false, false, false, false, false, true, false]);
});

it('tells how many it took, and how fast', () => {
	const window = opened(0, 10);
	expect(window.rate(500)).toBe(0.02);
	window.closed(500, {}, true);
	expect([window.average, after(4, {}, true).average]).toEqual([10, 4]);
});
