import { property, shownWhen } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { appGroup } from '../../appGroup';
import { accountType, authorizationOutput, authorizations } from '../../authorization';
import { group } from '../../group';
import { user } from '../../user';

const authorizationsOf = property({
	displayName: 'Authorizations Of',
	name: 'authorizationsOf',
	type: 'options',
	default: 'appGroup',
	description: 'Whether to return the accounts that may use an app group, or the app groups that an account may use',
	options: [
		{ name: 'App Group', value: 'appGroup' },
		{ name: 'User', value: 'user', description: 'What is granted to the user, but not what the groups of the user have' },
		{ name: 'User Group', value: 'userGroup' },
	],
});

const filters = property({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	displayOptions: { show: { authorizationsOf: ['appGroup'] } },
	default: {},
	description: 'Which authorizations to return. All filters have to fit.',
	options: [
		{ displayName: 'Account', name: 'account', type: 'string', maxLength: 1024, default: '', description: 'The name of a user or of a user group' },
		{ ...accountType, description: 'Whether to return users or user groups' },
	],
});

/** Lists who may use an app group, or what an account may use (Workspace Application Streaming API, ListAppGroupAuthorization). */
export const getAuthorizations = getMany({
	option: {
		name: 'Get Authorizations',
		value: 'getAuthorizations',
		action: 'Get authorizations of app groups',
		description: 'Retrieve who may use an app group, or which app groups somebody may use',
	},
	properties: [
		authorizationsOf,
		shownWhen({ authorizationsOf: ['appGroup'] }, appGroup),
		shownWhen({ authorizationsOf: ['user'] }, user),
		shownWhen({ authorizationsOf: ['userGroup'] }, group),
		filters,
	] as const,
	list: authorizations,
	policies: ['Joiner and leaver', 'Help desk'],
	output: authorizationOutput,
	asked: ({ authorizationsOf: of, appGroupId, userId, groupId, filters: { account, accountType: type } = {} }) => {
		if (of === 'user') return { query: { account_id: userId, account_type: 'USER' } };
		if (of === 'userGroup') return { query: { account_id: groupId, account_type: 'USER_GROUP' } };
		return { query: { app_group_id: appGroupId, account, account_type: type } };
	},
});
