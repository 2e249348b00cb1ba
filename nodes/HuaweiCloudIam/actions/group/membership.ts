import type { Option } from '../../../shared/form/property';
import { actOnOne } from '../../../shared/form/verbs';
import type { Api } from '../../../shared/request';
import { group, isMember } from '../../group';
import { user } from '../../user';

/**
 * Adds or removes a member of a user group. IAM refuses to add a member again, and to remove somebody who is not one, with
 * statuses that may mean something else as well (IAM API 5.0), so the groups of the user decide.
 */
function membership(api: Pick<Api, 'api' | 'path' | 'permission'>, option: Option, done: 'added' | 'removed') {
	return actOnOne({
		option,
		of: group,
		properties: [user] as const,
		service: 'iam',
		method: 'POST',
		effect: 'set',
		...api,
		policies: ['IAM joiner and leaver'],
		mayBeSo: [done === 'added' ? 409 : 404],
		body: ({ userId }) => ({ user_id: userId }),
		done: ({ userId }) => ({ user_id: userId, [done]: true }),
		current: { read: async (call, { groupId, userId }) => ({ member: await isMember(call, groupId, userId) }), wanted: () => ({ member: done === 'added' }) },
	});
}

/** Makes a user a member of a group (IAM API 5.0, AddUserToGroupV5). */
export const addUser = membership(
	{ api: 'AddUserToGroupV5', path: '/v5/groups/{group_id}/add-user', permission: 'iam:permissions:addUserToGroupV5' },
	{ name: 'Add User', value: 'addUser', action: 'Add a user to a user group', description: 'Make an IAM user a member of a user group' },
	'added',
);

/** Ends the membership of a user in a group (IAM API 5.0, RemoveUserFromGroupV5). */
export const removeUser = membership(
	{ api: 'RemoveUserFromGroupV5', path: '/v5/groups/{group_id}/remove-user', permission: 'iam:permissions:removeUserFromGroupV5' },
	{ name: 'Remove User', value: 'removeUser', action: 'Remove a user from a user group', description: 'End the membership of an IAM user in a user group' },
	'removed',
);
