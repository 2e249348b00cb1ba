import { sleeping } from '../../../fixtures/sleeping';

import { getEventListeners } from 'node:events';

import type { Answer } from '../../../../nodes/shared/answer';
import { NoAnswer } from '../../../../nodes/shared/failure';
import { Gate, gateOf, Refused } from '../../../../nodes/shared/http/gate';
import { CANCELLED } from '../../../../nodes/shared/http/noAnswer';

const OK: Answer = { status: 200, headers: {}, text: '' };
const REFUSAL: Answer = { status: 429, headers: {}, text: '{"error_code":"APIGW.0308","error_msg":"policy user over ratelimit,limit:10,time:1 minute"}' };
const MINUTE = 60_000;

/** A gate on a clock that moves when somebody sleeps. */
function gateOnClock() {
	let time = 0;
	const gate = new Gate(() => time);
	sleeping.mockReset().mockImplementation(async (ms) => void (time += ms));
	const enter = async (longest = 15 * MINUTE, more = {}) => await gate.enter({ longest, onScreen: false, ...more });
	return { gate, enter, pass: (ms: number) => void (time += ms), now: () => time };
}

const isOpen = async (promise: Promise<unknown>) => await Promise.race([promise.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);

it('lets everything through until something is refused', async () => {
	const { gate, enter } = gateOnClock();
	const passes = await Promise.all(Array.from({ length: 50 }, async () => await enter()));
	expect([passes.every((pass) => pass === undefined), sleeping.mock.calls]).toEqual([true, []]);
	for (const pass of passes) gate.leave(pass, OK);
	expect(gate.isIdle()).toBe(true);
});

it('is closed for all after a refusal: one looks whether it is open, the others wait for its answer, in the order in which they came', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	const order: number[] = [];
	const entering = [0, 1, 2].map(async (number) => {
		const pass = await enter();
		order.push(number);
		return pass;
	});
	const look = await entering[0];
	expect([order, await isOpen(entering[1] as Promise<unknown>)]).toEqual([[0], false]);
	gate.leave(look, OK);
	for (const one of entering.slice(1)) gate.leave(await one, OK);
	expect(order).toEqual([0, 1, 2]);
});

it('gives up when nothing got through for as long as one waits, and tells the last refusal and how long that was', async () => {
	const { gate, enter, now } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	const refuse = async (): Promise<unknown> => {
		for (;;) {
			const pass = await enter(5 * MINUTE).catch((reason: unknown) => reason as Refused);
			if (pass instanceof Error) return pass;
			gate.leave(pass, REFUSAL);
		}
	};
	const reason = await refuse();
	expect(reason).toBeInstanceOf(Refused);
	expect(reason).toMatchObject({ answer: REFUSAL, waited: expect.any(Number) });
	expect([(reason as Refused).waited >= 5 * MINUTE, now() >= 5 * MINUTE, now() < 7 * MINUTE]).toEqual([true, true, true]);
});

it('goes on waiting as long as anything gets through', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	for (let count = 0; count < 100; count++) gate.leave(await enter(2 * MINUTE), OK);
	expect(sleeping.mock.calls.reduce((sum, [ms]) => sum + ms, 0)).toBeGreaterThan(8 * MINUTE);
});

it('lets somebody in front of a screen wait from now on, and no longer', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), { ...REFUSAL, headers: { 'retry-after': '3600' } });
	await expect(enter(10_000, { onScreen: true })).rejects.toMatchObject({ waited: 10_000 });
});

it('lets a wait end at once when the execution is canceled, and keeps nothing of it', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	sleeping.mockImplementation(async () => await new Promise(() => undefined));
	const execution = new AbortController();
	const waiting = enter(MINUTE, { cancelled: execution.signal });
	expect(await isOpen(waiting.catch(() => undefined))).toBe(false);
	execution.abort();
	await expect(waiting).rejects.toBe(CANCELLED);
	await expect(enter(MINUTE, { cancelled: execution.signal })).rejects.toBe(CANCELLED);
});

