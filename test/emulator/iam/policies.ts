import type { Call, Route } from '../service';
import type { CloudState, IdentityPolicy } from '../state';
import { pageOf } from './paging';
import { invalid, missingToAttach } from './refusals';

/** IAM API 5.0, identity policies: which there are. */
export const POLICIES: Route[] = [
	{ name: 'ListPoliciesV5', method: 'GET', path: '/v5/policies', handle: listPolicies },
];

/** The policy that the path names; throws the 404 of attaching. */
export function findPolicy({ params, state }: Call): IdentityPolicy {
	const { policy_id: id = '' } = params;
	const policy = state.iam.policies.find(({ policy_id }) => policy_id === id);
	if (!policy) throw missingToAttach('policy', id);
	return policy;
}

/** A policy's resource name: Huawei Cloud's own belong to no account. */
export function urnOf({ policy_type, path, policy_name }: IdentityPolicy, { iam }: CloudState): string {
	return `iam::${policy_type === 'system' ? 'system' : iam.account.id}:policy:${path}${policy_name}`;
}

// In which language a policy is described depends on X-Language; here there is only one.
function listPolicies(call: Call) {
	const { query, state } = call;
	const [type, prefix = '', attachedOnly = 'false'] = [query.policy_type?.[0], query.path_prefix?.[0], query.only_attached?.[0]];
	if (type !== undefined && type !== 'custom' && type !== 'system') throw invalid('policy_type');
	if (attachedOnly !== 'true' && attachedOnly !== 'false') throw invalid('only_attached');
	const found = state.iam.policies
		.map((policy) => ({ ...policy, attachment_count: countOf(policy, state) }))
		.filter(
			(policy) =>
				(type === undefined || policy.policy_type === type) &&
				policy.path.startsWith(prefix) &&
				(attachedOnly === 'false' || policy.attachment_count > 0),
		);
	const { entries, page_info } = pageOf(call, found, ({ policy_id }) => policy_id);
	return { policies: entries.map((policy) => ({ ...policy, urn: urnOf(policy, state) })), page_info };
}

function countOf({ policy_id: id }: IdentityPolicy, { iam }: CloudState): number {
	return [...iam.users, ...iam.groups].filter(({ attachedPolicies }) => attachedPolicies.some(({ policy_id }) => policy_id === id)).length;
}
