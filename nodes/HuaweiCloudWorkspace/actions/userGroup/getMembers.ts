import { wireNames } from '../../../shared/form/names';
import { getMany } from '../../../shared/form/verbs';
import { group, members } from '../../group';
import { memberFilters } from '../../userFilters';

/** Lists the members of a user group (Workspace API, ListUsersOfGroup), page by page. */
export const getMembers = getMany({
	option: { name: 'Get Members', value: 'getMembers', action: 'Get the members of a user group', description: 'Retrieve the desktop users who are in a user group' },
	properties: [group, memberFilters] as const,
	list: members,
	policies: ['Joiner and leaver'],
	asked: ({ groupId, filters: chosen }) => ({ params: { group_id: groupId }, query: wireNames(chosen) }),
});
