import { wireNames } from '../../../shared/form/names';
import { getMany } from '../../../shared/form/verbs';
import { appGroups, filters } from '../../appGroup';

/** Lists app groups (Workspace Application Streaming API, ListAppGroup), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many app groups', description: 'Retrieve a list of app groups' },
	properties: [filters] as const,
	list: appGroups,
	policies: ['Joiner and leaver', 'Help desk'],
	asked: ({ filters: chosen }) => ({ query: wireNames(chosen) }),
});
