import { either } from '../../../shared/form/either';
import { property, type Option, shownWhen } from '../../../shared/form/property';
import { actOnOne } from '../../../shared/form/verbs';
import type { Permission } from '../../../shared/request';
import { isAttached, ofGroup, ofUser } from '../../attachedPolicies';
import { group } from '../../group';
import { policy } from '../../policy';
import { user } from '../../user';

const holder = property({
	displayName: 'Holder',
	name: 'holder',
	type: 'options',
	default: 'group',
	description: 'Whose policies to change',
	options: [
		{ name: 'User', value: 'user' },
		{ name: 'User Group', value: 'group' },
	],
});
const [ofOneUser, ofOneGroup] = [shownWhen({ holder: ['user'] }, user), shownWhen({ holder: ['group'] }, group)];

/** What attaching and detaching differ in. */
interface Change {
	option: Option;
	verb: 'Attach' | 'Detach';
	permissions: Record<'user' | 'group', Permission>;
}

/**
 * Attaches an identity policy to a user or a user group, or detaches it (IAM API 5.0). One that is attached already is refused
 * with a status that may mean something else as well, so what is attached decides.
 */
function attachment({ option, verb, permissions }: Change) {
	const [done, isAttaching] = [`${verb.toLowerCase()}ed`, verb === 'Attach'];
	const common = {
		option,
		of: policy,
		service: 'iam',
		method: 'POST',
		effect: 'set',
		mayBeSo: [isAttaching ? 409 : 404],
	} as const;
	const wanted = () => ({ attached: isAttaching });
	const path = (kind: string) => `/v5/policies/{policy_id}/${verb.toLowerCase()}-${kind}`;
	const fromUser = actOnOne({
		...common,
		properties: [user] as const,
		api: `${verb}UserPolicyV5`,
		path: path('user'),
		permission: permissions.user,
		body: ({ userId }) => ({ user_id: userId }),
		done: ({ userId }) => ({ user_id: userId, [done]: true }),
		current: { read: async (call, { policyId, userId }) => ({ attached: await isAttached(call, ofUser, { user_id: userId }, policyId) }), wanted },
	});
	const fromGroup = actOnOne({
		...common,
		properties: [group] as const,
		api: `${verb}GroupPolicyV5`,
		path: path('group'),
		permission: permissions.group,
		body: ({ groupId }) => ({ group_id: groupId }),
		done: ({ groupId }) => ({ group_id: groupId, [done]: true }),
		current: { read: async (call, { policyId, groupId }) => ({ attached: await isAttached(call, ofGroup, { group_id: groupId }, policyId) }), wanted },
	});
	const form = { option, policies: ['IAM joiner and leaver'] as const, properties: [policy, holder, ofOneUser, ofOneGroup], target: ({ policyId }: object & { policyId?: string }) => String(policyId) };
	return either(form, [fromUser, fromGroup], (values) => ((values as { holder?: string }).holder === 'user' ? fromUser : fromGroup));
}

/** Attaches an identity policy (AttachUserPolicyV5, AttachGroupPolicyV5). */
export const attach = attachment({
	option: { name: 'Attach', value: 'attach', action: 'Attach a policy', description: 'Give a user or a user group the permissions of an identity policy' },
	verb: 'Attach',
	permissions: { user: 'iam:users:attachPolicyV5', group: 'iam:groups:attachPolicyV5' },
});

/** Detaches an identity policy (DetachUserPolicyV5, DetachGroupPolicyV5). */
export const detach = attachment({
	option: { name: 'Detach', value: 'detach', action: 'Detach a policy', description: 'Take the permissions of an identity policy from a user or a user group' },
	verb: 'Detach',
	permissions: { user: 'not documented', group: 'not documented' },
});
