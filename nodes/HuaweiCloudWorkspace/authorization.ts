import { textIn } from '../shared/answers/fields';
import { filtersOf } from '../shared/form/collection';
import { collect, type List } from '../shared/form/list';
import { outputOf } from '../shared/form/output';
import { property, shownWhen } from '../shared/form/property';
import type { Call } from '../shared/request';
import { group } from './group';
import { user } from './user';

/** Who may use which app groups (Workspace Application Streaming API, ListAppGroupAuthorization). */
export const authorizations: List = {
	service: 'workspaceapp',
	api: 'ListAppGroupAuthorization',
	path: '/v1/{project_id}/app-groups/actions/list-authorizations',
	permission: 'workspace:appGroup:listAuthorization',
	entries: 'authorizations',
	total: ['count'],
	longest: 100,
	read: (authorization) => ({ ...authorization, id: textIn(authorization, 'id') }),
};

/** What people read of an authorization, and what else ListAppGroupAuthorization says. */
export const authorizationOutput = outputOf(
	['id', 'account', 'account_id', 'account_type', 'app_group_id', 'app_group_name', 'create_at'],
	['app_id', 'app_name', 'authorization_type', 'domain', 'platform_type'],
);

/** Whose access it is. */
export const accountType = property({
	displayName: 'Account Type',
	name: 'accountType',
	type: 'options',
	default: 'USER',
	description: 'Whose access to change',
	options: [
		{ name: 'User', value: 'USER' },
		{ name: 'User Group', value: 'USER_GROUP' },
	],
});

/** The account of each type. */
export const accounts = [shownWhen({ accountType: ['USER'] }, user), shownWhen({ accountType: ['USER_GROUP'] }, group)] as const;

/** An account's ID, from the values of `accountType` and `accounts`. */
export const accountIdOf = ({ accountType: type, userId, groupId }: { accountType: string; userId: string; groupId: string }) => (type === 'USER_GROUP' ? groupId : userId);

/** Whether a user or a user group itself may use an app group, not by way of its groups. */
export async function isAuthorized(call: Call, appGroupId: string, accountId: string): Promise<boolean> {
	const found = await collect(call, authorizations, { query: { app_group_id: appGroupId, account_id: accountId } });
	return found.some(({ app_group_id, account_id }) => app_group_id === appGroupId && account_id === accountId);
}

/** Whose authorizations to list. */
export const authorizationsOf = property({
	displayName: 'Authorizations Of',
	name: 'authorizationsOf',
	type: 'options',
	default: 'appGroup',
	description: 'Whether to return the accounts that may use an app group, or the app groups that an account may use',
	options: [
		{ name: 'App Group', value: 'appGroup' },
		{ name: 'User', value: 'user', description: 'What is granted to the user, but not what the groups of the user have' },
		{ name: 'User Group', value: 'userGroup' },
	],
});

/** Which authorizations of an app group a list is to have. */
export const filters = filtersOf('authorizations', [
	{ displayName: 'Account', name: 'account', type: 'string', maxLength: 1024, default: '', description: 'The name of a user or of a user group' },
	{ ...accountType, description: 'Whether to return users or user groups' },
], { authorizationsOf: ['appGroup'] });
