import { collect, type List, page, paging, pick } from '../../../../nodes/shared/form/list';
import type { ApiRequest, Call } from '../../../../nodes/shared/request';
import { answering } from '../../../fixtures/context';

const things: List = { service: 'ddm', api: 'ListThings', path: '/v1/{project_id}/{kind}/things', permission: 'ddm:thing:list', entries: 'things', total: ['count', 'total'], longest: 10 };

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

		expect(await page(call, things, { params: { kind: 'a' }, query: { name: 'x' } }, 20, 5)).toEqual({ entries: [{ id: 1 }], total: 7 });
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

		expect(await page(call, { ...things, read: ({ id }) => ({ number: id }) }, {}, 0, 5)).toEqual({ entries: [{ number: 1 }, { number: 2 }], total: 2 });
	});

	it.each([
		[{ count: 1 }, 'its field "things" is not a list of objects'],
		[{ things: [] }, 'its field "count" is missing or not a number'],
	])('is refused when it is %j', async (body, message) => {
		await expect(page(answering(body).call, things, {}, 0, 5)).rejects.toThrow(message);
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

describe('picking from a list', () => {
	const pageOf = (...names: string[]) => ({ things: names.map((name) => ({ id: name, name: `Name of ${name}` })), count: 4 });

	const picked = async (filter: string | undefined, from: string, ...bodies: object[]) => {
		const { call, requests } = answering(...bodies);
		const { results, next } = await pick(call, things, ({ id, name }) => ({ name: String(name), value: String(id) }), { from, filter });
		return { ids: results.map(({ value }) => value), next, offsets: requests.map(({ query }) => query?.offset), requests };
	};

	it.each([
		['gives a page and says where the next one starts', '', '', [pageOf('a', 'b')], { ids: ['a', 'b'], next: 2, offsets: [0] }],
		['takes up where it was, and ends', '', '2', [pageOf('c', 'd')], { ids: ['c', 'd'], next: undefined, offsets: [2] }],
		['starts at the beginning when the place makes no sense', '', 'x', [pageOf('a', 'b')], { ids: ['a', 'b'], next: 2, offsets: [0] }],
		['finds a part of the name, in any letter case', 'NAME OF B', '', [pageOf('a', 'b')], { ids: ['b'], next: 2, offsets: [0] }],
		['finds a part of the ID', 'b', '', [pageOf('aba', 'x')], { ids: ['aba'], next: 2, offsets: [0] }],
		['skips pages without a match', 'd', '', [pageOf('a', 'b'), pageOf('c', 'd')], { ids: ['d'], next: undefined, offsets: [0, 2] }],
		['ends without a match', 'z', '', [pageOf('a', 'b'), pageOf('c', 'd')], { ids: [], next: undefined, offsets: [0, 2] }],
		['ends at an empty page, whatever total is claimed', '', '2', [pageOf()], { ids: [], next: undefined, offsets: [2] }],
		['shows everything the cloud has filtered', undefined, '', [pageOf('a', 'b')], { ids: ['a', 'b'], next: 2, offsets: [0] }],
		['knows the other name of the total', '', '', [{ things: [{ id: 'a' }], total: 1 }], { ids: ['a'], next: undefined, offsets: [0] }],
	])('%s', async (_what, filter, from, bodies, expected) => {
		expect(await picked(filter, from, ...bodies)).toMatchObject(expected);
	});

	it('reports an entry that cannot be shown as an answer that cannot be used', async () => {
		const call: Call = async (_request, read) => {
			try {
				return read(pageOf('a'));
			} catch {
				throw new Error('The answer cannot be used');
			}
		};
		const show = () => {
			throw new Error('it has no name');
		};

		await expect(pick(call, things, show, { from: '' })).rejects.toThrow('The answer cannot be used');
	});

	it('shows what the list makes of an entry', async () => {
		const { call } = answering(pageOf('a'));
		const named: List = { ...things, read: ({ id }) => ({ key: id }) };

		expect((await pick(call, named, ({ key }) => ({ name: `Key ${key}`, value: String(key) }), { from: '' })).results).toEqual([{ name: 'Key a', value: 'a' }]);
	});

	it('asks for the longest pages, with the filters of the API and without its own', async () => {
		const { call, requests } = answering(pageOf('a'));
		await pick(call, things, ({ id }) => ({ name: String(id), value: String(id) }), { from: '', filter: 'a', query: { keyword: 'k' }, params: { kind: 'a' } });

		expect(requests).toMatchObject([{ params: { kind: 'a' }, query: { keyword: 'k', offset: 0, limit: 10 } }]);
		expect(Object.keys(requests[0]?.query ?? {})).toEqual(['keyword', 'offset', 'limit']);
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
