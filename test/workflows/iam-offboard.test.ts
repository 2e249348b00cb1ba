import { SEEDED } from '../emulator';
import { lines } from './reported';
import { byId, byName, CARRY_ON, iamUserIn, json, offboardIamUser, SPLIT, useCloud } from './setup';

const cloud = useCloud();
const STEPS = ['disable', 'deactivateAccessKeys', 'removePassword', 'unbindMfaDevices', 'leaveGroups', 'detachPolicies'];
const FOR_GOOD = ['deleteAccessKeys', 'deleteMfaDevices', 'deleteUser'];

const form = (steps: string[], more = {}) => offboardIamUser({ userId: byName('={{ $json.name }}'), steps, ...more });
const offboard = async (name: string, steps: string[] = STEPS, more = {}) => await cloud.run(form(steps, more), [{ name }], CARRY_ON);
const user = (name?: string) => iamUserIn(cloud.state, name);
const groupsOf = (id: string) => cloud.state.iam.groups.filter(({ members }) => members.includes(id)).length;

describe('offboarding an IAM user', () => {
	it('locks the user out and takes away what can be given back, and says so step by step', async () => {
		const { done } = await offboard(SEEDED.iamUser);
		const { user_id: id, ...left } = user();
		expect(json(done)).toEqual([{ id, user_name: SEEDED.iamUser, steps: expect.any(Array) }]);
		expect(lines(json(done)[0])).toEqual(STEPS.map((step) => `${step}: done`));
		expect(left).toMatchObject({ enabled: false, accessKeys: [{ status: 'inactive' }], loginProfile: null, mfaDevices: [{ enabled: false }], attachedPolicies: [] });
		expect(groupsOf(id)).toBe(0);
	});

	it('disables the user with the first change', async () => {
		await offboard(SEEDED.iamUser);
		expect(cloud.requests.find(({ method }) => method !== 'GET')?.body).toEqual({ enabled: false });
	});

	it.each([false, true])('deletes keys, devices and the user if that is chosen, the user last (the cloud wants users emptied first: %s)', async (deletesWithConflict) => {
		cloud.state.iam.deletesWithConflict = deletesWithConflict;
		const { done } = await offboard(SEEDED.iamUser, [...STEPS, ...FOR_GOOD]);
		expect(lines(json(done)[0])).toEqual([...STEPS, ...FOR_GOOD].map((step) => `${step}: done`));
		expect(cloud.state.iam.users.some(({ user_name }) => user_name === SEEDED.iamUser)).toBe(false);
	});

	it('deletes a user who still has something, also where the cloud does not', async () => {
		cloud.state.iam.deletesWithConflict = true;
		const { done } = await offboard(SEEDED.iamUser, ['deleteUser']);
		expect([lines(json(done)[0]), cloud.state.iam.users.some(({ user_name }) => user_name === SEEDED.iamUser)]).toEqual([['deleteUser: done'], false]);
	});

	it('has nothing to do when it is run again, or for somebody who has nothing', async () => {
		await offboard(SEEDED.iamUser);
		const { done } = await offboard(SEEDED.iamUser);
		expect(lines(json(done)[0])).toEqual(STEPS.map((step) => `${step}: nothing to do`));
		expect(lines(json((await offboard(SEEDED.iamBareUser)).done)[0])).toEqual(['disable: done', ...STEPS.slice(1).map((step) => `${step}: nothing to do`)]);
	});

	it('needs something to do, and somebody who exists', async () => {
		expect(json((await offboard(SEEDED.iamUser, [])).done)[0]?.error).toBe("'Steps' is empty. Choose at least one");
		expect(json((await offboard(SEEDED.iamUser, ['vanish'])).done)[0]?.error).toMatch(/^'Steps' must be one of deactivateAccessKeys, /);
		expect(json((await offboard('a.novac')).done)[0]?.error).toMatch(/^No IAM user is called "a.novac"/);
		const { done } = await cloud.run(offboardIamUser({ userId: byId('gone'), steps: ['disable'] }), [{}], CARRY_ON);
		expect(json(done)[0]?.error).toBe('Could not find user: gone');
	});

	it('changes nothing in a dry run, and says what would be done', async () => {
		const before = JSON.stringify(cloud.state.iam);
		const { done } = await offboard(SEEDED.iamUser, [...STEPS, ...FOR_GOOD], { options: { dryRun: true } });
		expect(json(done)[0]).toMatchObject({ user_name: SEEDED.iamUser, dryRun: true });
		expect(lines(json(done)[0])).toEqual([...STEPS, ...FOR_GOOD].map((step) => `${step}: would be done`));
		expect(JSON.stringify(cloud.state.iam) === before).toBe(true);
	});

	it('goes on with the others when a step fails, keeps back the deletion, and is made up for by the same item', async () => {
		cloud.emulator.fault({ path: /detach-user/, status: 400, body: '{"error_code":"PAP5.0011","error_msg":"Out of order."}' });
		const { done, failed } = await cloud.run(form([...STEPS, 'deleteUser']), [{ name: SEEDED.iamUser }, { name: SEEDED.iamUserInTenGroups }], SPLIT);
		expect(json(done).map(({ user_name }) => user_name)).toEqual([SEEDED.iamUserInTenGroups]);
		expect(lines(json(failed)[0])).toEqual([...STEPS.slice(0, -1).map((step) => `${step}: done`), 'detachPolicies: failed: Out of order.', 'deleteUser: skipped: detachPolicies failed']);

		const again = await cloud.run(form([...STEPS, 'deleteUser']), json(failed), SPLIT);
		expect(lines(json(again.done)[0])).toEqual([...STEPS.slice(0, -1).map((step) => `${step}: nothing to do`), 'detachPolicies: done', 'deleteUser: done']);
	});

	it('fails only the step that needs what may not be read', async () => {
		cloud.emulator.fault({ method: 'GET', path: /\/v5\/groups/, status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const { done } = await offboard(SEEDED.iamUser);
		expect(lines(json(done)[0]).filter((line) => !line.endsWith(': done'))).toEqual(['leaveGroups: failed: Access denied.']);
	});

	it('takes many at once, and each has a report', async () => {
		const people = cloud.state.iam.users.filter(({ is_root_user, user_name }) => !is_root_user && user_name !== SEEDED.iamCaller);
		const { done } = await cloud.run(form(STEPS), people.map(({ user_name: name }) => ({ name })), CARRY_ON);
		expect(json(done).map(({ user_name, error }) => [user_name, error])).toEqual(people.map(({ user_name }) => [user_name, undefined]));
		expect(people.every(({ enabled, loginProfile, user_id }) => !enabled && loginProfile === null && groupsOf(user_id) === 0)).toBe(true);
	});
});
