import type { List } from '../../../../nodes/shared/form/list';
import { inTurn, pick } from '../../../../nodes/shared/form/pick';
import type { Call } from '../../../../nodes/shared/request';
import { answering } from '../../../fixtures/context';

const things: List = { service: 'ddm', api: 'ListThings', permission: 'ddm:thing:list', path: '/v1/{project_id}/{kind}/things', entries: 'things', total: ['count', 'total'], longest: 10 };

describe('picking from a list', () => {
	const pageOf = (...names: string[]) => ({ things: names.map((name) => ({ id: name, name: `Name of ${name}` })), count: 4 });

	const picked = async (filter: string | undefined, from: string, ...bodies: object[]) => {
		const { call, requests } = answering(...bodies);
		const { results, next } = await pick(call, things, ({ id, name }) => ({ name, value: String(id) }), { from, filter });
		return { ids: results.map(({ value }) => value), next, offsets: requests.map(({ query }) => query?.offset), requests };
	};

	it.each([
		['gives a page and says where the next one starts', '', '', [pageOf('a', 'b')], { ids: ['a', 'b'], next: '2', offsets: [0] }],
		['takes up where it was, and ends', '', '2', [pageOf('c', 'd')], { ids: ['c', 'd'], next: undefined, offsets: [2] }],
		['starts at the beginning when the place makes no sense', '', 'x', [pageOf('a', 'b')], { ids: ['a', 'b'], next: '2', offsets: [0] }],
		['finds a part of the name, in any letter case', 'NAME OF B', '', [pageOf('a', 'b')], { ids: ['b'], next: '2', offsets: [0] }],
		['finds a part of the ID', 'b', '', [pageOf('aba', 'x')], { ids: ['aba'], next: '2', offsets: [0] }],
		['skips pages without a match', 'd', '', [pageOf('a', 'b'), pageOf('c', 'd')], { ids: ['d'], next: undefined, offsets: [0, 2] }],
		['ends without a match', 'z', '', [pageOf('a', 'b'), pageOf('c', 'd')], { ids: [], next: undefined, offsets: [0, 2] }],
		['ends at an empty page, whatever total is claimed', '', '2', [pageOf()], { ids: [], next: undefined, offsets: [2] }],
		['shows everything the cloud has filtered', undefined, '', [pageOf('a', 'b')], { ids: ['a', 'b'], next: '2', offsets: [0] }],
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

	it('says of namesakes on the same page what tells them apart, and of nobody else', async () => {
		const { call } = answering({ things: [{ id: 1, name: 'a', kind: 'x' }, { id: 2, name: 'b', kind: 'x' }, { id: 3, name: 'a', kind: 'y' }], count: 3 });
		const { results } = await pick(call, things, ({ id, name, kind }) => ({ value: String(id), name, details: ['same'], apart: kind }), { from: '' });

		expect(results.map(({ name }) => name)).toEqual(['a · same · x', 'b · same', 'a · same · y']);
	});

	it('leaves out what is not to be shown, and goes on until there is something', async () => {
		const { call, requests } = answering(pageOf('a', 'b'), pageOf('c', 'd'));
		const found = await pick(call, things, ({ id }) => (id === 'd' ? { name: id, value: 'd' } : undefined), { from: '' });

		expect([found, requests.map(({ query }) => query?.offset)]).toEqual([{ results: [{ name: 'd', value: 'd' }], next: undefined }, [0, 2]]);
	});

	it('looks no further than it is told, and says where that was', async () => {
		const { call, requests } = answering(pageOf('a', 'b'));

		expect(await pick(call, things, () => undefined, { from: '', until: 2 })).toEqual({ results: [], next: '2' });
		expect(requests).toHaveLength(1);
	});
});

describe('picking from several lists in turn', () => {
	const entry = (name: string) => ({ name, value: name });
	/** Three lists, of which the second is empty. */
	const lists: Record<string, { results: Array<{ name: string; value: string }>; next?: string }> = {
		'0 from 0': { results: [entry('a')], next: '1' },
		'0 from 1': { results: [entry('b')] },
		'1 from 0': { results: [] },
		'2 from 0': { results: [entry('c')] },
	};
	const picked = async (from: string, count = 3) => {
		const asked: string[] = [];
		const found = await inTurn(count, from, async (list, offset) => {
			asked.push(`${list} from ${offset}`);
			return lists[`${list} from ${offset}`] ?? { results: [] };
		});
		return { ...found, asked };
	};

	it.each([
		['starts with the first', '', { results: [entry('a')], next: '0:1', asked: ['0 from 0'] }],
		['goes on within a list, and names the next one', '0:1', { results: [entry('b')], next: '1:0', asked: ['0 from 1'] }],
		['passes over a list with nothing in it, and ends with the last', '1:0', { results: [entry('c')], next: undefined, asked: ['1 from 0', '2 from 0'] }],
		['is empty behind the last', '3:0', { results: [], asked: [] }],
	])('%s', async (_what, from, expected) => {
		expect(await picked(from)).toEqual(expected);
	});

	it('is empty when there are no lists', async () => {
		expect(await picked('', 0)).toEqual({ results: [], asked: [] });
	});
});
