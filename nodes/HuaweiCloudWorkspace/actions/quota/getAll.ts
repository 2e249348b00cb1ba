import { listIn, objectIn } from '../../../shared/answers/fields';
import { operation } from '../../../shared/form/operation';

/** Lists the quotas of the project and of its edge sites (Workspace API, ShowQuotas), all of them at once. */
export const getAll = operation({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many quotas', description: 'Retrieve the quotas of the project, and how much of each is used' },
	properties: [],
	service: 'workspace',
	api: 'ShowQuotas',
	method: 'GET',
	path: '/v2/{project_id}/quotas',
	effect: 'read',
	permission: 'workspace:quotas:get',
	perExecution: true,
	request: () => ({}),
	result(body) {
		const { quotas, site_quotas: sites = [] } = objectIn(body);
		const ofSites = listIn({ sites }, 'sites').flatMap(({ site_id, resources = [] }) => listIn({ resources }, 'resources').map((one) => ({ ...one, site_id })));
		return [...listIn(quotas, 'resources'), ...ofSites];
	},
});
