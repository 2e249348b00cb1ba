import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { actions } from '../../../../nodes/HuaweiCloudWorkspace/actions';
import { listSearchOf } from '../../../../nodes/shared/run/search';
import { contextOf } from '../../../fixtures/context';
import { Network } from '../../../fixtures/network';

const network = new Network();

const { searchUsers } = listSearchOf(actions);

const search = async (credential = {}, ...asked: string[]) => await searchUsers?.call(contextOf({ credential }), ...asked);

describe('the search of a picker', () => {
	it('is there once for each thing that can be picked, under the name its field gives it', () => {
		expect(Object.keys(listSearchOf(actions)).sort()).toEqual(expect.arrayContaining(['searchAppGroups', 'searchCloudStorageAssignments', 'searchCloudStorages', 'searchGroups', 'searchUsers']));
	});

	it('asks the cloud for what was typed, without the blanks around it, and says where it goes on', async () => {
		network.answer(200, { users: [{ id: 'u1', user_name: 'a.novak' }], total_count: 120 });

		expect(await search({}, ' nov ', '0:50')).toEqual({ results: [{ name: 'a.novak', value: 'u1' }], paginationToken: '0:51' });
		expect(network.sent[0]?.url).toBe('https://workspace.cn-north-4.myhuaweicloud.com/v2/project1/users?user_name=nov&offset=50&limit=50');
	});

	it('starts at the beginning, and ends with the list', async () => {
		network.answer(200, { users: [{ id: 'u1', user_name: 'a' }], total_count: 1 });

		expect(await search()).toEqual({ results: [{ name: 'a', value: 'u1' }] });
		expect(network.sent[0]?.url).toMatch(/\/users\?offset=0&limit=50$/);
	});

	it('explains a useless answer, and does not speak of changes', async () => {
		network.answer(200, { users: [{ user_name: 'a' }], total_count: 1 });
		const error = await search().catch((reason: unknown) => reason);

		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message: 'Huawei Cloud gave an answer that cannot be used: its field "id" is missing or not a text' });
	});

	it('explains half a credential', async () => {
		const error = await search({ region: '' }).catch((reason: unknown) => reason);

		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'The Region of the Huawei Cloud credential is empty' });
	});
});
