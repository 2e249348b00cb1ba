import { getAll } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/getAll';
import { takeSteps } from '../../../../fixtures/context';

const users = (first: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: `u${first + index}` }));

const run = async (params: object, ...bodies: unknown[]) => await takeSteps(getAll, { returnAll: false, limit: 50, simplify: false, filters: {}, ...params }, ...bodies);

const listing = (query: object) => ({
	service: 'workspace',
	api: 'ListUsers',
	method: 'GET',
	path: '/v2/{project_id}/users',
	query,
	effect: 'read',
	permission: 'workspace:users:list',
});

describe('getting many users', () => {
	it('asks for as many as are wanted', async () => {
		const { result, requests } = await run({ limit: 2 }, { users: users(0, 2), total_count: 7 });

		expect(result).toEqual([{ id: 'u0' }, { id: 'u1' }]);
		expect(requests).toEqual([listing({ offset: 0, limit: 2 })]);
	});

	it('reads every page when all are wanted, whatever the hidden limit says', async () => {
		const { result, requests } = await run({ returnAll: true, limit: 1 }, { users: users(0, 100), total_count: 101 }, { users: users(100, 1), total_count: 101 });

		expect(result).toEqual(users(0, 101));
		expect(requests).toEqual([listing({ offset: 0, limit: 100 }), listing({ offset: 100, limit: 100 })]);
	});

	it('sends every filter under the name the API has for it, false and empty texts too', async () => {
		const filters = {
			activeType: 'ADMIN_ACTIVATE',
			description: '',
			disabled: false,
			domain: 'corp',
			enterpriseProjectId: 'e1',
			groupName: 'sales',
			platformType: 'AD',
			shareSpaceDesktops: true,
			shareSpaceSubscription: false,
			userName: 'nov',
			userNames: ['a.novak', 'b.novak'],
		};
		const { requests } = await run({ filters }, { users: [], total_count: 0 });

		expect(requests).toEqual([
			listing({
				active_type: 'ADMIN_ACTIVATE',
				description: '',
				disabled: false,
				domain: 'corp',
				enterprise_project_id: 'e1',
				group_name: 'sales',
				platform_type: 'AD',
				share_space_desktops: true,
				share_space_subscription: false,
				user_name: 'nov',
				user_names: ['a.novak', 'b.novak'],
				offset: 0,
				limit: 50,
			}),
		]);
	});

	it('changes nothing, so that items need not wait for each other', () => {
		expect(getAll.plan({ returnAll: false, limit: 50, filters: {} } as never)).toMatchObject({ readsOnly: true });
	});

	it('gives nothing when there is nobody', async () => {
		expect((await run({}, { users: [], total_count: 0 })).result).toEqual([]);
	});

	it.each([{}, { users: {} }, { users: ['u1'], total_count: 1 }, { users: [{ user_name: 'a' }], total_count: 1 }])('is not fooled by %j', async (body) => {
		await expect(run({}, body)).rejects.toThrow(/^its field "(users|id)" is/);
	});
});
