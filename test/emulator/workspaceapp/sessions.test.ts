import { SEEDED, type AppSession } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v1/${cloud.projectId}/session`;
const span = { query_begin_time: '2026-07-01T00:00:00.000Z', query_end_time: '2026-12-01T00:00:00Z' };

it('about every sixth user has a session, and there are ended ones of the last four months', () => {
	const { sessions } = cloud.state;
	const count = (...states: string[]) => sessions.filter(({ session_state }) => states.includes(session_state)).length;
	expect([count('Active'), count('Disconnected'), count('SignedOut'), count('InitFail')]).toEqual([20, 21, 74, 6]);
	expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
	expect(sessions.every(({ start_time }) => start_time > span.query_begin_time && start_time < '2026-11-21T08:00')).toBe(true);
});

describe('ListSessions', () => {
	const list = async (query: Record<string, string> = {}) => {
		const { json } = await cloud.send({ path: `${path()}/list-sessions`, query: { ...span, ...query } });
		return json as { count: number; items: AppSession[] };
	};

	it('lists ten sessions at a time, and a hundred if it is told to', async () => {
		const { count, items } = await list();
		expect([count, items.length]).toEqual([121, 10]);
		expect(items[0]).toMatchObject({ login_user: `${SEEDED.appUser}@corp.example.com`, session_state: 'Active', app_server_group_name: 'servers-browser' });
		expect(items[0]).not.toHaveProperty('end_time');
		expect(JSON.stringify(items)).not.toMatch(/"app_group_id"|"logoffs"/);
		expect((await list({ limit: '100', offset: '100' })).items.map(({ id }) => id)).toEqual(cloud.state.sessions.slice(100).map(({ id }) => id));
	});

	it('finds those that started between two times', async () => {
		const { start_time: time = '' } = cloud.state.sessions.at(-1) ?? {};
		const before = new Date(Date.parse(time) - 1).toISOString();
		expect((await list({ query_begin_time: time, query_end_time: time })).items).toMatchObject([{ start_time: time }]);
		expect((await list({ query_end_time: before })).count).toBe(0);
		expect((await list({ query_begin_time: '2026-11-21T00:00:00Z', query_end_time: '2026-11-20T00:00:00Z' })).count).toBe(0);
	});

	it('finds those of a user, by the whole name without the domain', async () => {
		expect((await list({ user_name: SEEDED.appUser })).items.map(({ session_state }) => session_state)).toEqual(['Active', 'Disconnected', 'SignedOut']);
		expect((await list({ user_name: 'a.nova' })).count).toBe(0);
		expect((await list({ user_name: 'nobody' })).count).toBe(0);
	});

	it('finds those in one of some states, and those that did or did not come about', async () => {
		const count = async (name: string, value: string) => (await list({ [name]: value })).count;
		expect([await count('session_state', 'Active'), await count('session_state', 'Active,Disconnected'), await count('session_state', '')]).toEqual([20, 41, 121]);
		expect([await count('is_success', 'true'), await count('is_success', 'false')]).toEqual([115, 6]);
	});

	it.each(['app_server_group_id', 'vm_ip', 'public_ip', 'machine_name'] as const)('finds those with a %s', async (name) => {
		const value = cloud.state.sessions[1]?.[name] ?? '';
		const found = cloud.state.sessions.filter((session) => session[name] === value);
		expect((await list({ [name]: value })).count).toBe(found.length);
		expect((await list({ [name]: 'other' })).count).toBe(0);
	});

	it.each([
		['query_begin_time', ''],
		['query_begin_time', '2026-07-01'],
		['query_end_time', '2026-11-31T00:00:00Z'],
		['limit', '0'],
		['limit', '101'],
		['offset', '-1'],
		['user_name', ''],
		['user_name', 'x'.repeat(65)],
		['session_state', 'x'.repeat(257)],
		['app_server_group_id', 'x'.repeat(65)],
		['machine_name', 'x'.repeat(129)],
		['is_success', 'yes'],
	])('refuses %s = %j', async (name, value) => {
		expect(await cloud.send({ path: `${path()}/list-sessions`, query: { ...span, [name]: value } })).toMatchObject(invalid(name));
	});

	it.each(Object.keys(span))('needs %s', async (name) => {
		const query = Object.fromEntries(Object.entries(span).filter(([each]) => each !== name));
		expect(await cloud.send({ path: `${path()}/list-sessions`, query })).toMatchObject(invalid(name));
	});
});

describe('ListSessionByUserName', () => {
	const list = (query: Record<string, string>) => cloud.send({ path: `${path()}/user-session-info`, query });

	it("lists a user's present sessions, with times in a form of their own", async () => {
		const { json } = await list({ user_name: SEEDED.appUser });
		const group = cloud.state.appGroups.find(({ name }) => name === SEEDED.appGroups[0])?.id;
		expect(json).toMatchObject({
			session_info_list: [
				{ session_state: 'Active', start_time: '2026-11-21 07:00:00', end_time: '0001-01-01 00:00:00' },
				{ session_state: 'Disconnected', start_time: '2026-11-21 06:00:00', app_group_id: group },
			],
		});
		expect(JSON.stringify(json)).not.toMatch(/"app_server_group_name"|"logoffs"/);
	});

	it('has none for a user without one, and for nobody', async () => {
		for (const user_name of [SEEDED.similarUser, 'nobody']) expect((await list({ user_name })).json).toEqual({ session_info_list: [] });
	});

	it.each<Record<string, string>>([{}, { user_name: '' }, { user_name: 'x'.repeat(65) }])('refuses %j', async (query) => {
		expect(await list(query)).toMatchObject(invalid('user_name'));
	});
});

describe('LogoffUserSession', () => {
	const logOff = (body: object | string) => cloud.send({ method: 'POST', path: `${path()}/logoff`, body });
	const how = { delay_time: 30, message_type: 1, title: 'Maintenance', message: 'Please save your work', transaction_id: '1' };

	it('ends sessions, with an answer that has no body, and remembers how', async () => {
		const [first, second, third] = cloud.state.sessions;
		expect(await logOff({ ...how, session_ids: [first?.id, second?.id] })).toMatchObject({ status: 200, json: undefined });
		const time = new Date(cloud.clock.time).toISOString();
		expect(first).toMatchObject({ session_state: 'SignedOut', end_time: time, last_update_status_time: time, logoffs: [how] });
		expect(third).toMatchObject({ session_state: 'Disconnected', logoffs: [] });
		expect((await cloud.send({ path: `${path()}/user-session-info`, query: { user_name: SEEDED.appUser } })).json).toEqual({ session_info_list: [] });
	});

	it('passes over sessions that have ended, also by itself before, and IDs that are none', async () => {
		const [running] = cloud.state.sessions;
		const ended = cloud.state.sessions.at(-1);
		const before = { ...ended };
		const body = { delay_time: 0, message_type: 0, session_ids: [running?.id, ended?.id, 'unknown'] };
		for (let turn = 0; turn < 2; turn++) expect(await logOff(body)).toMatchObject({ status: 200 });
		expect([running?.logoffs, ended]).toEqual([[{ delay_time: 0, message_type: 0 }], before]);
	});

	const full = { session_ids: ['x'], delay_time: 0, message_type: 0 };
	it.each<[string, unknown]>([
		['session_ids', { ...full, session_ids: undefined }],
		['session_ids', { ...full, session_ids: [] }],
		['session_ids', { ...full, session_ids: Array<string>(1000).fill('x') }],
		['session_ids', { ...full, session_ids: ['x'.repeat(65)] }],
		['delay_time', { ...full, delay_time: undefined }],
		['delay_time', { ...full, delay_time: 1_000_000 }],
		['delay_time', { ...full, delay_time: '10' }],
		['message_type', { ...full, message_type: undefined }],
		['message_type', { ...full, message_type: 5 }],
		['message', { ...full, message: '' }],
		['title', { ...full, title: 'x'.repeat(256) }],
		['transaction_id', { ...full, transaction_id: 'x'.repeat(32) }],
		['user_name', { ...full, user_name: 'x' }],
		['body', ''],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await logOff(body as object)).toMatchObject(invalid(name));
	});
});
