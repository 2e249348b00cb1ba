import { getMany } from '../../../shared/form/verbs';
import { group } from '../../group';
import { users } from '../../user';

/** Lists the members of a user group (IAM API 5.0, ListUsersV5 with a group), page by page. */
export const getMembers = getMany({
	option: { name: 'Get Members', value: 'getMembers', action: 'Get the members of a user group', description: 'Retrieve the IAM users who are in a user group' },
	properties: [group] as const,
	list: users,
	policies: ['IAM access review', 'IAM joiner and leaver'],
	asked: ({ groupId }) => ({ query: { group_id: groupId } }),
});
