import { operation } from '../../../shared/form/operation';
import type { Option } from '../../../shared/form/property';
import { group } from '../../group';
import { user } from '../../user';

/** There is no such group (huaweicloud Terraform provider). */
const NO_GROUP = ['WKS.00170208', 'WKS.00170117'];

/**
 * Adds or removes members of a user group (Workspace API, RunActionsOnGroup): up to 50 users of one group in one request.
 * Adding a member again, or removing somebody who is not a member, leads to the same state, so it may be repeated.
 */
function membership(type: 'ADD' | 'DELETE', option: Option, done: 'added' | 'removed') {
	return operation({
		option,
		properties: [user, group] as const,
		service: 'workspace',
		api: 'RunActionsOnGroup',
		method: 'POST',
		path: '/v2/{project_id}/groups/{group_id}/actions',
		effect: 'set',
		permission: 'workspace:userGroups:operate',
		policies: ['Joiner and leaver'],
		fold: { most: 50, by: ({ groupId }) => groupId, aboutAll: NO_GROUP },
		request: ({ groupId }, all) => ({
			params: { group_id: groupId },
			body: { op_type: type, user_ids: [...new Set(all.map(({ userId }) => userId))] },
		}),
		// The documents promise no body.
		result: (_body, { userId, groupId }) => ({ id: userId, group_id: groupId, [done]: true }),
	});
}

/** Makes a user a member of a group. */
export const addToGroup = membership(
	'ADD',
	{ name: 'Add to Group', value: 'addToGroup', action: 'Add a user to a group', description: 'Make a desktop user a member of a user group' },
	'added',
);

/** Ends a user's membership in a group. */
export const removeFromGroup = membership(
	'DELETE',
	{ name: 'Remove From Group', value: 'removeFromGroup', action: 'Remove a user from a group', description: 'End the membership of a desktop user in a user group' },
	'removed',
);
