import { seedIamUsers } from './seed-iam-users';
import type { Person } from './seed-users';
import { hex, IAM_ACCOUNT, iamPolicyId, SEEDED } from './seeded';
import type { IamGroup, IamState, IdentityPolicy } from './state';

/** The account with its users, groups and identity policies; quotas have been raised, as of a company that has grown. */
export function seedIam(people: readonly Person[]): IamState {
	const members = seedIamUsers(people);
	return {
		account: { ...IAM_ACCOUNT },
		users: members.map(({ user }) => user),
		groups: GROUPS.map(([name, policies], index) => {
			const ids = members.filter(({ groups }) => groups.includes(name)).map(({ user }) => user.user_id);
			return groupOf(name, index, policies, ids);
		}),
		policies: POLICIES.map(policyOf),
		passwordPolicy: {
			minimum_password_length: 8,
			maximum_password_length: 32,
			password_char_combination: 3,
			maximum_consecutive_identical_chars: 0,
			minimum_password_age: 0,
			password_validity_period: 0,
			password_reuse_prevention: 1,
			password_not_username_or_invert: true,
			password_requirements: 'A password must contain at least 3 of the following: uppercase letters, lowercase letters, digits, and special characters.',
			allow_user_to_change_password: true,
		},
		// IAM user guide, quotas: all but the first two are the defaults.
		quotas: {
			users: 200,
			groups: 50,
			policies: 1500,
			agencies: 50,
			groupsPerUser: 10,
			accessKeysPerUser: 2,
			policiesPerUser: 10,
			policiesPerGroup: 10,
			policiesPerAgency: 10,
			versionsPerPolicy: 5,
			policySize: 6144,
		},
		// Terraform's provider waits for a user of version 3.0, "usually 2 to 3 seconds", and not for one of version 5.
		hiddenFor: { CreateUserV5: 0, CreateUser: 2500 },
		deletesWithConflict: false,
	};
}

/** Groups with the policies they have. Ten of them hold one user, which is as many as a user may be in. */
const GROUPS: ReadonlyArray<[name: string, policies: string[]]> = [
	['admin', ['IAMFullAccessPolicy']],
	[SEEDED.iamGroup, [SEEDED.iamPolicy, SEEDED.iamCustomPolicy]],
	[SEEDED.iamSimilarGroup, [SEEDED.iamPolicy]],
	[SEEDED.iamEmptyGroup, []],
	['operators', [SEEDED.iamCustomPolicy]],
	['auditors', [SEEDED.iamPolicy]],
	['Finance team', []],
	['read_only', [SEEDED.iamPolicy]],
	['on-call {EU}', []],
	['on-call {APAC}', []],
	['network', []],
	['databases', ['DDMFullAccessPolicy']],
	['运维', []],
];

function groupOf(name: string, index: number, policies: readonly string[], members: string[]): IamGroup {
	const created = new Date(Date.UTC(2024, 2, 4, 9) + index * 86_400_000).toISOString();
	return {
		group_id: hex(`iam group ${name}`),
		group_name: name,
		description: index % 4 === 3 ? '' : `Everybody in ${name.replace(/[{}]/g, '')}`,
		created_at: created,
		members,
		attachedPolicies: policies.map((policy) => ({ policy_id: iamPolicyId(policy), attached_at: created })),
	};
}

const POLICIES: ReadonlyArray<[name: string, type: IdentityPolicy['policy_type'], description: string]> = [
	[SEEDED.iamPolicy, 'system', 'Read-only permissions for IAM'],
	['IAMFullAccessPolicy', 'system', 'All permissions for IAM'],
	['DDMFullAccessPolicy', 'system', 'All permissions for DDM'],
	['WorkspaceReadOnlyPolicy', 'system', 'Read-only permissions for Workspace'],
	[SEEDED.iamCustomPolicy, 'custom', 'Starts and stops servers'],
	[SEEDED.iamUnattachedPolicy, 'custom', ''],
];

function policyOf([name, type, description]: (typeof POLICIES)[number]): IdentityPolicy {
	const created = type === 'system' ? '2023-06-01T00:00:00.000Z' : '2025-04-07T10:15:30.250Z';
	return {
		policy_id: iamPolicyId(name),
		policy_name: name,
		policy_type: type,
		path: '',
		default_version_id: 'v1',
		description,
		created_at: created,
		updated_at: created,
	};
}
