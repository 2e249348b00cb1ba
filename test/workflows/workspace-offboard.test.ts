import { SEEDED, type CloudState } from '../emulator';
import { lines } from './reported';
import { byId, byName, CARRY_ON, json, offboardUser, present, SPLIT, useCloud, userIn } from './setup';

const cloud = useCloud();
const STEPS = ['disable', 'resetPassword', 'logOffDesktops', 'logOffAppSessions', 'unbindOtpDevices', 'revokeAppGroups', 'leaveGroups', 'unassignDesktops'];
const FOR_GOOD = ['deleteDesktops', 'resetProfile', 'deletePersonalFolder', 'deleteUser'];

const offboard = async (name: string, steps: string[] = STEPS, options: object = {}, more: object = CARRY_ON) => await cloud.run(offboardUser({ userId: byName(name), steps, options: options as never }), [{}], more);

/** What the cloud still has of a user. */
function left(state: CloudState, { id, user_name }: { id: string; user_name: string }) {
	return {
		devices: state.otpDevices.filter(({ user_id }) => user_id === id).length,
		sessions: state.sessions.filter(({ login_user, session_state }) => login_user.startsWith(`${user_name}@`) && /^(Active|Disconnected)$/.test(session_state)).length,
		appGroups: state.authorizations.filter(({ account_id }) => account_id === id).length,
		groups: state.groups.filter(({ members }) => members.includes(id)).length,
		desktops: state.desktops.filter(({ attach_user_infos: users }) => users.some(({ user_id }) => user_id === id)).length,
		folders: state.folders.filter(({ attach_id }) => attach_id === id).length,
	};
}
const NOTHING = { devices: 0, sessions: 0, appGroups: 0, groups: 0, desktops: 0 };

