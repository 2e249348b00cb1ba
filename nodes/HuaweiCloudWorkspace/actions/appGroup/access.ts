import { apiOf } from '../../../shared/form/list';
import { operation } from '../../../shared/form/operation';
import type { Option } from '../../../shared/form/property';
import type { Api } from '../../../shared/request';
import { accountName, named } from '../../accountName';
import { appGroup } from '../../appGroup';
import { accountIdOf, accounts, accountType, isAuthorized } from '../../authorization';
import { NOT_THERE } from '../../codes';
import { groups } from '../../group';
import { showUser } from '../../userData';

/**
 * Lets accounts use an app group, or ends that: up to 50 accounts in one request. The API knows accounts by name, and by ID
 * only together with the name, so both are sent. What was granted or revoked before counts as a success.
 */
function access(api: Pick<Api, 'api' | 'path' | 'permission'>, option: Option, done: 'granted' | 'revoked') {
	return named(
		operation({
			option,
			properties: [appGroup, accountType, ...accounts, accountName],
			service: 'workspaceapp',
			method: 'POST',
			effect: 'set',
			...api,
			policies: ['Joiner and leaver'],
			fold: { most: 50, by: ({ appGroupId }) => appGroupId, aboutAll: NOT_THERE },
			request: ({ appGroupId }, all) => {
				const different = new Map(all.map((values) => [accountIdOf(values), { account: values.accountName, account_type: values.accountType, id: accountIdOf(values) }]));
				return { body: { accounts: [...different.values()], app_group_ids: [appGroupId] } };
			},
			result: (_body, params) => made(params),
			done: made,
			current: { read: async (call, params) => ({ granted: await isAuthorized(call, params.appGroupId, accountIdOf(params)) }), wanted: () => ({ granted: done === 'granted' }) },
		}),
		[showUser, apiOf(groups)],
	);

	function made(params: { appGroupId: string; accountType: string; userId: string; groupId: string; accountName: string }) {
		return { id: accountIdOf(params), [params.accountType === 'USER' ? 'user_name' : 'group_name']: params.accountName, app_group_id: params.appGroupId, [done]: true };
	}
}

/** Lets a user or a user group use an app group (Workspace Application Streaming API, AddAppGroupAuthorization). */
export const grant = access(
	{ api: 'AddAppGroupAuthorization', path: '/v1/{project_id}/app-groups/authorizations', permission: 'workspace:appGroup:addAuthorization' },
	{ name: 'Grant', value: 'grant', action: 'Grant an app group', description: 'Let a user or a user group use the applications of an app group' },
	'granted',
);

/** Ends that a user or a user group may use an app group (Workspace Application Streaming API, BatchDeleteAppGroupAuthorization). */
export const revoke = access(
	{ api: 'BatchDeleteAppGroupAuthorization', path: '/v1/{project_id}/app-groups/actions/batch-delete-authorization', permission: 'workspace:appGroup:batchDeleteAuthorization' },
	{ name: 'Revoke', value: 'revoke', action: 'Revoke an app group', description: 'Stop a user or a user group from using the applications of an app group' },
	'revoked',
);
