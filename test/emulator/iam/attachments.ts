import type { Call, Route } from '../service';
import type { AttachedPolicy } from '../state';
import { bodyOf, id } from './body';
import { findGroup, findUser, groupOf, userOf } from './find';
import { pageOf } from './paging';
import { findPolicy, urnOf } from './policies';
import { conflict, missingToAttach, refuse } from './refusals';

/** IAM API 5.0, identity policies: what they are attached to, and what is attached to a user or a group. */
export const ATTACHMENTS: Route[] = [
	{
		name: 'ListAttachedUserPoliciesV5',
		method: 'GET',
		path: '/v5/users/{user_id}/attached-policies',
		handle: (call) => listAttached(call, findUser(call)),
	},
	{
		name: 'ListAttachedGroupPoliciesV5',
		method: 'GET',
		path: '/v5/groups/{group_id}/attached-policies',
		handle: (call) => listAttached(call, findGroup(call)),
	},
	{
		name: 'AttachUserPolicyV5',
		method: 'POST',
		path: '/v5/policies/{policy_id}/attach-user',
		action: 'iam:users:attachPolicyV5',
		handle: (call) => attach(call, userIn(call), call.state.iam.quotas.policiesPerUser, 'user'),
	},
	{
		name: 'DetachUserPolicyV5',
		method: 'POST',
		path: '/v5/policies/{policy_id}/detach-user',
		handle: (call) => detach(call, userIn(call)),
	},
	{
		name: 'AttachGroupPolicyV5',
		method: 'POST',
		path: '/v5/policies/{policy_id}/attach-group',
		action: 'iam:groups:attachPolicyV5',
		handle: (call) => attach(call, groupIn(call), call.state.iam.quotas.policiesPerGroup, 'group'),
	},
	{
		name: 'DetachGroupPolicyV5',
		method: 'POST',
		path: '/v5/policies/{policy_id}/detach-group',
		handle: (call) => detach(call, groupIn(call)),
	},
];

/** A user or a group. */
interface Holder {
	attachedPolicies: AttachedPolicy[];
}

function userIn(call: Call): Holder {
	const { user_id: userId } = bodyOf(call, { user_id: id }, 'user_id');
	const user = userOf(call, userId);
	if (!user) throw missingToAttach('user', userId);
	return user;
}

function groupIn(call: Call): Holder {
	const { group_id: groupId } = bodyOf(call, { group_id: id }, 'group_id');
	const group = groupOf(call, groupId);
	if (!group) throw missingToAttach('group', groupId);
	return group;
}

function listAttached(call: Call, { attachedPolicies }: Holder) {
	const { entries, page_info } = pageOf(call, attachedPolicies, ({ policy_id }) => policy_id);
	const shown = entries.flatMap(({ policy_id, attached_at }) =>
		call.state.iam.policies
			.filter((policy) => policy.policy_id === policy_id)
			.map((policy) => ({ policy_id, policy_name: policy.policy_name, urn: urnOf(policy, call.state), attached_at })),
	);
	return { attached_policies: shown, page_info };
}

// A policy that is attached already is a conflict; its code is not documented. One too many has the code and the text of the
// error codes' example, but which status it has is not said.
function attach(call: Call, holder: Holder, quota: number, kind: string): undefined {
	const { policy_id: policyId } = findPolicy(call);
	if (holder.attachedPolicies.some(({ policy_id }) => policy_id === policyId)) throw conflict(`Policy ${policyId} is already attached`);
	if (holder.attachedPolicies.length >= quota) throw refuse(409, 'PAP5.0003', `attached policies per ${kind} limit exceeded`);
	holder.attachedPolicies.push({ policy_id: policyId, attached_at: new Date(call.now).toISOString() });
}

// That a policy which is not attached is a 404 is not documented.
function detach(call: Call, holder: Holder): undefined {
	const { policy_id: policyId } = findPolicy(call);
	const left = holder.attachedPolicies.filter(({ policy_id }) => policy_id !== policyId);
	if (left.length === holder.attachedPolicies.length) throw missingToAttach('attached policy', policyId);
	holder.attachedPolicies = left;
}
