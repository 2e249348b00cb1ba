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

/** Who can have policies: what picks them, how the API calls their IDs, and the list of what they have. */
const HOLDERS = {
	user: { field: shownWhen({ holder: ['user'] }, user), title: 'User', list: ofUser },
	group: { field: shownWhen({ holder: ['group'] }, group), title: 'Group', list: ofGroup },
} as const;
type Kind = keyof typeof HOLDERS;

/**
 * Attaches an identity policy to a user or a user group, or detaches it (IAM API 5.0). IAM refuses what is so already with a
 * status that may mean something else as well, so what is attached decides.
 */
function attachment(verb: 'Attach' | 'Detach', option: Option, permissions: Record<Kind, Permission>) {
	const [word, isAttaching] = [verb.toLowerCase(), verb === 'Attach'];
	const change = (kind: Kind) => {
		const { field, title, list } = HOLDERS[kind];
		const idIn = (params: object) => ({ [`${kind}_id`]: String((params as Record<string, unknown>)[field.field.name]) });
		return actOnOne({
			option,
			of: policy,
			properties: [field] as const,
			service: 'iam',
			api: `${verb}${title}PolicyV5`,
			method: 'POST',
			path: `/v5/policies/{policy_id}/${word}-${kind}`,
			effect: 'set',
			permission: permissions[kind],
			mayBeSo: [isAttaching ? 409 : 404],
			body: idIn,
			done: (params) => ({ ...idIn(params), [`${word}ed`]: true }),
			current: { read: async (call, params) => ({ attached: await isAttached(call, list, idIn(params), params.policyId) }), wanted: () => ({ attached: isAttaching }) },
		});
	};
	const [ofAUser, ofAGroup] = [change('user'), change('group')];
	const chosen = (values: object) => ((values as { holder?: string }).holder === 'user' ? ofAUser : ofAGroup);
	const both = either(
		{ option, policies: ['IAM joiner and leaver'], properties: [policy, holder, HOLDERS.user.field, HOLDERS.group.field], target: (values) => `${chosen(values).target(values)} ${chosen(values) === ofAUser ? 'user' : 'group'}` },
		[ofAUser, ofAGroup],
		chosen,
	);
	return { both, ofAUser };
}

/** Attaches an identity policy (AttachUserPolicyV5, AttachGroupPolicyV5). */
export const { both: attach } = attachment(
	'Attach',
	{ name: 'Attach', value: 'attach', action: 'Attach a policy', description: 'Give a user or a user group the permissions of an identity policy' },
	{ user: 'iam:users:attachPolicyV5', group: 'iam:groups:attachPolicyV5' },
);

/** Detaches an identity policy (DetachUserPolicyV5, DetachGroupPolicyV5), and only from users. */
export const { both: detach, ofAUser: detachFromUser } = attachment(
	'Detach',
	{ name: 'Detach', value: 'detach', action: 'Detach a policy', description: 'Take the permissions of an identity policy from a user or a user group' },
	{ user: 'not documented', group: 'not documented' },
);
