import { shownWhen } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { appGroup } from '../../appGroup';
import { authorizationOutput, authorizations, authorizationsOf, filters } from '../../authorization';
import { group } from '../../group';
import { user } from '../../user';

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
