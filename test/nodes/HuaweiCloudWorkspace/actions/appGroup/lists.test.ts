import { getAll } from '../../../../../nodes/HuaweiCloudWorkspace/actions/appGroup/getAll';
import { getAuthorizations } from '../../../../../nodes/HuaweiCloudWorkspace/actions/appGroup/getAuthorizations';
import { takeSteps } from '../../../../fixtures/context';

const paging = { returnAll: false, limit: 50 };

it('the list of app groups is asked for with every filter under its name', async () => {
	const filters = { name: 'SAP', appGroupId: 'a1', appType: 'COMMON_APP', authorizationType: 'APP_GROUP', appServerGroupId: 's1' };
	const { result, requests } = await takeSteps(getAll, { ...paging, filters }, { items: [{ id: 'a1', name: 'SAP', app_count: 0 }], count: 1 });

	expect(result).toEqual([{ id: 'a1', name: 'SAP', app_count: 0 }]);
	expect(requests).toEqual([
		{
			service: 'workspaceapp',
			api: 'ListAppGroup',
			method: 'GET',
			path: '/v1/{project_id}/app-groups',
			query: { name: 'SAP', app_group_id: 'a1', app_type: 'COMMON_APP', authorization_type: 'APP_GROUP', app_server_group_id: 's1', offset: 0, limit: 50 },
			effect: 'read',
			permission: 'workspace:appGroup:list',
		},
	]);
});

it.each([
	[{ authorizationsOf: 'appGroup', appGroupId: 'a1', filters: { account: 'ana', accountType: 'USER' } }, { app_group_id: 'a1', account: 'ana', account_type: 'USER' }],
	[{ authorizationsOf: 'user', userId: 'u1' }, { account_id: 'u1', account_type: 'USER' }],
	[{ authorizationsOf: 'userGroup', groupId: 'g1' }, { account_id: 'g1', account_type: 'USER_GROUP' }],
])('authorizations are asked for by %j', async (params, query) => {
	const { result, requests } = await takeSteps(getAuthorizations, { ...paging, ...params }, { authorizations: [{ id: 'x', account: 'ana', app_id: '' }], count: 1 });

	expect(result).toEqual([{ id: 'x', account: 'ana' }]);
	expect(requests).toEqual([
		{
			service: 'workspaceapp',
			api: 'ListAppGroupAuthorization',
			method: 'GET',
			path: '/v1/{project_id}/app-groups/actions/list-authorizations',
			query: { ...query, offset: 0, limit: 50 },
			effect: 'read',
			permission: 'workspace:appGroup:listAuthorization',
		},
	]);
});
