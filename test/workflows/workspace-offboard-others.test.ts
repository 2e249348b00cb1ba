import { SEEDED } from '../emulator';
import { lines } from './reported';
import { byId, byName, CARRY_ON, json, offboardUser, present, useCloud, userIn } from './setup';

// What is not the leaver's is left alone.
const cloud = useCloud();

const offboard = async (name: string, steps: string[]) => await cloud.run(offboardUser({ userId: byName(name), steps }), [{}], CARRY_ON);

it('takes nothing that may be of somebody else with the same name', async () => {
	const [user, other] = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
	const steps = ['disable', 'logOffAppSessions', 'resetProfile', 'deletePersonalFolder'];
	const { done } = await cloud.run(offboardUser({ userId: byId(present(other).id), steps }), [{}], CARRY_ON);

	expect(lines(json(done)[0])).toEqual([
		'disable: done',
		expect.stringMatching(/^logOffAppSessions: failed: 2 Workspace users are called "j.smith": /),
		'resetProfile: skipped: logOffAppSessions failed',
		expect.stringMatching(/^deletePersonalFolder: failed: 2 Workspace users are called "j.smith": /),
	]);
	expect(cloud.state.folders.filter(({ attach_id, resets }) => attach_id === present(user).id && resets.length === 0)).toHaveLength(1);
});

it('takes nothing that may be of somebody else where nobody can tell whether others have the name', async () => {
	cloud.emulator.fault({ method: 'GET', path: /\/users$/, status: 403, body: '{"error_code":"WKS.0403","error_msg":"No."}', times: Infinity });
	const { done } = await cloud.run(offboardUser({ userId: byId(userIn(cloud.state).id), steps: ['disable', 'deletePersonalFolder'] }), [{}], CARRY_ON);
	expect(lines(json(done)[0])).toEqual(['disable: done', 'deletePersonalFolder: failed: No.']);
});

it('logs off the sessions of now, and neither those that ended nor those of others', async () => {
	const now = cloud.state.sessions.filter(({ login_user, session_state: state }) => login_user.startsWith(`${SEEDED.user}@`) && /^(Active|Disconnected)$/.test(state)).map(({ id }) => id);
	await offboard(SEEDED.user, ['logOffAppSessions']);
	const sent = cloud.requests.filter(({ method }) => method === 'POST').flatMap(({ body }) => (body as { session_ids: string[] }).session_ids);
	expect(sent.sort()).toEqual(now.sort());
});

it.each<['CONNECTED' | 'DISCONNECTED' | 'UNREGISTER', boolean]>([
	['CONNECTED', true],
	['DISCONNECTED', true],
	['UNREGISTER', false],
])('logs off a desktop with a session that nobody else has, and no other: %s', async (status, isLoggedOff) => {
	for (const desktop of cloud.state.desktops) desktop.connect_status = status;
	await offboard(SEEDED.user, ['logOffDesktops']);
	const own = cloud.state.desktops.filter(({ attach_user_infos: users }) => users.length === 1 && users[0]?.user_name === SEEDED.user).map(({ desktop_id: id }) => id);
	expect(cloud.requests.filter(({ path }) => path.endsWith('/logoff')).map(({ body }) => body)).toEqual(isLoggedOff ? [{ desktop_ids: own }] : []);
});
