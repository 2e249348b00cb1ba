import { wireNames } from '../../../shared/form/names';
import { getMany } from '../../../shared/form/verbs';
import { desktops } from '../../desktop';
import { desktopOutput } from '../../desktopData';
import { filters } from '../../desktopFilters';

/** Lists desktops (Workspace API, ListDesktops), page by page. The connection is compared here. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many desktops', description: 'Retrieve a list of desktops' },
	properties: [filters] as const,
	list: desktops,
	policies: ['Joiner and leaver', 'Help desk'],
	output: desktopOutput,
	asked: ({ filters: chosen }) => ({ query: wireNames({ ...chosen, connectStatus: undefined }) }),
	fits: ({ filters: { connectStatus } }) => (connectStatus === undefined ? undefined : ({ connect_status }) => connect_status === connectStatus),
});
