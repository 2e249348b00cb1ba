import type { Call, Route } from '../service';
import { bodyOf, id } from './body';
import { findGroup, findUser } from './find';
import { conflict, missing } from './refusals';

/** IAM API 5.0, who is in a group: one user at a time. */
export const MEMBERSHIP: Route[] = [
	{
		name: 'AddUserToGroupV5',
		method: 'POST',
		path: '/v5/groups/{group_id}/add-user',
		action: 'iam:permissions:addUserToGroupV5',
		handle: addUser,
	},
	{
		name: 'RemoveUserFromGroupV5',
		method: 'POST',
		path: '/v5/groups/{group_id}/remove-user',
		action: 'iam:permissions:removeUserFromGroupV5',
		handle: removeUser,
	},
];

const read = (call: Call) => {
	const { user_id: userId } = bodyOf(call, { user_id: id }, 'user_id');
	return { group: findGroup(call), userId: findUser(call, userId).user_id };
};

// Of the 409 that the page declares it names no cause: here it is both a member's and that of a user who is in as many groups
// as the quota allows.
function addUser(call: Call): undefined {
	const { group, userId } = read(call);
	const { groups, quotas } = call.state.iam;
	if (group.members.includes(userId)) throw conflict(`User ${userId} is already in group ${group.group_id}`);
	const count = groups.filter(({ members }) => members.includes(userId)).length;
	if (count >= quotas.groupsPerUser) throw conflict(`User ${userId} is in ${count} groups, and no more are allowed`);
	group.members.push(userId);
}

// Somebody who is not a member is a 404, as in version 3; Terraform's provider passes over it.
function removeUser(call: Call): undefined {
	const { group, userId } = read(call);
	if (!group.members.includes(userId)) throw missing(`user in group ${group.group_id}`, userId);
	group.members = group.members.filter((member) => member !== userId);
}
