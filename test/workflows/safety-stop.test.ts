import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, getUser, instanceIn, json, resetAccountPassword, SPLIT, updateUser, useCloud } from './setup';

const cloud = useCloud();
const people = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const disabling = (options: object) => updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true }, options: options as never });
const methods = () => cloud.requests.map(({ method }) => method);
const advice = "Check the incoming items. If they are right, raise 'Safety Stop: Items' or 'Safety Stop: Percent of Users' under Options, or let fewer items come in at a time.";

it('a run of as many items as may be changed goes on', async () => {
	const { done } = await cloud.run(disabling({ stopAboveItems: 5 }), people(5));
	expect([done.length, methods()]).toEqual([5, Array(5).fill('PUT')]);
});

it('a run of more changes nothing, and says how many they were', async () => {
	const { error } = await cloud.run(disabling({ stopAboveItems: 5 }), people(6));
	expect([error?.message, error?.description]).toEqual(['Safety stop: nothing was changed. 6 items would have been changed, and at most 5 are allowed', `${advice} Nothing was changed.`]);
	expect(cloud.requests).toEqual([]);
});

it('says so in every item where the workflow goes on', async () => {
	for (const way of [CARRY_ON, SPLIT]) {
		const { done, failed } = await cloud.run(disabling({ stopAboveItems: 1 }), people(3), way);
		expect(json([...done, ...failed]).map(({ error, message }) => [error, message])).toEqual(Array(3).fill(['Safety stop: nothing was changed. 3 items would have been changed, and at most 1 are allowed', advice]));
	}
	expect(cloud.requests).toEqual([]);
});

it('goes by the users there are, which it counts with one request', async () => {
	const most = cloud.state.users.length / 10;
	expect((await cloud.run(disabling({ stopAbovePercent: 10 }), people(most))).error).toBeUndefined();
	expect(methods()).toEqual(['GET', ...Array(most).fill('PUT')]);
	cloud.emulator.reset();
	const { error } = await cloud.run(disabling({ stopAbovePercent: 10 }), people(most + 1));
	expect([error?.message, methods()]).toEqual([`Safety stop: nothing was changed. ${most + 1} items would have been changed, which is more than 10 % of the 240 users`, ['GET']]);
});

it('does not count those that fail before anything is sent, or have nothing to change', async () => {
	const items = [{ name: 'nobody', email: '' }, { name: SEEDED.user, email: 'a@example.com' }, { name: SEEDED.lockedUser, email: '' }];
	const node = updateUser({ userId: byName('={{ $json.name }}'), updateFields: { userEmail: '={{ $json.email }}' }, options: { stopAboveItems: 1, emptyValues: 'leaveOut' } });
	const { done } = await cloud.run(node, items, CARRY_ON);
	expect(json(done)).toMatchObject([{ error: expect.stringMatching(/^No Workspace user/) }, { user_name: SEEDED.user }, { changed: false }]);
});

it('does not count the users where there is nothing to change', async () => {
	const node = updateUser({ userId: byId('={{ $json.id }}'), updateFields: { userEmail: '={{ $json.email }}' }, options: { stopAbovePercent: 10, emptyValues: 'leaveOut' } });
	const { done } = await cloud.run(node, people(2));
	expect([json(done).map(({ changed }) => changed), methods()]).toEqual([[false, false], []]);
});

it('changes nothing when the users cannot be counted', async () => {
	cloud.emulator.deny('workspace:users:list');
	const { error } = await cloud.run(disabling({ stopAbovePercent: 10 }), people(1));
	expect([error?.message, methods()]).toEqual([expect.stringMatching(/workspace:users:list/), ['GET']]);
	expect(error?.description).not.toContain('Nothing was changed');
});

it('does not stop a dry run, which changes nothing', async () => {
	const { done } = await cloud.run(disabling({ stopAboveItems: 1, dryRun: true }), people(3));
	expect(json(done).map(({ dryRun }) => dryRun)).toEqual([true, true, true]);
});

it('is no option of what only reads, nor by percent where there are no users to count', async () => {
	const read = await cloud.run(getUser({ userId: byName(SEEDED.user), options: { stopAboveItems: 1 } }));
	expect(read.error).toBeUndefined(); // n8n leaves out what its form does not have.
	const account = { instanceId: byId(instanceIn(cloud.state).id), accountName: byName(SEEDED.account) };
	const { error } = await cloud.run(resetAccountPassword({ ...account, options: { stopAbovePercent: 1 } }));
	expect(error).toBeUndefined();
});
