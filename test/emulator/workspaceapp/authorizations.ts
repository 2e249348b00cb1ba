import { randomUUID } from 'node:crypto';

import type { Call, Route } from '../service';
import type { AppGroupAuthorization, CloudState } from '../state';
import { checked, checkedBody, list, object, optional, text, word, type Checked } from './fields';
import { paged, textOf, wordOf } from './query';
import { invalid, missing } from './refusals';

/** The APIs for who may use which app group. */
export const AUTHORIZATION_ROUTES: Route[] = [
	{
		name: 'ListAppGroupAuthorization',
		method: 'GET',
		path: '/v1/{project_id}/app-groups/actions/list-authorizations',
		action: 'workspace:appGroup:listAuthorization',
		handle: listAuthorizations,
	},
	{
		name: 'AddAppGroupAuthorization',
		method: 'POST',
		path: '/v1/{project_id}/app-groups/authorizations',
		action: 'workspace:appGroup:addAuthorization',
		handle: authorize,
	},
	{
		name: 'BatchDeleteAppGroupAuthorization',
		method: 'POST',
		path: '/v1/{project_id}/app-groups/actions/batch-delete-authorization',
		action: 'workspace:appGroup:batchDeleteAuthorization',
		handle: revoke,
	},
];

/** WorkspaceApp API, ListAppGroupAuthorization: account and ID are looked for exactly. App ID and name are empty where a whole group is granted. */
function listAuthorizations({ query, state }: Call) {
	const group = textOf(query, 'app_group_id', 0, 128);
	const id = textOf(query, 'account_id', 0, 128);
	const account = textOf(query, 'account', 0, 1024);
	const type = wordOf(query, 'account_type', ['USER', 'USER_GROUP', '']);
	const authorizations = state.authorizations.filter(
		(each) =>
			(group ?? each.app_group_id) === each.app_group_id &&
			(id ?? each.account_id) === each.account_id &&
			(account ?? each.account) === each.account &&
			(type ?? each.account_type) === each.account_type,
	);
	return {
		count: authorizations.length,
		authorizations: paged(query, authorizations).map((each) => ({
			...each,
			app_id: '',
			app_name: '',
			app_group_name: state.appGroups.find((candidate) => candidate.id === each.app_group_id)?.name,
			authorization_type: 'APP_GROUP',
		})),
	};
}

// WorkspaceApp API, AddAppGroupAuthorization and BatchDeleteAppGroupAuthorization, request body.
const ACCOUNT = {
	account: text(1, 128),
	account_type: word('USER', 'USER_GROUP'),
	id: optional(text(0, 128)),
	domain: optional(text(0, 64)),
	email: optional(text(0, 128)),
	telephone_number: optional(text(0, 128)),
	platform_type: optional(word('AD', 'LOCAL', 'SYSTEM')),
};
type Account = Checked<typeof ACCOUNT>;
type Holder = Pick<AppGroupAuthorization, 'account' | 'account_id' | 'account_type' | 'domain' | 'platform_type'>;

/**
 * WorkspaceApp API, AddAppGroupAuthorization: every group for every account. An account that does not exist is passed over,
 * and the answer is a 200 all the same (Terraform's provider, workspace_app_group_authorization). Not documented: that nothing
 * is granted if an app group does not exist, and that granting twice is the same as granting once.
 */
function authorize({ body, state, now }: Call): undefined {
	const { accounts, app_group_ids: ids } = requestOf(body);
	const groups = state.appGroups.filter(({ id }) => ids.includes(id));
	if (!ids.every((id) => groups.some((group) => group.id === id))) throw missing('application group');
	const holders = holdersIn(state).filter((holder) => accounts.some((account) => isMeant(account, holder)));
	for (const group of groups) {
		group.grants++;
		for (const holder of holders) {
			const has = state.authorizations.some((each) => each.app_group_id === group.id && each.account_id === holder.account_id);
			if (!has) state.authorizations.push({ id: newId(), ...holder, app_group_id: group.id, create_at: new Date(now).toISOString() });
		}
	}
	return undefined; // No body schema.
}

/**
 * WorkspaceApp API, BatchDeleteAppGroupAuthorization: what has been revoked before counts as a success. So does everything else
 * that is not there, a missing app group included (Terraform's provider: the status is always 200).
 */
function revoke({ body, state }: Call): undefined {
	const { accounts, app_group_ids: ids } = requestOf(body);
	state.authorizations = state.authorizations.filter(
		(each) => !ids.includes(each.app_group_id) || !accounts.some((account) => isMeant(account, each)),
	);
	for (const group of state.appGroups) if (ids.includes(group.id)) group.revocations++;
	return undefined; // No body schema.
}

function requestOf(body: string) {
	const { accounts, ...rest } = checkedBody(body, { accounts: list(1, 50, object), app_group_ids: list(1, 10, text(1, 128)) });
	return { ...rest, accounts: accounts.map(accountOf) };
}

function accountOf(value: object): Account {
	const account = checked(value, ACCOUNT);
	if (account.account_type === 'USER_GROUP' && !account.id) throw invalid('id'); // The document demands it of user groups.
	return account;
}

function holdersIn({ users, groups }: CloudState): Holder[] {
	return [
		...users.map(({ id, user_name, domain, platform_type }) => ({ account: user_name, account_id: id, account_type: 'USER' as const, domain, platform_type })),
		...groups.map(({ id, name, domain, platform_type }) => ({ account: name, account_id: id, account_type: 'USER_GROUP' as const, domain, platform_type })),
	];
}

// How an account is found is not documented. Here name and type must fit, and so must ID and domain where they are given, so that
// a name alone means everybody who has it.
function isMeant({ account, account_type, id, domain }: Account, holder: Holder): boolean {
	return (
		account === holder.account &&
		account_type === holder.account_type &&
		(id || holder.account_id) === holder.account_id &&
		(domain || holder.domain) === holder.domain
	);
}

// 32 hex digits, as in the document's example.
function newId(): string {
	return randomUUID().replaceAll('-', '');
}
