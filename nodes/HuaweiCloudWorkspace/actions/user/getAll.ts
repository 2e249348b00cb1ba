import { wireNames } from '../../../shared/form/names';
import { getMany } from '../../../shared/form/verbs';
import { users } from '../../user';
import { userOutput } from '../../userData';
import { filters } from '../../userFilters';

/** Lists desktop users (Workspace API, ListUsers), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many users', description: 'Retrieve a list of desktop users' },
	properties: [filters] as const,
	list: users,
	policies: ['Joiner and leaver', 'Help desk'],
	output: userOutput,
	asked: ({ filters: chosen }) => ({ query: wireNames(chosen) }),
});
