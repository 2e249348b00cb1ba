import { byId, byName, CARRY_ON, CHANGES, getUser, getUsers, resetMavenPassword, resetUserPassword, sleeping, updateUser, useCloud } from './setup';

const cloud = useCloud();
const FOREVER = 3_600_000;
const ids = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const get = (options = {}) => getUser({ userId: byId('={{ $json.id }}'), options });
const received = async (count: number) => {
	while (cloud.emulator.received.length < count) await new Promise(setImmediate);
};
/** What would still be sent, is sent within some turns of the event loop. */
const settle = async () => {
	for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
};

/** Runs a node and cancels it when `when` resolves; without an end of the run the test does not end either. */
async function cancelled(node: Parameters<typeof cloud.run>[0], items: object[], when: () => Promise<void>, more = {}) {
	let cancel = () => {};
	const running = cloud.run(node, items as never, { ...more, onStart: (stop) => (cancel = stop) });
	await when();
	cancel();
	const outcome = await running;
	await settle();
	return { ...outcome, sent: cloud.requests.length };
}

describe.each([
	['without', {}],
	['with', CARRY_ON],
])('%s Continue On Fail', (_with, more) => {
	it('cancelling while requests are in flight ends the run, and nothing more is sent', async () => {
		cloud.emulator.fault({ delay: FOREVER, skip: 1, times: Infinity });
		const { sent, run } = await cancelled(get({ concurrency: 3, timeout: 600_000 }), ids(20), async () => await received(4), more);
		expect([sent, run.status]).toEqual([4, 'canceled']);
	});

	it('cancelling while it waits to repeat ends the run, and nothing more is sent', async () => {
		cloud.emulator.fault({ throttle: { retryAfter: '60' }, times: Infinity });
		const waiting = new Promise<void>((begin) => {
			sleeping.mockImplementation(async () => await new Promise(() => begin()));
		});
		const { sent, run } = await cancelled(get(), ids(20), async () => await waiting, more);
		expect([sent, run.status, sleeping.mock.calls]).toEqual([1, 'canceled', [[60_000]]]);
	});

	it('cancelling before the first request sends nothing', async () => {
		const { sent, run } = await cancelled(get(), ids(20), async () => {}, more);
		expect(sent).toBeLessThanOrEqual(1);
		expect(run.status).toBe('canceled');
	});
});

it.each(CHANGES)('$operation says that the change may have been made when it is cancelled in flight', async ({ node, made }) => {
	cloud.emulator.fault({ delay: FOREVER });
	const { error, sent } = await cancelled(node(cloud.state), [{}], async () => {
		while (made(cloud.state) === 0) await new Promise(setImmediate);
	});
	expect([error?.message, sent]).toEqual([expect.stringMatching(/^The execution was cancell?ed \(the change may have been made\)$/), 1]);
});

it('a read that is cancelled speaks of no change', async () => {
	cloud.emulator.fault({ delay: FOREVER });
	const { error } = await cancelled(get(), ids(1), async () => await received(1));
	expect(error?.message).toMatch(/^The execution was cancell?ed$/);
});

it('no further page is read', async () => {
	cloud.emulator.fault({ delay: FOREVER, skip: 1 });
	expect((await cancelled(getUsers({ returnAll: true }), [{}], async () => await received(2))).sent).toBe(2);
});

it('a user whose name is being looked up is not changed', async () => {
	cloud.emulator.fault({ delay: FOREVER });
	const node = updateUser({ userId: byName('a.novak'), updateFields: { disabled: true } });
	expect((await cancelled(node, [{}], async () => await received(1))).sent).toBe(1);
});

it('the new Maven password is not read any more', async () => {
	cloud.emulator.fault({ delay: FOREVER, method: 'POST' });
	expect((await cancelled(resetMavenPassword({ returnCredentials: true }), [{}, {}], async () => await received(1))).sent).toBe(1);
	expect(cloud.state.repositoryUser.passwordResets).toBe(1);
});

it('a change that waits for another of the same user is not made', async () => {
	const [first, second] = ids(2);
	cloud.emulator.fault({ delay: FOREVER, path: second?.id });
	const node = updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true } });
	expect((await cancelled(node, [first, second, second, second] as object[], async () => await received(2))).sent).toBe(2);
	expect(cloud.state.users[1]?.updates).toBe(1);
});

it('the next execution works again', async () => {
	cloud.emulator.fault({ delay: FOREVER });
	await cancelled(get(), ids(1), async () => await received(1));
	expect((await cloud.run(get(), ids(1))).done).toHaveLength(1);
});

describe('cancelled in the middle of many changes', () => {
	const made = () => cloud.state.users.filter(({ passwordResets, updates }) => passwordResets + updates > 0).length;
	const cancelling = async (node: Parameters<typeof cloud.run>[0], more: object) => {
		// The fifth request and those after it are carried out and never answered.
		cloud.emulator.fault({ delay: FOREVER, skip: 4, times: Infinity });
		return await cancelled(node, ids(8), async () => {
			while (made() < 7) await new Promise(setImmediate);
		}, more);
	};

	it('the error says how many were done, and what became of those under way', async () => {
		const { error } = await cancelling(updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true }, options: { concurrency: 3 } }), {});
		expect(error?.description).toMatch(/4 of 8 items had been done \(0–?[\d, –]+\); their results are not shown\./);
		expect(error?.description).toMatch(/Items \d[,–] ?\d were under way: The execution was canceled \(the change may have been made\)/);
	});

	it('with Continue On Fail the new passwords are not lost', async () => {
		const { done } = await cancelling(resetUserPassword({ userId: byId('={{ $json.id }}'), notificationType: ['email'], options: { concurrency: 3 } }), CARRY_ON);
		const known = done.filter(({ json }) => json.password !== undefined);
		expect(known.map(({ json }) => json.password)).toEqual(known.map(({ json }) => cloud.state.users.find(({ id }) => id === json.id)?.password));
		expect([known.length, done.filter(({ json }) => json.error === 'The execution was canceled (the change may have been made)').length]).toEqual([4, 3]);
	});
});
