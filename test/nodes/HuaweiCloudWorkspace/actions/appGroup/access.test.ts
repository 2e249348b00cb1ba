import { grant, revoke } from '../../../../../nodes/HuaweiCloudWorkspace/actions/appGroup/access';
import type { Operation } from '../../../../../nodes/shared/form/operation';
import type { Values } from '../../../../../nodes/shared/form/plan';
import { answering } from '../../../../fixtures/context';

const someone = (id: string, name: string, more = {}) => ({ appGroupId: 'a1', accountType: 'USER', userId: id, accountName: name, ...more });
const team = { appGroupId: 'a1', accountType: 'USER_GROUP', groupId: 'g1', accountName: 'Sales' };
const folded = ({ fold }: Operation, ...all: object[]) => fold?.request(all as Values[]);

describe.each([
	['granting', grant, 'AddAppGroupAuthorization', '/v1/{project_id}/app-groups/authorizations', 'workspace:appGroup:addAuthorization', true],
	['revoking', revoke, 'BatchDeleteAppGroupAuthorization', '/v1/{project_id}/app-groups/actions/batch-delete-authorization', 'workspace:appGroup:batchDeleteAuthorization', false],
] as const)('%s an app group', (_what, operation, api, path, permission, granted) => {
	it('is a request for up to 50 accounts, each once, that may be repeated', () => {
		expect(operation.fold?.most).toBe(50);
		expect(folded(operation, someone('u1', 'ana'), team, someone('u1', 'ana'))).toEqual({
			service: 'workspaceapp',
			api,
			method: 'POST',
			path,
			body: { accounts: [{ account: 'ana', account_type: 'USER', id: 'u1' }, { account: 'Sales', account_type: 'USER_GROUP', id: 'g1' }], app_group_ids: ['a1'] },
			effect: 'set',
			permission,
		});
	});

	it('is a request of its own for each app group, and fails for all when it does not exist', () => {
		expect(operation.fold?.by(someone('u1', 'ana') as never)).toBe(operation.fold?.by(team as never));
		expect(operation.fold?.by(someone('u1', 'ana', { appGroupId: 'a2' }) as never)).not.toBe(operation.fold?.by(team as never));
		expect(operation.fold?.aboutAll).toEqual(['WKS.00211902']);
	});

	it.each([
		[{ app_group_id: 'a1', account_id: 'u1' }, true],
		[{ app_group_id: 'a1', account_id: 'u2' }, false],
		[{ app_group_id: 'a2', account_id: 'u1' }, false],
	])('reads whether it is granted: %j', async (authorization, is) => {
		const { call, requests } = answering({ authorizations: [{ id: 'x', ...authorization }], count: 1 });

		expect(await operation.current?.read(call, someone('u1', 'ana') as never)).toEqual({ granted: is });
		expect(requests).toMatchObject([{ api: 'ListAppGroupAuthorization', query: { app_group_id: 'a1', account_id: 'u1', offset: 0, limit: 100 } }]);
		expect(operation.current?.wanted({} as never)).toEqual({ granted });
	});
});