it('takes a request without an answer for nothing: the next one looks', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	gate.leave(await enter(), new NoAnswer('timeout', 'why'));
	expect(await isOpen(enter())).toBe(true);
});

it('takes it for nothing, too, where it was sent before anything was refused', async () => {
	const { gate, enter } = gateOnClock();
	const [refused, lost] = [await enter(), await enter()];
	gate.leave(refused, REFUSAL);
	gate.leave(lost, new NoAnswer('timeout', 'why'));
	expect(await enter()).toEqual({ phase: 0 });
});

it('is forgotten when nobody used it for its window, a minute at least', async () => {
	const { gate, enter, pass } = gateOnClock();
	pass(1000);
	gate.leave(await enter(), REFUSAL);
	pass(MINUTE);
	expect(gate.isIdle()).toBe(false);
	pass(1);
	expect(gate.isIdle()).toBe(true);
});

it('is not forgotten while somebody waits at it', async () => {
	const { gate, enter, pass } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	sleeping.mockImplementation(async () => await new Promise(() => undefined));
	void enter();
	pass(2 * MINUTE);
	expect(gate.isIdle()).toBe(false);
});

it('gives up after the patience of who waits, although the cloud named a later time', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), { ...REFUSAL, headers: { 'retry-after': '3600' } });
	await expect(enter(5 * MINUTE)).rejects.toMatchObject({ waited: 5 * MINUTE });
});

it('does not count a request without an answer as one that got through', async () => {
	const { gate, enter, now } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	const look = async (): Promise<unknown> => {
		for (;;) {
			const pass = await enter(3 * MINUTE).catch((reason: unknown) => reason as Refused);
			if (pass instanceof Error) return pass;
			gate.leave(pass, new NoAnswer('timeout', 'why'));
			gate.leave(await enter(), REFUSAL);
		}
	};
	expect(await look()).toMatchObject({ waited: now() });
});

it('stays closed although a request is answered that was sent before the refusal', async () => {
	const { gate, enter } = gateOnClock();
	const [refused, accepted] = [await enter(), await enter()];
	gate.leave(refused, REFUSAL);
	gate.leave(accepted, OK);
	sleeping.mockImplementation(async () => await new Promise(() => undefined));
	expect(await isOpen(enter())).toBe(false);
});

it('wakes once for all who wait, and not at all while an answer is on its way', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	let wake = () => {};
	sleeping.mockImplementation(async () => await new Promise<void>((resolve) => (wake = resolve)));
	for (let count = 0; count < 50; count++) void enter();
	expect(sleeping.mock.calls).toHaveLength(1);
	wake();
	// Until it sleeps again: what woke after this test would find a clock that stands still, and never end.
	while (sleeping.mock.calls.length < 2) await new Promise(setImmediate);
	expect(sleeping.mock.calls.flat()).not.toContain(Infinity);
});

it('lets those behind wait on when one is canceled that has just been let through, and keeps no ear at the execution', async () => {
	const { gate, enter } = gateOnClock();
	gate.leave(await enter(), REFUSAL);
	const look = await enter();
	const execution = new AbortController();
	const first = enter(MINUTE, { cancelled: execution.signal });
	const behind = [enter(), enter()];
	gate.leave(look, OK);
	execution.abort();
	for (const one of [first, ...behind]) gate.leave(await one, OK);
	expect(getEventListeners(execution.signal, 'abort')).toEqual([]);
});

describe('the gates of a process', () => {
	it('are one for each API of a key and host, as long as something is known or under way', async () => {
		const first = gateOf('key host GET /users');
		const pass = await first.enter({ longest: 1, onScreen: false });
		expect([gateOf('key host GET /users') === first, gateOf('key host PUT /users') === first]).toEqual([true, false]);
		first.leave(pass, OK);
		expect(gateOf('key host GET /users')).not.toBe(first);
	});
});
