import type { Call } from '../service';
import type { CloudState, IamGroup, IamUser } from '../state';
import { missing } from './refusals';

/** The user of an ID, if there is one; a new user may take a while to be found (Terraform's provider waits for it). */
export function userOf({ state, elapsed }: Call, id = ''): IamUser | undefined {
	return state.iam.users.find(({ user_id, visibleFrom }) => user_id === id && visibleFrom <= elapsed);
}

/** The user that the path names, or a body; throws version 5's 404. */
export function findUser(call: Call, id = call.params.user_id ?? ''): IamUser {
	const user = userOf(call, id);
	if (!user) throw missing('user', id);
	return user;
}

/** What is shown of a user who may not be found yet: lists leave them out as well, which is not documented. */
export const visible = ({ state, elapsed }: Call) => state.iam.users.filter(({ visibleFrom }) => visibleFrom <= elapsed);

/** The user of a name, also one who is not found yet: a name is taken at once. */
export const named = ({ iam }: CloudState, name: string) => iam.users.find(({ user_name }) => user_name === name);

/** The group of an ID, if there is one. */
export const groupOf = ({ state }: Call, id = '') => state.iam.groups.find(({ group_id }) => group_id === id);

/** The group that the path names, or a query; throws version 5's 404. */
export function findGroup(call: Call, id = call.params.group_id ?? ''): IamGroup {
	const group = groupOf(call, id);
	if (!group) throw missing('group', id);
	return group;
}
