import { searchAccounts } from '../../../nodes/HuaweiCloudDdm/account';
import { searchInstances } from '../../../nodes/HuaweiCloudDdm/instance';
import { pick } from '../../../nodes/HuaweiCloudDdm/list';
import { answering, contextOf } from '../../fixtures/context';
import { Network } from '../../fixtures/network';

const network = new Network();

const request = (offset: number) => ({ service: 'ddm', method: 'GET', path: ['v1', '{project_id}', 'instances'], query: { offset, limit: 128 }, effect: 'read' });

const page = (...ids: string[]) => ({ instances: ids.map((id) => ({ id, name: `Name of ${id}` })), total_record: 4 });

describe('picking from a list without a filter of its own', () => {
	const picked = async (filter: string, from: string, ...bodies: object[]) => {
		const { call, requests } = answering(...bodies);
		const result = await pick(call, ['instances'], 'instances', filter, from, ({ id, name }) => ({ name: String(name), value: String(id) }));
		return { ids: result.results.map(({ value }) => value), next: result.next, offsets: requests.map(({ query }) => query?.offset), requests };
	};

	it.each([
		['gives a page and says where the next one starts', '', '', [page('a', 'b')], { ids: ['a', 'b'], next: 2, offsets: [0] }],
		['takes up where it was, and ends', '', '2', [page('c', 'd')], { ids: ['c', 'd'], next: undefined, offsets: [2] }],
		['finds a part of the name, in any letter case', 'NAME OF B', '', [page('a', 'b')], { ids: ['b'], next: 2, offsets: [0] }],
		['finds a part of the ID', 'b', '', [page('aba', 'x')], { ids: ['aba'], next: 2, offsets: [0] }],
		['passes over pages without a match', 'd', '', [page('a', 'b'), page('c', 'd')], { ids: ['d'], next: undefined, offsets: [0, 2] }],
		['ends without a match', 'z', '', [page('a', 'b'), page('c', 'd')], { ids: [], next: undefined, offsets: [0, 2] }],
		['ends at an empty page, whatever total is claimed', '', '2', [page()], { ids: [], next: undefined, offsets: [2] }],
		['knows the other name of the total', '', '', [{ instances: [{ id: 'a' }], total: 1 }], { ids: ['a'], next: undefined, offsets: [0] }],
	])('%s', async (_what, filter, from, bodies, expected) => {
		expect(await picked(filter, from, ...bodies)).toMatchObject(expected);
	});

	it('asks for the largest pages', async () => {
		expect((await picked('', '', page('a'))).requests).toEqual([request(0)]);
	});
});

describe('the list to choose an instance from', () => {
	it('shows version and status', async () => {
		network.answer(200, {
			instances: [
				{ id: 'i1', name: 'orders', engine_version: '3.1.4', status: 'RUNNING' },
				{ id: 'i2', name: 'stock' },
			],
			total_record: 2,
		});

		expect(await searchInstances.call(contextOf())).toEqual({
			results: [
				{ name: 'orders · DDM 3.1.4 · RUNNING', value: 'i1' },
				{ name: 'stock', value: 'i2' },
			],
		});
		expect(network.sent[0]?.url).toBe('https://ddm.cn-north-4.myhuaweicloud.com/v1/project1/instances?offset=0&limit=128');
	});
});

describe('the list to choose an account from', () => {
	it('shows the databases, and the status unless it is running', async () => {
		network.answer(200, {
			users: [
				{ name: 'app', status: 'RUNNING', databases: [{ name: 'orders' }, { name: 'stock' }] },
				{ name: 'old', status: 'UPDATING', databases: null },
			],
			total_record: 3,
		});

		expect(await searchAccounts.call(contextOf({ parameters: { instanceId: 'i1' } }))).toEqual({
			results: [
				{ name: 'app · orders, stock', value: 'app' },
				{ name: 'old · UPDATING', value: 'old' },
			],
			paginationToken: '2',
		});
		expect(network.sent[0]?.url).toBe('https://ddm.cn-north-4.myhuaweicloud.com/v1/project1/instances/i1/users?offset=0&limit=128');
	});

	it.each(['', undefined])('asks for the instance first when it is %j', async (instanceId) => {
		await expect(searchAccounts.call(contextOf({ parameters: { instanceId } }))).rejects.toThrow("Choose the 'Instance' first");
		expect(network.sent).toEqual([]);
	});

	it('explains an account without a name', async () => {
		network.answer(200, { users: [{ status: 'RUNNING' }], total_record: 1 });

		await expect(searchAccounts.call(contextOf({ parameters: { instanceId: 'i1' } }))).rejects.toThrow('its field "name" is missing or not a text');
	});
});
