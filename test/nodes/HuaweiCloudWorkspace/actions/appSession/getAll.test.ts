import { getAll } from '../../../../../nodes/HuaweiCloudWorkspace/actions/appSession/getAll';
import { takeSteps } from '../../../../fixtures/context';

const paging = { returnAll: false, limit: 2, simplify: false };
const period = { sessionsOf: 'period', queryBeginTime: '2026-11-20T00:00:00Z', queryEndTime: '2026-11-21T00:00:00Z' };
const session = (id: string, login = 'ana@corp.com') => ({ id, login_user: login });
const list = (items: object[], count = items.length) => ({ items, count });

describe('getting the sessions of a user', () => {
	const run = async (sessions: object[], user: object = { id: 'u1', user_name: 'ana' }) => await takeSteps(getAll, { ...paging, sessionsOf: 'user', userId: 'u1' }, { user_detail: user }, { session_info_list: sessions });

	it('reads the name first, and then asks for it', async () => {
		const { result, requests } = await run([session('s1')]);

		expect(result).toEqual([session('s1')]);
		expect(requests.map(({ path, params, query }) => [path, params ?? query])).toEqual([
			['/v2/{project_id}/users/{user_id}', { user_id: 'u1' }],
			['/v1/{project_id}/session/user-session-info', { user_name: 'ana' }],
		]);
	});

	it('leaves out the end of a session that goes on, and keeps that of one that has ended', async () => {
		expect((await run([{ ...session('s1'), end_time: '0001-01-01 00:00:00' }, { ...session('s2'), end_time: '2026-11-20 10:00:00' }])).result).toEqual([session('s1'), { ...session('s2'), end_time: '2026-11-20 10:00:00' }]);
	});

	it.each([[[{ login_user: 'ana' }], 'its field "id" is missing'], ['none', 'its field "session_info_list" is not a list']])('is not fooled by %j', async (sessions, message) => {
		await expect(run(sessions as never)).rejects.toThrow(message);
	});
});

describe('getting the sessions of a period', () => {
	it('sends every filter under its name, and times as the document writes them', async () => {
		const filters = { machineName: 'm', publicIp: '1.2.3.4', appServerGroupId: 's1', sessionState: ['Active', 'InitFail'], isSuccess: false, vmIp: '10.0.0.1' };
		const { requests } = await takeSteps(getAll, { ...paging, ...period, filters }, list([session('s1')]));

		expect(requests).toEqual([
			{
				service: 'workspaceapp',
				api: 'ListSessions',
				method: 'GET',
				path: '/v1/{project_id}/session/list-sessions',
				query: {
					machine_name: 'm',
					public_ip: '1.2.3.4',
					app_server_group_id: 's1',
					is_success: false,
					vm_ip: '10.0.0.1',
					session_state: 'Active,InitFail',
					user_name: undefined,
					query_begin_time: '2026-11-20T00:00:00.000Z',
					query_end_time: '2026-11-21T00:00:00.000Z',
					offset: 0,
					limit: 2,
				},
				effect: 'read',
				permission: 'workspace:session:listSessions',
			},
		]);
	});

	it('goes on until there are enough of exactly this user', async () => {
		const pages = [list([session('s1'), session('s2', 'diana@corp.com')], 4), list([session('s3'), session('s4')], 4)];
		const { result, requests } = await takeSteps(getAll, { ...paging, ...period, filters: { userName: 'ana' } }, ...pages);

		expect(result).toEqual([session('s1'), session('s3')]);
		expect(requests.map(({ query }) => [query?.user_name, query?.offset, query?.limit])).toEqual([['ana', 0, 100], ['ana', 2, 100]]);
	});

	it('asks for nobody in particular if the name is empty', async () => {
		expect((await takeSteps(getAll, { ...paging, ...period, filters: { userName: '', sessionState: [] } }, list([session('s1')]))).requests[0]?.query).toMatchObject({ user_name: undefined, session_state: undefined });
	});

	it('is refused if the period ends before it starts', () => {
		expect(() => getAll.plan({ ...period, queryEndTime: '2026-11-19T00:00:00Z' } as never)).toThrow("'Started From' is later than 'Started Until'");
		expect(() => getAll.plan({ ...period, queryEndTime: period.queryBeginTime } as never)).not.toThrow();
	});
});
