import { getAll } from '../../../../../nodes/HuaweiCloudWorkspace/actions/quota/getAll';
import { planned } from '../../../../fixtures/context';

const { request, result } = planned(getAll, {});
const users = { type: 'users', quota: 500, used: 240, unit: 'count' };

describe('getting quotas', () => {
	it('asks once for all', () => {
		expect(request).toEqual({ service: 'workspace', api: 'ShowQuotas', method: 'GET', path: '/v2/{project_id}/quotas', effect: 'read', permission: 'workspace:quotas:get' });
		expect(getAll.perExecution).toBe(true);
	});

	it('makes an item of each, those of a site with the ID of the site', () => {
		expect(result({ quotas: { resources: [users] }, site_quotas: [{ site_id: 's1', resources: [users] }, { site_id: 's2' }] })).toEqual([users, { ...users, site_id: 's1' }]);
		expect(result({ quotas: { resources: [] } })).toEqual([]);
	});

	it.each([{}, { quotas: {} }, { quotas: { resources: [1] } }, { quotas: { resources: [] }, site_quotas: 'none' }])('is not fooled by %j', (body) => {
		expect(() => result(body)).toThrow(/^it(s field| is)/);
	});
});
