import { textIn } from '../shared/answers/fields';
import { collect, type List } from '../shared/form/list';
import type { Call } from '../shared/request';

const attached = { service: 'iam', permission: 'not documented', entries: 'attached_policies', longest: 200, read: (policy) => ({ ...policy, policy_id: textIn(policy, 'policy_id') }) } as const satisfies Partial<List>;

/** The identity policies that a user has itself, not by way of its groups (IAM API 5.0, ListAttachedUserPoliciesV5). */
export const ofUser: List = { ...attached, api: 'ListAttachedUserPoliciesV5', path: '/v5/users/{user_id}/attached-policies' };

/** The identity policies of a user group (IAM API 5.0, ListAttachedGroupPoliciesV5). */
export const ofGroup: List = { ...attached, api: 'ListAttachedGroupPoliciesV5', path: '/v5/groups/{group_id}/attached-policies' };

/** Whether whoever the path's `params` name has a policy. */
export const isAttached = async (call: Call, list: List, params: Record<string, string>, policyId: string): Promise<boolean> =>
	(await collect(call, list, { params })).some(({ policy_id }) => policy_id === policyId);
