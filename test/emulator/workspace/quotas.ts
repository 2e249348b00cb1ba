import type { Call, Route } from '../service';

/** Workspace API, quotas of a project. */
export const QUOTAS: Route[] = [
	{
		name: 'ShowQuotas',
		method: 'GET',
		path: '/v2/{project_id}/quotas',
		action: 'workspace:quotas:get',
		handle: showQuotas,
	},
];

// Workspace API, ShowQuotas: `site_quotas` are those of edge sites, of which there are none.
function showQuotas({ state }: Call) {
	const resources = state.quotas.map((quota) => (quota.type === 'users' ? { ...quota, used: state.users.length } : quota));
	return { quotas: { resources }, site_quotas: [] };
}
