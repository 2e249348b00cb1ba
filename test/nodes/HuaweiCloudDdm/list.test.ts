import { account } from '../../../nodes/HuaweiCloudDdm/account';
import { instance } from '../../../nodes/HuaweiCloudDdm/instance';
import { answering } from '../../fixtures/context';

const API = { service: 'ddm', method: 'GET', effect: 'read' };
const INSTANCES = { ...API, api: 'ListInstances', path: '/v1/{project_id}/instances', permission: 'ddm:instance:list' };
const ACCOUNTS = { ...API, api: 'ListUsers', path: '/v1/{project_id}/instances/{instance_id}/users', permission: 'ddm:user:list' };
const listing = (api: object, params: object | undefined, offset: number) => ({ ...api, params, query: { offset, limit: 128 } });

/** A parameter of the form that may not be asked for. */
const noParameter = () => {
	throw new Error('No other parameter is needed');
};

describe('the list to choose an instance from', () => {
	it('shows version and status', async () => {
		const { call, requests } = answering({
			instances: [
				{ id: 'i1', name: 'orders', engine_version: '3.1.4', status: 'RUNNING' },
				{ id: 'i2', name: 'stock' },
			],
			total_record: 2,
		});

		expect(await instance.search(call, '', '', noParameter)).toEqual({
			results: [
				{ name: 'orders · DDM 3.1.4 · RUNNING', value: 'i1' },
				{ name: 'stock', value: 'i2' },
			],
			next: undefined,
		});
		expect(requests).toEqual([listing(INSTANCES, undefined, 0)]);
	});

	it('is searched here, since the API has no filter, and goes on where it was', async () => {
		const { call, requests } = answering({ instances: [{ id: 'i3', name: 'orders' }, { id: 'i4', name: 'stock' }], total: 6 });

		expect(await instance.search(call, 'STOCK', '2', noParameter)).toEqual({ results: [{ name: 'stock', value: 'i4' }], next: '4' });
		expect(requests).toEqual([listing(INSTANCES, undefined, 2)]);
	});

	it('explains an instance without an ID', async () => {
		const { call } = answering({ instances: [{ name: 'orders' }], total_record: 1 });

		await expect(instance.search(call, '', '', noParameter)).rejects.toThrow('its field "id" is missing or not a text');
	});
});

describe('the list to choose an account from', () => {
	const ID = '1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09';
	const parameter = (value: string) => (name: string) => (name === 'instanceId' ? value : '');

	it('shows the databases, and the status unless it is running', async () => {
		const { call, requests } = answering({
			users: [
				{ name: 'app', status: 'RUNNING', databases: [{ name: 'orders' }, { name: 'stock' }] },
				{ name: 'old', status: 'UPDATING', databases: null },
			],
			total_record: 3,
		});

		expect(await account.search(call, '', '', parameter(ID))).toEqual({
			results: [
				{ name: 'app · orders, stock', value: 'app' },
				{ name: 'old · UPDATING', value: 'old' },
			],
			next: '2',
		});
		expect(requests).toEqual([listing(ACCOUNTS, { instance_id: ID }, 0)]);
	});

	it('finds an account by one of its databases', async () => {
		const { call } = answering({ users: [{ name: 'app', status: 'RUNNING', databases: [{ name: 'orders' }] }, { name: 'old', status: 'RUNNING' }], total_record: 2 });

		expect((await account.search(call, 'order', '', parameter(ID))).results).toEqual([{ name: 'app · orders', value: 'app' }]);
	});

	it('asks for the instance first', async () => {
		const { call, requests } = answering();

		await expect(account.search(call, '', '', parameter(''))).rejects.toThrow(new Error("Choose the 'Instance' first: its accounts are listed then"));
		expect(requests).toEqual([]);
	});

	it('explains an account without a name', async () => {
		const { call } = answering({ users: [{ status: 'RUNNING' }], total_record: 1 });

		await expect(account.search(call, '', '', parameter(ID))).rejects.toThrow('its field "name" is missing or not a text');
	});
});