describe('offboarding somebody', () => {
	it('locks them out and takes away what they have, and says so step by step', async () => {
		const user = userIn(cloud.state);
		const { password } = user;
		const shared = present(cloud.state.desktops.find(({ computer_name }) => computer_name === SEEDED.sharedDesktop));
		const { done } = await offboard(SEEDED.user);

		expect(json(done)).toEqual([{ id: user.id, user_name: user.user_name, steps: expect.any(Array) }]);
		expect(lines(json(done)[0])).toEqual(['disable', 'activateByAdministrator', ...STEPS.slice(1)].map((step) => `${step}: done`));
		expect(left(cloud.state, user)).toMatchObject({ ...NOTHING, folders: 1 });
		expect([user.disabled, user.password === password, cloud.state.notifications]).toEqual([true, false, []]);
		expect(JSON.stringify(done)).not.toContain(user.password);
		// The other one keeps the desktop that both had.
		expect(shared.attach_user_infos.map(({ user_name }) => user_name)).toEqual([SEEDED.similarUser]);
	});

	it('disables them with the first change', async () => {
		await offboard(SEEDED.user);
		expect(cloud.requests.find(({ method }) => method !== 'GET')?.body).toEqual({ disabled: true });
	});

	it('deletes what was theirs if that is chosen, and them last', async () => {
		const user = userIn(cloud.state);
		const { done } = await offboard(SEEDED.user, [...STEPS, ...FOR_GOOD]);

		expect(lines(json(done)[0]).slice(-5)).toEqual(['unassignDesktops: done', ...FOR_GOOD.map((step) => `${step}: done`)]);
		expect(left(cloud.state, user)).toEqual({ ...NOTHING, folders: 0 });
		const names = cloud.state.desktops.map(({ computer_name }) => computer_name);
		// The other one keeps the desktop that both had.
		expect([cloud.state.users.includes(user), names.includes(SEEDED.desktop), names.includes(SEEDED.sharedDesktop)]).toEqual([false, false, true]);
	});

	it('does only what is left when it is run again', async () => {
		await offboard(SEEDED.user);
		const { done } = await offboard(SEEDED.user);
		expect(lines(json(done)[0])).toEqual(STEPS.map((step) => `${step}: ${step === 'resetPassword' ? 'done' : 'nothing to do'}`));
	});

	it('does only what was chosen', async () => {
		const { done } = await offboard(SEEDED.user, ['unbindOtpDevices']);
		expect(lines(json(done)[0])).toEqual(['unbindOtpDevices: done']);
		expect(cloud.requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
	});

	it('needs something to do, and somebody who exists', async () => {
		expect(json((await offboard(SEEDED.user, [])).done)[0]?.error).toBe("'Steps' is empty. Choose at least one");
		expect(json((await offboard('a.novac', ['deleteUser'])).done)[0]?.error).toMatch(/^No Workspace user is called "a.novac"/);
		const { done } = await cloud.run(offboardUser({ userId: byId('nobody'), steps: ['deleteUser'] }), [{}], CARRY_ON);
		expect(json(done)[0]?.error).toBe('The user does not exist.');
	});

	it('changes nothing in a dry run, and says what would be done', async () => {
		const before = JSON.stringify(cloud.state);
		const { done } = await offboard(SEEDED.user, [...STEPS, ...FOR_GOOD], { dryRun: true });

		expect(json(done)[0]).toMatchObject({ user_name: SEEDED.user, dryRun: true });
		expect(lines(json(done)[0])).toEqual(['disable', 'activateByAdministrator', ...STEPS.slice(1), ...FOR_GOOD].map((step) => `${step}: would be done`));
		expect(JSON.stringify(cloud.state) === before).toBe(true);
	});
});

describe('a step that fails', () => {
	const fail = (path: string, error_msg = 'Out of order.') => cloud.emulator.fault({ path, method: 'POST', status: 400, body: JSON.stringify({ error_code: 'WKS.1', error_msg }), times: Infinity });

	it('fails the item with its reason and the whole report, and keeps back only what needs it', async () => {
		fail('/app-groups/');
		const { done, failed } = await offboard(SEEDED.user, [...STEPS, 'deleteUser'], {}, SPLIT);

		expect([done, json(failed)[0]?.error]).toEqual([[], `1 of 10 steps failed for ${SEEDED.user}. revokeAppGroups: Out of order.`]);
		expect(lines(json(failed)[0]).slice(-4)).toEqual(['revokeAppGroups: failed: Out of order.', 'leaveGroups: done', 'unassignDesktops: done', 'deleteUser: skipped: revokeAppGroups failed']);
		expect(left(cloud.state, userIn(cloud.state))).toMatchObject({ groups: 0, desktops: 0, appGroups: 2 });
	});

	it('is made up for by the same item, sent through again', async () => {
		cloud.emulator.fault({ path: '/app-groups/', method: 'POST', status: 400, body: '{"error_code":"WKS.1","error_msg":"Out of order."}' , times: 2 });
		const { failed } = await offboard(SEEDED.user, STEPS, {}, SPLIT);
		const again = await cloud.run(offboardUser({ userId: byName(SEEDED.user), steps: STEPS }), json(failed), SPLIT);

		expect(lines(json(again.done)[0]).filter((line) => line.endsWith(': done'))).toEqual(['resetPassword: done', 'revokeAppGroups: done']);
	});

	it('because something cannot be read fails alone', async () => {
		cloud.emulator.deny('workspace:session:listSessionByUserName');
		const { done } = await offboard(SEEDED.user);
		expect(lines(json(done)[0]).filter((line) => !line.endsWith(': done'))).toEqual([expect.stringMatching(/^logOffAppSessions: failed: /)]);
	});

	it('stops a workflow that stops at failures, and says what became of the others', async () => {
		fail('/app-groups/');
		const { error } = await cloud.run(offboardUser({ userId: byName('={{ $json.name }}'), steps: STEPS }), [{ name: SEEDED.user }, { name: SEEDED.similarUser }]);
		expect(error?.message).toBe(`1 of 9 steps failed for ${SEEDED.user}. revokeAppGroups: Out of order.`);
		expect(error?.description).toContain('1 of 2 items had been done (1)');
	});
});

describe('many people', () => {
	it('share requests, and each has a report', async () => {
		const people = cloud.state.users.filter(({ user_name }) => user_name !== SEEDED.duplicateUser).slice(0, 100);
		const { done } = await cloud.run(offboardUser({ userId: byName('={{ $json.name }}'), steps: STEPS }), people.map(({ user_name: name }) => ({ name })), CARRY_ON);

		expect(json(done).map(({ user_name }) => user_name)).toEqual(people.map(({ user_name }) => user_name));
		expect(json(done).filter(({ error }) => error !== undefined)).toEqual([]);
		expect(people.every((person) => person.disabled && JSON.stringify(left(cloud.state, person)).startsWith(JSON.stringify(NOTHING).slice(0, -1)))).toBe(true);
		const count = (path: RegExp) => cloud.requests.filter(({ method, path: sent }) => method === 'POST' && path.test(sent)).length;
		expect([count(/\/desktops\/logoff$/), count(/\/session\/logoff$/), count(/\/desktops\/detach$/)]).toEqual([1, 1, 1]);
		expect(count(/\/groups\/.*\/actions$/)).toBeLessThanOrEqual(cloud.state.groups.length + 2);
	});
});
