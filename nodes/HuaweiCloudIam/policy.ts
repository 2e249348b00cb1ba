import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The identity policies of Huawei Cloud and of the account (IAM API 5.0, ListPoliciesV5). A policy without an ID or a name is an error. */
export const policies: List = {
	service: 'iam',
	api: 'ListPoliciesV5',
	path: '/v5/policies',
	permission: 'not documented',
	entries: 'policies',
	longest: 200,
	read: (policy) => ({ ...policy, policy_id: textIn(policy, 'policy_id'), policy_name: textIn(policy, 'policy_name') }),
};

/** One identity policy: from the list, by ID, or by name. */
export const policy = locator({
	nameField: 'policy_name',
	field: {
		displayName: 'Policy',
		name: 'policyId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The identity policy to attach or detach',
		modes: [
			fromList('a policy', 'searchPolicies'),
			byId('a policy', 64, '2b7a8c1d5e6f4a3b9c0d1e2f3a4b5c6d'),
			byName('a policy name', 128, 'IAMReadOnlyPolicy', 'The name of the identity policy, in upper and lower case as in IAM'),
		],
	},
	apis: [apiOf(policies)],
	/** The API has no filter for names. */
	search: async (call, filter, from) =>
		await pick(
			call,
			policies,
			({ policy_id, policy_name, policy_type, description }) => ({ value: String(policy_id), name: policy_name, details: [policy_type === 'custom' && 'custom', description] }),
			{ from, filter },
		),
	byName: {
		most: 1000,
		find: async (call, names) => foundAmong(await collect(call, policies), names, { kind: 'identity policy', id: 'policy_id', name: 'policy_name', apart: ({ policy_type }) => [policy_type] }),
	},
});
