import { actOnMany } from '../../../shared/form/verbs';
import type { Option } from '../../../shared/form/property';
import { NO_GROUP } from '../../codes';
import { group, isMember } from '../../group';
import { user } from '../../user';

/**
 * Adds or removes members of a user group (Workspace API, RunActionsOnGroup): up to 50 users of one group in one request.
 * Adding a member again, or removing somebody who is not a member, leads to the same state, so it may be repeated.
 */
function membership(type: 'ADD' | 'DELETE', option: Option, done: 'added' | 'removed') {
	return actOnMany({
		option,
		of: user,
		properties: [group] as const,
		service: 'workspace',
		api: 'RunActionsOnGroup',
		method: 'POST',
		path: '/v2/{project_id}/groups/{group_id}/actions',
		effect: 'set',
		permission: 'workspace:userGroups:operate',
		policies: ['Joiner and leaver'],
		most: 50,
		aboutAll: NO_GROUP,
		request: (ids, { groupId }) => ({ params: { group_id: groupId }, body: { op_type: type, user_ids: ids } }),
		done: ({ groupId }) => ({ group_id: groupId, [done]: true }),
		current: { read: async (call, { userId, groupId }) => ({ member: await isMember(call, groupId, userId) }), wanted: () => ({ member: type === 'ADD' }) },
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
