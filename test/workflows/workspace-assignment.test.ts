import { SEEDED } from '../emulator';
import { assignDesktop, byId, byName, CARRY_ON, failure, json, present, SPLIT, unassignDesktop, useCloud, userIn } from './setup';

const cloud = useCloud();
const desktop = (name: string = SEEDED.sharedDesktop) => present(cloud.state.desktops.find(({ computer_name }) => computer_name === name));
const names = (name: string = SEEDED.sharedDesktop) => desktop(name).attach_user_infos.map(({ user_name }) => user_name);
const sent = (path: string) => cloud.requests.filter((request) => request.path.endsWith(path)).map(({ body }) => body);
const [FREE, OTHER] = SEEDED.freeDesktops;
const EACH = { desktopId: byId('={{ $json.desktop }}'), userId: byId('={{ $json.user }}') };
const pair = (name: string, user: string) => ({ desktop: desktop(name).desktop_id, user: userIn(cloud.state, user).id });

/** As many desktops that nobody has, each with a user. */
function pairs(count: number): Array<{ desktop: string; user: string }> {
	const model = desktop(FREE);
	cloud.state.desktops = Array.from({ length: count }, (_, index) => ({ ...model, desktop_id: `d${index}`, computer_name: `W${index}` }));
	return cloud.state.users.slice(0, count).map(({ id: user }, index) => ({ desktop: `d${index}`, user }));
}

