import { collect, paging } from '../../../../nodes/shared/form/list';

/** A list of `total` entries that gives at most `most` at a time, and what it was asked for. */
function list(total: number, most = Infinity, claimed = total) {
	const asked: Array<[number, number]> = [];
	const page = async (offset: number, limit: number) => {
		asked.push([offset, limit]);
		const count = Math.max(0, Math.min(limit, most, total - offset));
		return { entries: Array.from({ length: count }, (_, index) => ({ id: offset + index })), total: claimed };
	};
	return { page, asked };
}

const ids = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

describe('collecting pages', () => {
	it.each([
		['everything in one page', 3, Infinity, [[0, 10]]],
		['everything in several pages', 25, Infinity, [[0, 10], [10, 10], [20, 10]]],
		['everything, where the last page is full', 20, Infinity, [[0, 10], [10, 10]]],
		['nothing', 0, Infinity, [[0, 10]]],
		['as many as wanted, and no more', 25, 12, [[0, 10], [10, 2]]],
		['less than a page', 25, 3, [[0, 3]]],
		['exactly as many as there are', 10, 10, [[0, 10]]],
	])('gives %s', async (_what, total, wanted, asked) => {
		const source = list(total);

		expect(await collect(source.page, wanted, 10)).toEqual(ids(Math.min(total, wanted)));
		expect(source.asked).toEqual(asked);
	});

	it('goes on after a page that is shorter than it might be', async () => {
		const source = list(7, 3);

		expect(await collect(source.page, Infinity, 10)).toEqual(ids(7));
		expect(source.asked).toEqual([[0, 10], [3, 10], [6, 10]]);
	});

	it('ends at an empty page, whatever total is claimed', async () => {
		const source = list(5, Infinity, 1000);

		expect(await collect(source.page, Infinity, 10)).toEqual(ids(5));
		expect(source.asked).toHaveLength(2);
	});

	it('keeps to the limit although the server does not', async () => {
		const page = async () => ({ entries: ids(25), total: 25 });

		expect(await collect(page, 7, 10)).toEqual(ids(7));
		expect(await collect(page, Infinity, 10)).toEqual(ids(25));
	});
});

describe('the fields', () => {
	it("are n8n's pair, the limit shown only where it counts", () => {
		expect(paging.map((field) => [field.name, field.type, field.default])).toEqual([
			['returnAll', 'boolean', false],
			['limit', 'number', 50],
		]);
		expect(paging[1]).toMatchObject({ typeOptions: { minValue: 1 }, displayOptions: { show: { returnAll: [false] } } });
	});
});
