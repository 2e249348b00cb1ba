import { collect, countOf, type List, page, paging } from '../../../../nodes/shared/form/list';
import type { ApiRequest, Call } from '../../../../nodes/shared/request';
import { answering } from '../../../fixtures/context';

const things = { service: 'ddm', api: 'ListThings', path: '/v1/{project_id}/{kind}/things', permission: 'ddm:thing:list', entries: 'things', total: ['count', 'total'], longest: 10 } satisfies List;

/** A cloud with `total` things that gives at most `most` at a time, and what it was asked for. */
function cloud(total: number, most = Infinity, claimed = total) {
	const requests: ApiRequest[] = [];
	const call: Call = async (request, read) => {
		requests.push(request);
		const { offset, limit } = request.query as { offset: number; limit: number };
		const count = Math.max(0, Math.min(limit, most, total - offset));
		return read({ things: Array.from({ length: count }, (_, index) => ({ id: offset + index })), count: claimed });
	};
	return { call, requests, asked: () => requests.map(({ query }) => [query?.offset, query?.limit]) };
}

const ids = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

describe('a page', () => {
	it('is asked for by offset and limit, with the parameters and filters of the list', async () => {
		const { call, requests } = answering({ things: [{ id: 1 }], count: 7 });

		expect(await page(call, things, { params: { kind: 'a' }, query: { name: 'x' } }, '20', 5)).toEqual({ entries: [{ id: 1 }] });
		expect(requests).toEqual([
			{
				service: 'ddm',
				api: 'ListThings',
				method: 'GET',
				path: '/v1/{project_id}/{kind}/things',
				params: { kind: 'a' },
				query: { name: 'x', offset: 20, limit: 5 },
				effect: 'read',
				permission: 'ddm:thing:list',
			},
		]);
	});

	it('is read entry by entry, if the list says how', async () => {
		const { call } = answering({ things: [{ id: 1 }, { id: 2 }], total: 2 });

		expect(await page(call, { ...things, read: ({ id }) => ({ number: id }) }, {}, '', 5)).toEqual({ entries: [{ number: 1 }, { number: 2 }] });
	});

	it('may be made into something else', async () => {
		const { call } = answering({ things: [{ id: 1 }, { id: 2 }], total: 2 });

		expect(await page(call, { ...things, read: ({ id }) => ({ number: id }) }, {}, '', 5, ({ number }) => `No ${number}`)).toEqual({ entries: ['No 1', 'No 2'] });
	});

	it.each([
		[{ count: 1 }, 'its field "things" is not a list of objects'],
		[{ things: [] }, 'its field "count" is missing or not a number'],
	])('is refused when it is %j', async (body, message) => {
		await expect(page(answering(body).call, things, {}, '', 5)).rejects.toThrow(message);
	});
});

describe('a page of a list whose pages have numbers', () => {
	const numbered = { ...things, within: 'result', numbered: true };
	const bodies = [['a', 'b'], ['c', 'd'], ['e']].map((ids) => ({ result: { things: ids.map((id) => ({ id })), count: 5 } }));
	const names = (entries: object[]) => entries.map((entry) => (entry as { id: string }).id).join('');

	it('is asked for by its number, and is as long as the others', async () => {
		const { call, requests } = answering(...bodies);

		expect(names(await collect(call, { ...numbered, longest: 2 }))).toBe('abcde');
		expect(requests.map(({ query }) => query)).toEqual([1, 2, 3].map((page_no) => ({ page_no, page_size: 2 })));
	});

	it('is as long as the others also where fewer are wanted in the end', async () => {
		const { call, requests } = answering(...bodies);

		expect(names(await collect(call, { ...numbered, longest: 2 }, {}, 3))).toBe('abc');
		expect(requests.map(({ query }) => query)).toEqual([1, 2].map((page_no) => ({ page_no, page_size: 2 })));
	});

	it('begins where the one before said', async () => {
		const { call } = answering(...bodies);

		expect(await page(call, numbered, {}, '', 2)).toMatchObject({ next: '2' });
		expect(await page(call, numbered, {}, '2', 2)).toMatchObject({ next: '3' });
		expect(await page(call, numbered, {}, '3', 2)).toEqual({ entries: [{ id: 'e' }], next: undefined });
	});

	it('is refused without the field that holds it all', async () => {
		await expect(page(answering({ things: [], count: 0 }).call, numbered, {}, '', 5)).rejects.toThrow('its field "result" is not an object');
	});
});

describe('a page of a list with markers', () => {
	const marked = { ...things, total: undefined };
	const bodies = [{ things: [{ id: 1 }], page_info: { next_marker: 'a+/=' } }, { things: [], page_info: { next_marker: 'b' } }, { things: [{ id: 2 }], page_info: { current_count: 1 } }];

	it('says where the next one starts, until one says nothing', async () => {
		const { call, requests } = answering(...bodies);

		expect(await collect(call, marked)).toEqual([{ id: 1 }, { id: 2 }]);
		expect(requests.map(({ query }) => query)).toEqual([{ marker: undefined, limit: 10 }, { marker: 'a+/=', limit: 10 }, { marker: 'b', limit: 10 }]);
	});

	it.each([[{ things: [] }], [{ things: [], page_info: { next_marker: 'here' } }]])('is the last one when it leads nowhere: %j', async (body) => {
		expect(await page(answering(body).call, marked, {}, 'here', 5)).toEqual({ entries: [] });
	});
});

describe('the length of a list', () => {
	it('is asked for with one entry', async () => {
		const { call, requests } = answering({ things: [{ id: 1 }], count: 7 });

		expect([await countOf(call, things), requests.map(({ query }) => query)]).toEqual([7, [{ offset: 0, limit: 1 }]]);
	});
});

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
		const source = cloud(total);

		expect(await collect(source.call, things, {}, wanted)).toEqual(ids(Math.min(total, wanted)));
		expect(source.asked()).toEqual(asked);
	});

	it('keeps to what was asked for on every page', async () => {
		const source = cloud(11);
		await collect(source.call, things, { params: { kind: 'a' }, query: { name: 'x' } });

		expect(source.requests.map(({ params, query }) => [params, query?.name])).toEqual([[{ kind: 'a' }, 'x'], [{ kind: 'a' }, 'x']]);
	});

	it('goes on after a page that is shorter than it might be', async () => {
		const source = cloud(7, 3);

		expect(await collect(source.call, things)).toEqual(ids(7));
		expect(source.asked()).toEqual([[0, 10], [3, 10], [6, 10]]);
	});

	it('ends at an empty page, whatever total is claimed', async () => {
		const source = cloud(5, Infinity, 1000);

		expect(await collect(source.call, things)).toEqual(ids(5));
		expect(source.asked()).toHaveLength(2);
	});

	it('keeps to the limit although the server does not', async () => {
		const generous = () => answering({ things: ids(25), count: 25 }).call;

		expect(await collect(generous(), things, {}, 7)).toEqual(ids(7));
		expect(await collect(generous(), things)).toEqual(ids(25));
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