describe('assigning', () => {
	it('gives a desktop to a user by their names, and keeps its data', async () => {
		const { id } = userIn(cloud.state);
		const { desktop_id } = desktop(FREE);
		const { done, error } = await cloud.run(assignDesktop({ desktopId: byName(FREE), userId: byName(SEEDED.user), userGroup: 'administrators' }));
		expect([error, json(done)]).toEqual([undefined, [{ id: desktop_id, computer_name: FREE, user_name: SEEDED.user, user_id: id, assigned: true }]]);
		const user = { user_id: id, user_name: SEEDED.user, user_group: 'administrators', type: 'USER' };
		expect(sent('/attach')).toEqual([{ desktops: [{ desktop_id, attach_user_infos: [user], is_clear_data: false }] }]);
		expect([names(FREE), desktop(FREE).dataClears]).toEqual([[SEEDED.user], 0]);
	});

	it('clears data and gives a computer name only where that is wanted', async () => {
		await cloud.run(assignDesktop({ ...EACH, additionalFields: { isClearData: true, computerName: 'FIN-01' } }), [pair(FREE, SEEDED.user)]);
		expect([names('FIN-01'), desktop('FIN-01').dataClears]).toEqual([[SEEDED.user], 1]);
	});

	it('sends 50 desktops in a request, each with its own user, whose names are read', async () => {
		const items = pairs(120);
		const { done } = await cloud.run(assignDesktop(EACH), [...items]);
		expect(json(done)).toEqual(items.map(({ desktop: id, user }) => ({ id, user_id: user, assigned: true })));
		expect(sent('/attach').map(({ desktops }) => desktops.length)).toEqual([50, 50, 20]);
		// How many users there are, and three pages of them: fewer requests than one for each.
		expect(cloud.requests.filter(({ path }) => /\/users(\/|$)/.test(path))).toHaveLength(4);
		expect(cloud.state.desktops.map(({ attach_user_infos: [user] }) => user?.user_id)).toEqual(items.map(({ user }) => user));
	});

	it('makes two users of a shared desktop one entry', async () => {
		await cloud.run(assignDesktop(EACH), [pair(SEEDED.sharedDesktop, SEEDED.disabledUser), pair(SEEDED.sharedDesktop, SEEDED.lockedUser)]);
		expect(sent('/attach').map(({ desktops }) => desktops.length)).toEqual([1]);
		expect(names()).toEqual([SEEDED.user, SEEDED.similarUser, SEEDED.disabledUser, SEEDED.lockedUser]);
	});

	it('changes nothing for who has the desktop already, beside the others', async () => {
		const items = [pair(SEEDED.desktop, SEEDED.user), pair(FREE, SEEDED.lockedUser)];
		const { done, error } = await cloud.run(assignDesktop(EACH), items);
		const [own, free] = items.map(({ desktop: id, user }) => ({ id, user_id: user, assigned: true }));
		expect([error, json(done)]).toEqual([undefined, [{ ...own, changed: false }, free]]);
		expect([names(SEEDED.desktop), desktop(SEEDED.desktop).dataClears, names(FREE)]).toEqual([[SEEDED.user], 0, [SEEDED.lockedUser]]);
	});

	it('fails for a desktop that somebody has, and for a user who does not exist, beside the others', async () => {
		const items = [pair(SEEDED.desktop, SEEDED.lockedUser), pair(FREE, SEEDED.user), { ...pair(OTHER, SEEDED.user), user: 'nobody' }];
		const { done, failed } = await cloud.run(assignDesktop(EACH), items, SPLIT);
		expect([json(done).length, names(FREE)]).toEqual([1, [SEEDED.user]]);
		expect(json(failed)).toEqual([
			{ ...items[0], ...failure('Operation conflict: the desktop is assigned.') },
			{ ...items[2], error: 'There is no user with the ID nobody in this Workspace' },
		]);
	});

	it.each([
		[{ computerName: '1-FIN' }, `'Computer Name' must consist of letters, digits, "-" and "_", with a letter first: 1-FIN`],
		[{ computerName: 'FIN 01' }, `'Computer Name' must consist of letters, digits, "-" and "_", with a letter first: FIN 01`],
		[{ computerName: 'FINANCE-DESKTOP-1' }, "'Computer Name' is longer than 15 characters"],
	])('with %j is refused before anything is sent', async (additionalFields, message) => {
		const { error } = await cloud.run(assignDesktop({ ...EACH, additionalFields }), [pair(FREE, SEEDED.user)]);
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	});

	it('sends those that are waited for and those that are not in requests of their own', async () => {
		const items = pairs(4).map((item, place) => ({ ...item, waits: place % 2 === 0 }));
		const { done } = await cloud.run(assignDesktop({ ...EACH, waitForCompletion: '={{ $json.waits }}' }), items);
		expect(sent('/attach').map(({ desktops }) => desktops.length)).toEqual([2, 2]);
		expect(json(done).map(({ assigned, jobId }) => assigned ?? typeof jobId)).toEqual([true, 'string', true, 'string']);
	});

	it('is done if an outcome stays unclear and the user has the desktop', async () => {
		Object.assign(cloud.state.jobTimes, { waiting: 0, attach: 0 });
		cloud.emulator.fault({ path: /attach/, reset: 'after', times: Infinity });
		const { done } = await cloud.run(assignDesktop({ ...EACH, options: { maxRetries: 0 } }), [pair(FREE, SEEDED.user)], CARRY_ON);
		expect(json(done)).toMatchObject([{ assigned: true }]);
	});

	it('in a dry run assigns nothing', async () => {
		const { done } = await cloud.run(assignDesktop({ ...EACH, options: { dryRun: true } }), [pair(FREE, SEEDED.user), pair(SEEDED.desktop, SEEDED.user)]);
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { assigned: { before: false, after: true } } }, { dryRun: true, changes: {} }]);
		expect(sent('/attach')).toEqual([]);
	});
});

