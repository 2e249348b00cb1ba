import { filtersOf } from '../../../shared/form/collection';
import { apiOf, collect, paging } from '../../../shared/form/list';
import { operationOf } from '../../../shared/form/operation';
import { property, shownWhen } from '../../../shared/form/property';
import { ofGroup, ofUser } from '../../attachedPolicies';
import { group } from '../../group';
import { policies } from '../../policy';
import { user } from '../../user';

const policiesOf = property({
	displayName: 'Policies Of',
	name: 'policiesOf',
	type: 'options',
	default: 'account',
	description: 'Whether to return the identity policies there are, or those attached to a user or a user group',
	options: [
		{ name: 'Account', value: 'account', description: 'Those of Huawei Cloud and your own' },
		{ name: 'User', value: 'user', description: 'What is attached to the user, but not what the groups of the user have' },
		{ name: 'User Group', value: 'group' },
	],
});

const filters = filtersOf(
	'identity policies',
	[
		{ displayName: 'Only Attached', name: 'onlyAttached', type: 'boolean', default: true, description: 'Whether to return only policies that are attached to somebody' },
		{
			displayName: 'Policy Type',
			name: 'policyType',
			type: 'options',
			default: 'custom',
			description: 'Whose policies they are',
			options: [
				{ name: 'Custom', value: 'custom', description: 'Your own' },
				{ name: 'System', value: 'system', description: 'Those of Huawei Cloud' },
			],
		},
	],
	{ policiesOf: ['account'] },
);

/** Lists identity policies: those there are (IAM API 5.0, ListPoliciesV5), or those attached to a user or a user group. */
export const getAll = operationOf({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many policies', description: 'Retrieve a list of identity policies' },
	properties: [policiesOf, shownWhen({ policiesOf: ['user'] }, user), shownWhen({ policiesOf: ['group'] }, group), ...paging, filters],
	apis: [apiOf(policies), apiOf(ofUser), apiOf(ofGroup)],
	policies: ['IAM access review', 'IAM joiner and leaver'],
	async execute({ call }, { policiesOf: whose, userId, groupId, returnAll, limit, filters: { onlyAttached, policyType } = {} }) {
		const most = returnAll ? Infinity : limit;
		if (whose === 'user') return await collect(call, ofUser, { params: { user_id: userId } }, most);
		if (whose === 'group') return await collect(call, ofGroup, { params: { group_id: groupId } }, most);
		return await collect(call, policies, { query: { only_attached: onlyAttached, policy_type: policyType } }, most);
	},
});
