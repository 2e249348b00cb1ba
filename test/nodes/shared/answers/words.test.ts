import { duration, ranges } from '../../../../nodes/shared/answers/words';

it.each([
	[0, '0 seconds'],
	[1400, '1 second'],
	[40_000, '40 seconds'],
	[99_400, '99 seconds'],
	[100_000, '2 minutes'],
	[180_000, '3 minutes'],
	[99 * 60_000, '99 minutes'],
	[100 * 60_000, '2 hours'],
	[24 * 3_600_000, '24 hours'],
])('%i ms are %s', (ms, text) => {
	expect(duration(ms)).toBe(text);
});

it.each([
	[[], ''],
	[[0], '0'],
	[[3, 4], '3–4'],
	[[0, 1, 2, 3, 5], '0–3, 5'],
	[[10, 9, 2, 1], '1–2, 9–10'],
	[[1, 3, 5], '1, 3, 5'],
])('the items %j are %s', (items, text) => {
	expect(ranges(items)).toBe(text);
});

it('the items are left in their order', () => {
	const items = [2, 1];
	ranges(items);

	expect(items).toEqual([2, 1]);
});