describe('unassigning', () => {
	it('takes one user, and leaves the desktop to the others', async () => {
		const { id } = userIn(cloud.state);
		const { done, error } = await cloud.run(unassignDesktop({ desktopId: byName(SEEDED.sharedDesktop), userId: byName(SEEDED.user) }));
		expect([error, json(done)]).toEqual([undefined, [{ id: desktop().desktop_id, computer_name: SEEDED.sharedDesktop, user_name: SEEDED.user, user_id: id, unassigned: true }]]);
		expect(names()).toEqual([SEEDED.similarUser]);
	});

	it('takes all users from up to 100 desktops in a request, and shuts them down if that is wanted', async () => {
		const { done } = await cloud.run(unassignDesktop({ ...EACH, unassignFrom: 'all', shutoffAfterDetach: true }), [pair(SEEDED.sharedDesktop, SEEDED.user), pair(SEEDED.desktop, SEEDED.user)]);
		expect(json(done)).toEqual([SEEDED.sharedDesktop, SEEDED.desktop].map((name) => ({ id: desktop(name).desktop_id, unassigned: true })));
		expect(sent('/detach')).toEqual([{ desktop_ids: [desktop().desktop_id, desktop(SEEDED.desktop).desktop_id], shutoff_after_detach: true }]);
		expect([names(), names(SEEDED.desktop), desktop().status]).toEqual([[], [], 'SHUTOFF']);
	});

	it('takes a user each from many desktops in one request, and asks for every job', async () => {
		const { done } = await cloud.run(unassignDesktop(EACH), [pair(SEEDED.sharedDesktop, SEEDED.user), pair(SEEDED.desktop, SEEDED.user), pair(SEEDED.sharedDesktop, SEEDED.similarUser)]);
		expect(json(done).map(({ unassigned }) => unassigned)).toEqual([true, true, true]);
		expect([sent('/batch-detach').length, cloud.state.jobs.length, names(), names(SEEDED.desktop)]).toEqual([1, 2, [], []]);
	});

	it('does both in one run, each result in its place', async () => {
		const items = [{ ...pair(SEEDED.desktop, SEEDED.user), from: 'all' }, { ...pair(SEEDED.sharedDesktop, SEEDED.user), from: 'user' }, { ...pair(SEEDED.stoppedDesktop, SEEDED.user), from: 'all' }];
		const { done } = await cloud.run(unassignDesktop({ ...EACH, unassignFrom: '={{ $json.from }}' }), items);
		expect(json(done).map(({ id }) => id)).toEqual(items.map(({ desktop: id }) => id));
		expect([sent('/detach').length, sent('/batch-detach').length]).toEqual([1, 1]);
	});

	it('without waiting gives every desktop its own job', async () => {
		const { done } = await cloud.run(unassignDesktop({ ...EACH, waitForCompletion: false }), [pair(SEEDED.sharedDesktop, SEEDED.user), pair(SEEDED.desktop, SEEDED.user)]);
		expect(json(done).map(({ jobId }) => jobId)).toEqual(cloud.state.jobs.map(({ id }) => id));
	});

	it('fails one desktop whose job failed, and one that does not exist', async () => {
		desktop(SEEDED.desktop).failing = { error_code: 'WKS.00010109', fail_reason: 'No capacity.' };
		const items = [pair(SEEDED.sharedDesktop, SEEDED.user), pair(SEEDED.desktop, SEEDED.user), { ...pair(SEEDED.desktop, SEEDED.user), desktop: 'nothing' }];
		const { done, failed } = await cloud.run(unassignDesktop(EACH), items, SPLIT);
		expect([done.length, json(failed)]).toEqual([1, [{ ...items[1], ...failure('No capacity.') }, { ...items[2], ...failure('The desktop does not exist.') }]]);
	});

	it('can be run again', async () => {
		const again = async () => json((await cloud.run(unassignDesktop(EACH), [pair(SEEDED.sharedDesktop, SEEDED.user)])).done);
		expect(await again()).toEqual(await again());
	});

	it.each([
		['all', SEEDED.desktop],
		['user', SEEDED.sharedDesktop],
	])('in a dry run takes nothing away: %s', async (unassignFrom, name) => {
		const { done } = await cloud.run(unassignDesktop({ ...EACH, unassignFrom, options: { dryRun: true } }), [pair(name, SEEDED.user)]);
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { assigned: { before: true, after: false } } }]);
		expect(names(name)).toContain(SEEDED.user);
	});

	it.each([
		['all', SEEDED.desktop],
		['user', SEEDED.desktop],
		['user', SEEDED.sharedDesktop],
	])('is done if an outcome stays unclear, and who was to lose it has lost it: %s, %s', async (unassignFrom, name) => {
		Object.assign(cloud.state.jobTimes, { waiting: 0, detach: 0, 'batch-detach': 0 });
		cloud.emulator.fault({ path: /detach/, reset: 'after', times: Infinity });
		const { done } = await cloud.run(unassignDesktop({ ...EACH, unassignFrom, options: { maxRetries: 0 } }), [pair(name, SEEDED.user)], CARRY_ON);
		expect(json(done)).toMatchObject([{ unassigned: true }]);
	});
});
