import { CREDENTIAL, TEMPORARY_CREDENTIAL } from '../seeded';
import type { Call, Route } from '../service';
import { parseAuthorization } from '../verify';

/** IAM API 5.0 and STS, what holds for the account, and who the caller is. */
export const ACCOUNT: Route[] = [
	{ name: 'GetAccountSummaryV5', method: 'GET', path: '/v5/account-summary', action: 'iam::getAccountSummaryV5', handle: summary },
	{
		name: 'ShowPasswordPolicyV5',
		method: 'GET',
		path: '/v5/password-policy',
		handle: ({ state }) => ({ password_policy: state.iam.passwordPolicy }),
	},
	// STS API, GetCallerIdentity: no permission needed. STS has hosts of its own; here everything is on one origin.
	{ name: 'GetCallerIdentity', method: 'GET', path: '/v5/caller-identity', handle: callerIdentity },
];

// The Python SDK's model has also the numbers of identity providers, which are not emulated.
function summary({ state }: Call) {
	const { users, groups, policies, quotas } = state.iam;
	const root = users.find(({ is_root_user }) => is_root_user);
	return {
		users: users.length,
		users_quota: quotas.users,
		groups: groups.length,
		groups_quota: quotas.groups,
		policies: policies.filter(({ policy_type }) => policy_type === 'custom').length,
		policies_quota: quotas.policies,
		policy_size_quota: quotas.policySize,
		versions_per_policy_quota: quotas.versionsPerPolicy,
		agencies: 0,
		agencies_quota: quotas.agencies,
		attached_policies_per_user_quota: quotas.policiesPerUser,
		attached_policies_per_group_quota: quotas.policiesPerGroup,
		attached_policies_per_agency_quota: quotas.policiesPerAgency,
		root_user_mfa_enabled: root?.mfaDevices.filter(({ enabled }) => enabled).length ?? 0,
	};
}

// The temporary key pair was handed out to the user of the permanent one.
function callerIdentity({ state, headers }: Call) {
	const { users, account } = state.iam;
	const signed = parseAuthorization(headers.authorization)?.accessKeyId;
	const keyId = signed === TEMPORARY_CREDENTIAL.accessKeyId ? CREDENTIAL.accessKeyId : signed;
	const caller = users.find(({ accessKeys }) => accessKeys.some(({ access_key_id }) => access_key_id === keyId));
	return { account_id: account.id, principal_id: caller?.user_id, principal_urn: `iam::${account.id}:user:${caller?.user_name}` };
}
