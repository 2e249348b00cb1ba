import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, getAppSessions, json, logOffAppSession, useCloud, userIn } from './setup';

const cloud = useCloud();
const present = (state: string) => !['SignedOut', 'InitFail'].includes(state);
const sessionsOf = (name: string) => cloud.state.sessions.filter(({ login_user: login }) => login.startsWith(`${name}@`));
const going = () => cloud.state.sessions.filter(({ session_state: state }) => present(state)).map(({ id }) => ({ id }));
const loggingOff = (more = {}) => logOffAppSession({ sessionId: '={{ $json.id }}', ...more });
const PERIOD = { sessionsOf: 'period', queryBeginTime: '2026-11-20', queryEndTime: '2026-11-22' };

describe('the sessions that a user has now', () => {
	it.each([['ID', () => byId(userIn(cloud.state).id)], ['name', () => byName(SEEDED.appUser)]])('are found by the %s of the user', async (_by, userId) => {
		const { done } = await cloud.run(getAppSessions({ userId: userId() }));
		expect(json(done).map(({ id, session_state, end_time }) => ({ id, session_state, end_time }))).toEqual(
			sessionsOf(SEEDED.appUser).filter(({ session_state: state }) => present(state)).map(({ id, session_state }) => ({ id, session_state, end_time: undefined })),
		);
		expect(cloud.requests.at(-1)).toMatchObject({ path: '/v1/{project_id}/session/user-session-info', query: { user_name: [SEEDED.appUser] } });
	});

	it('are not those of somebody with a similar name, should the cloud list them', async () => {
		const logins = ['a.novak@x.com', 'a.novak', 'A.Novak@x.com', 'a.novakova@x.com', 'a.novak@b@x.com'];
		cloud.emulator.fault({ method: 'GET', path: 'user-session-info', body: JSON.stringify({ session_info_list: logins.map((login_user, id) => ({ id: `s${id}`, login_user })) }) });
		const { done } = await cloud.run(getAppSessions({ userId: byName(SEEDED.appUser) }));
		expect(json(done).map(({ login_user: login }) => login)).toEqual(['a.novak@x.com', 'a.novak']);
	});

	it('are as many as are wanted', async () => {
		const { done } = await cloud.run(getAppSessions({ userId: byName(SEEDED.appUser), limit: 1 }));
		expect(done).toHaveLength(1);
	});
});

describe('the sessions of a period', () => {
	it("are those that started in it, in the workflow's time zone", async () => {
		const { done } = await cloud.run(getAppSessions({ ...PERIOD, returnAll: true, filters: { sessionState: ['Active', 'SignedOut'], isSuccess: true } }), [{}], { settings: { timezone: 'Europe/Prague' } });
		expect(cloud.requests[0]?.query).toMatchObject({
			query_begin_time: ['2026-11-19T23:00:00.000Z'],
			query_end_time: ['2026-11-21T23:00:00.000Z'],
			session_state: ['Active,SignedOut'],
			is_success: ['true'],
		});
		expect(done.length).toBeGreaterThan(0);
		expect(new Set(json(done).map(({ session_state: state }) => state))).toEqual(new Set(['Active', 'SignedOut']));
	});

	it('are those of a user, if the name is given', async () => {
		const { done } = await cloud.run(getAppSessions({ ...PERIOD, filters: { userName: SEEDED.appUser } }));
		expect(new Set(json(done).map(({ login_user: login }) => login))).toEqual(new Set([sessionsOf(SEEDED.appUser)[0]?.login_user]));
	});

	it('are refused before anything is sent if it ends before it starts', async () => {
		const { error } = await cloud.run(getAppSessions({ ...PERIOD, queryBeginTime: '2026-11-23' }));
		expect([error?.message, cloud.requests]).toEqual(["'Started From' is later than 'Started Until'", []]);
	});
});

it('logs off what was found, with a message', async () => {
	const found = await cloud.run(getAppSessions({ userId: byName(SEEDED.appUser) }));
	const { done } = await cloud.run(loggingOff({ delayTime: 60, additionalFields: { message: 'Good bye', messageType: '1', title: '' } }), json(found.done));
	const ids = json(found.done).map(({ id }) => id);
	expect(json(done)).toEqual(ids.map((id) => ({ id, logged_off: true })));
	expect(cloud.requests.at(-1)?.body).toEqual({ session_ids: ids, delay_time: 60, message_type: 1, message: 'Good bye' });
	expect(sessionsOf(SEEDED.appUser).filter(({ session_state: state }) => present(state))).toEqual([]);
});

it('logs off many sessions in one request, each once, and those that have ended once more', async () => {
	const items = [...going(), ...going().slice(0, 1)];
	for (const run of [1, 2]) {
		const { done } = await cloud.run(loggingOff(), items);
		expect([json(done), cloud.requests.length]).toEqual([items.map(({ id }) => ({ id, logged_off: true })), run]);
		expect((cloud.requests.at(-1)?.body as { session_ids: string[] }).session_ids).toHaveLength(items.length - 1);
	}
	expect(going()).toEqual([]);
});

it('lets the others be logged off beside the one that the cloud refuses', async () => {
	cloud.emulator.fault({ method: 'POST', status: 400, body: '{"error_code":"WKS.00139901","error_msg":"Malformed."}', times: 3 });
	const items = going().slice(0, 4);
	const { done } = await cloud.run(loggingOff(), items, CARRY_ON);
	expect(json(done).map(({ error, logged_off: off }) => error ?? off)).toEqual(['Malformed.', true, true, true]);
});

it('says that sessions may have ended when no answer comes, since no session can be read by its ID', async () => {
	cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
	const { done } = await cloud.run(loggingOff({ options: { maxRetries: 0 } }), going().slice(0, 2), CARRY_ON);
	expect(json(done).map(({ error }) => String(error).endsWith('(the change may have been made)'))).toEqual([true, true]);
});

it('logs off nobody in a dry run', async () => {
	const [first] = going();
	const { done } = await cloud.run(loggingOff({ options: { dryRun: true } }), [{ ...first }]);
	expect(json(done)).toEqual([{ id: first?.id, dryRun: true, request: { method: 'POST', url: expect.stringMatching(/\/session\/logoff$/), body: { session_ids: [first?.id], delay_time: 0, message_type: 0 } } }]);
	expect(cloud.requests).toEqual([]);
});
