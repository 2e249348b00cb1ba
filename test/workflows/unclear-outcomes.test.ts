import { type Fault, SEEDED } from '../emulator';
import { byId, CARRY_ON, CHANGES, json, NOBODY, READS, sleeping, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const FOREVER = 3_600_000;
const MAYBE = '(the change may have been made)';
const ADVICE = 'It is not known whether the change was made. If the Huawei Cloud console can show it, check there before you run this again.';
const changing = CHANGES.flatMap((change) => OUTCOMES().map((outcome) => ({ ...change, ...outcome })));
const once = changing.filter(({ repeated }) => !repeated);
const again = changing.filter(({ repeated }) => repeated);
const doubtful = again.filter(({ settled }) => !settled);
const settled = again.filter(({ settled }) => settled);

/** What may happen after a change was sent, so that nobody knows whether it was made; and what the error says first. */
function OUTCOMES(): Array<{ outcome: string; fault: Fault; says: RegExp }> {
	return [
		{ outcome: 'the connection breaks after the deed', fault: { reset: 'after' }, says: /^The connection to 127\.0\.0\.1:\d+ broke / },
		{ outcome: 'the connection breaks before the deed', fault: { reset: 'before' }, says: /^The connection to 127\.0\.0\.1:\d+ broke / },
		{ outcome: 'no answer comes in time', fault: { delay: FOREVER }, says: /^127\.0\.0\.1:\d+ did not answer in time / },
		{ outcome: '500 comes after the deed', fault: { status: 500, act: true, body: '{"error_msg":"Out of order."}' }, says: /^Out of order\. / },
		{ outcome: '502 comes as a page', fault: { status: 502, act: true, body: '<title>502 Bad Gateway</title>' }, says: /^502 Bad Gateway / },
		{ outcome: '503 comes without the deed', fault: { status: 503, body: '' }, says: /^Huawei Cloud answered with HTTP status 503 and without a message / },
		{ outcome: '504 comes after the deed', fault: { status: 504, act: true, body: 'Gateway timeout' }, says: /^Gateway timeout / },
	];
}

/** Orders a fault, and lets the time to wait for an answer end when a request that is not answered has done its work. */
function order(fault: Fault, times: number, made: () => number) {
	cloud.emulator.fault({ ...fault, times });
	if (!fault.delay) return;
	const timeout = jest.spyOn(AbortSignal, 'timeout');
	for (let attempt = 1; attempt <= times; attempt++) {
		timeout.mockImplementationOnce(() => {
			const timer = new AbortController();
			const end = () => (made() >= attempt ? timer.abort() : void setImmediate(end));
			end();
			return timer.signal;
		});
	}
}

const deeds = ({ reset, status, act }: Fault) => (reset === 'before' || (status && !act) ? 0 : 1);

it.each(once)('$operation is not repeated when $outcome', async ({ node, made, fault, says }) => {
	order(fault, 1, () => made(cloud.state));
	const { done } = await cloud.run(node(cloud.state), [{}], CARRY_ON);
	expect(done[0]?.json.error).toMatch(says);
	expect(done[0]?.json.error).toContain(MAYBE);
	expect(done[0]?.json.message).toContain(ADVICE);
	expect(done[0]?.json.message).not.toContain('Try again');
	expect([cloud.requests.length, made(cloud.state), sleeping.mock.calls]).toEqual([1, deeds(fault), []]);
});

it.each(again)('$operation is repeated when $outcome, and succeeds', async ({ node, made, fault }) => {
	order(fault, 1, () => made(cloud.state));
	const { done, error } = await cloud.run(node(cloud.state));
	expect([error, done.length, cloud.requests.length]).toEqual([undefined, 1, 2]);
	expect(made(cloud.state)).toBe(deeds(fault) + 1);
});

it.each(doubtful)('$operation says that the change may have been made when every time $outcome', async ({ node, made, fault, says }) => {
	order(fault, 4, () => made(cloud.state));
	const { error } = await cloud.run(node(cloud.state));
	expect(error?.message).toMatch(says);
	expect([error?.message.endsWith(MAYBE), error?.description?.includes(ADVICE), cloud.requests.length]).toEqual([true, true, 4]);
	expect(sleeping.mock.calls).toEqual([[250], [500], [1000]]);
});

describe('a change whose state can be read, when every try stays unclear,', () => {
	const path = '/users/';

	it.each(settled)('is done if it shows afterwards: $operation, $outcome', async ({ node, made, fault }) => {
		order({ ...fault, method: 'PUT' }, 4, () => made(cloud.state));
		const { done, error } = await cloud.run(node(cloud.state), [{}], CARRY_ON);
		const wasMade = deeds(fault) > 0;
		const says = wasMade ? [] : [expect.stringMatching(/ \(looked up afterwards: the change was not made\)$/)];
		expect([error, json(done).flatMap((item) => (item.error ? [item.error] : [])), cloud.requests.length]).toEqual([undefined, says, 5]);
		expect(json(done)[0]?.message ?? 'Run this again').toContain('Run this again');
		expect(cloud.requests.at(-1)?.method).toBe('GET');
	});

	it('is not done if only a part of it is so, as it may have been before', async () => {
		const { id } = userIn(cloud.state, SEEDED.disabledUser);
		cloud.emulator.fault({ method: 'PUT', reset: 'before', times: Infinity });
		const { error } = await cloud.run(updateUser({ userId: byId(id), updateFields: { disabled: true, description: 'Left' } }));
		expect(error?.message).toMatch(/\(looked up afterwards: the change was not made\)$/);
	});

	it.each(settled.slice(0, 1))('stays in doubt if that cannot be read, which is tried once: $operation', async ({ node }) => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		cloud.emulator.fault({ method: 'GET', path, status: 503, body: '', times: Infinity });
		const { error } = await cloud.run(node(cloud.state));
		expect([error?.message.endsWith(MAYBE), error?.description?.includes(ADVICE), cloud.requests.length]).toEqual([true, true, 5]);
	});

	it.each(settled.slice(0, 1))('stays in doubt if the answer does not have what was changed: $operation', async ({ node }) => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		cloud.emulator.fault({ method: 'GET', path, body: '{"user_detail":{"id":"u1"}}' });
		expect((await cloud.run(node(cloud.state))).error?.message).toMatch(/\(the change may have been made\)$/);
	});
});

