import { SEEDED, type CloudState } from '..';
import type { Sent } from '../client';
import { iamPolicyId, iamUserId } from '../seeded';

/** A request for each of IAM's APIs that gets a full answer. */
export function iamRequests({ iam }: CloudState): Record<string, Sent> {
	const [user, bare] = [iamUserId(SEEDED.iamUser), iamUserId(SEEDED.iamBareUser)];
	const one = `/v5/users/${user}`;
	const { accessKeys, mfaDevices } = iam.users.find(({ user_id }) => user_id === user) ?? { accessKeys: [], mfaDevices: [] };
	const key = `${one}/access-keys/${accessKeys[0]?.access_key_id}`;
	const device = { user_id: user, serial_number: mfaDevices[0]?.serial_number ?? '' };
	const groupId = iam.groups.find(({ group_name }) => group_name === SEEDED.iamGroup)?.group_id ?? '';
	const group = `/v5/groups/${groupId}`;
	const policies = (name: string) => `/v5/policies/${iamPolicyId(name)}`;
	const password = 'Gr33n~tea';
	// An expiry comes only if the account's passwords have one.
	iam.passwordPolicy.password_validity_period = 90;
	return {
		KeystoneListAuthProjects: { path: '/v3/auth/projects' },
		KeystoneListAuthDomains: { path: '/v3/auth/domains' },
		KeystoneListUsers: { path: '/v3/users' },
		ShowUser: { path: `/v3.0/OS-USER/users/${user}` },
		CreateUser: {
			method: 'POST',
			path: '/v3.0/OS-USER/users',
			body: { user: { name: 'new.user', domain_id: iam.account.id, password, email: 'new.user@example.com', areacode: '0044', phone: '7700900999' } },
		},
		'UpdateUser (IAM)': { method: 'PUT', path: `/v3.0/OS-USER/users/${user}`, body: { user: { description: 'New' } } },
		ListUsersV5: { path: '/v5/users' },
		ShowUserV5: { path: one },
		CreateUserV5: { method: 'POST', path: '/v5/users', body: { name: 'new.user', enabled: true, description: 'New' } },
		UpdateUserV5: { method: 'PUT', path: one, body: { new_description: 'New' } },
		DeleteUserV5: { method: 'DELETE', path: one },
		ShowUserLastLoginV5: { path: `${one}/last-login` },
		ShowLoginProfileV5: { path: `${one}/login-profile` },
		CreateLoginProfileV5: { method: 'POST', path: `/v5/users/${bare}/login-profile`, body: { password, password_reset_required: true } },
		UpdateLoginProfileV5: { method: 'PUT', path: `${one}/login-profile`, body: { password } },
		DeleteLoginProfileV5: { method: 'DELETE', path: `${one}/login-profile` },
		ListAccessKeysV5: { path: `${one}/access-keys` },
		CreateAccessKeyV5: { method: 'POST', path: `${one}/access-keys` },
		UpdateAccessKeyV5: { method: 'PUT', path: key, body: { status: 'inactive' } },
		DeleteAccessKeyV5: { method: 'DELETE', path: key },
		ShowAccessKeyLastUsedV5: { path: `${key}/last-used` },
		ListGroupsV5: { path: '/v5/groups', query: { limit: '5' } },
		ShowGroupV5: { path: group },
		CreateGroupV5: { method: 'POST', path: '/v5/groups', body: { group_name: 'New', description: 'New' } },
		UpdateGroupV5: { method: 'PUT', path: group, body: { new_group_description: 'New' } },
		DeleteGroupV5: { method: 'DELETE', path: group },
		AddUserToGroupV5: { method: 'POST', path: `${group}/add-user`, body: { user_id: bare } },
		RemoveUserFromGroupV5: { method: 'POST', path: `${group}/remove-user`, body: { user_id: user } },
		ListPoliciesV5: { path: '/v5/policies', query: { limit: '5' } },
		ListAttachedUserPoliciesV5: { path: `${one}/attached-policies` },
		ListAttachedGroupPoliciesV5: { path: `${group}/attached-policies`, query: { limit: '1' } },
		AttachUserPolicyV5: { method: 'POST', path: `${policies(SEEDED.iamCustomPolicy)}/attach-user`, body: { user_id: user } },
		DetachUserPolicyV5: { method: 'POST', path: `${policies(SEEDED.iamPolicy)}/detach-user`, body: { user_id: user } },
		AttachGroupPolicyV5: { method: 'POST', path: `${policies(SEEDED.iamUnattachedPolicy)}/attach-group`, body: { group_id: groupId } },
		DetachGroupPolicyV5: { method: 'POST', path: `${policies(SEEDED.iamPolicy)}/detach-group`, body: { group_id: groupId } },
		ListMfaDevicesV5: { path: '/v5/mfa-devices', query: { limit: '2' } },
		DisableMfaDeviceV5: { method: 'POST', path: '/v5/mfa-devices/disable', body: device },
		DeleteVirtualMfaDeviceV5: { method: 'DELETE', path: '/v5/virtual-mfa-devices', query: device },
		GetAccountSummaryV5: { path: '/v5/account-summary' },
		ShowPasswordPolicyV5: { path: '/v5/password-policy' },
		GetCallerIdentity: { path: '/v5/caller-identity' },
	};
}