it.each(doubtful.slice(0, 1))('$operation says so too when the last of several tries was refused', async ({ node }) => {
	cloud.emulator.fault({ reset: 'after' });
	cloud.emulator.fault({ status: 400, body: '{"error_code":"WKS.00010032","error_msg":"Conflict."}' });
	expect((await cloud.run(node(cloud.state))).error?.message).toBe(`Conflict. ${MAYBE}`);
});

describe.each(READS)('$operation', ({ node }) => {
	it.each(OUTCOMES())('is repeated when $outcome', async ({ fault }) => {
		order(fault, 2, () => cloud.requests.length);
		const { error } = await cloud.run(node(cloud.state));
		expect([error, cloud.requests.length]).toEqual([undefined, 3]);
	});

	it.each(OUTCOMES())('never speaks of a change when every time $outcome', async ({ fault, says }) => {
		order(fault, 4, () => cloud.requests.length);
		const { error } = await cloud.run(node(cloud.state));
		expect(`${error?.message} `).toMatch(says);
		expect([error?.message, error?.description].join()).not.toMatch(/change/);
		expect(cloud.requests).toHaveLength(4);
	});
});

it.each(CHANGES)('$operation is repeated when nobody listens, and speaks of no change, since nothing was sent', async ({ node }) => {
	const { error } = await cloud.run(node(cloud.state), [{}], { credential: { endpoint: NOBODY } });
	expect(error?.message).toBe(`Could not connect to ${new URL(NOBODY).host}`);
	expect(error?.description).toMatch(/^Check the Region and the Custom Endpoint .* [Tt]he connection was refused\.$/);
	expect(sleeping.mock.calls).toHaveLength(3);
});

it.each(CHANGES)('$operation speaks of no change when it was refused', async ({ node, made }) => {
	cloud.emulator.fault({ status: 400, body: '{"error_code":"WKS.1","error_msg":"Malformed."}' });
	expect([(await cloud.run(node(cloud.state))).error?.message, cloud.requests.length, made(cloud.state)]).toEqual(['Malformed.', 1, 0]);
});
