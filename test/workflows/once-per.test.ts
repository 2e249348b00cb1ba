import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';

import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { byId, byName, CARRY_ON, createAccount, createKey, createUser, failure, getUser, iamUserIn, json, NOBODY, offboardUser, present, resetMavenPassword, resetUserPassword, restartDesktop, sleeping, updateUser, upsertUser, useCloud } from './setup';

let now = 0;
const cloud = useCloud({ now: () => now });
const RESET = { path: 'random-password' };
const EACH = { userId: byId('={{ $json.id }}'), notificationType: ['email'], passwordOutput: 'omit' };
const PER_EVENT = { ...EACH, options: { oncePer: '={{ $json.event }}' } };
const BEFORE = /^Not sent again: this was already sent for the same event on 2026-11-30, after 09:00 UTC, and may have been done$/;
const sent = (path: string) => cloud.requests.filter((request) => request.path.includes(path));

/** So many people of the cloud, as an event names them. */
const users = (count: number) => cloud.state.users.filter(({ user_email: email }) => email).slice(0, count);
const people = (count: number, event?: string) => users(count).map(({ id }) => ({ id, event }));
const resets = (count: number) => users(count).map(({ passwordResets }) => passwordResets);

/** Sets the clock of n8n and of the cloud. */
const at = (time: string) => void (now = Date.parse(time));

/** What n8n's log was told. */
let told: string[] = [];
const logger = Container.get(Logger);
afterAll(() => void Container.set(Logger, logger));

beforeEach(() => {
	told = [];
	const tell = { value: (line: string) => void told.push(line) };
	Container.set(Logger, Object.create(logger, { info: tell, warn: tell }));
	at('2026-11-30T09:14:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});

describe('the same event, in another execution', () => {
	it('is not sent a second time, and the item says since when it may have been done', async () => {
		await cloud.run(resetUserPassword(PER_EVENT), people(3, 'joiner 17'));
		at('2026-12-02T23:00:00Z');
		const { done } = await cloud.run(resetUserPassword(PER_EVENT), people(4, 'joiner 17'), CARRY_ON);
		expect(json(done).map(({ error, id }) => error ?? id)).toEqual([...Array(3).fill(expect.stringMatching(BEFORE)), users(4)[3]?.id]);
		expect(done[0]?.json.message).toBe("Check in Huawei Cloud whether it was done. If it was not, run this with another 'Once Per', or without it.");
		expect(resets(4)).toEqual([1, 1, 1, 1]);
	});

	it('stops the workflow before anything else is sent where it stops at failures', async () => {
		await cloud.run(resetUserPassword(PER_EVENT), people(1, 'joiner 17'));
		const { error } = await cloud.run(resetUserPassword(PER_EVENT), people(2, 'joiner 17'));
		expect(error?.message).toMatch(BEFORE);
		expect(resets(2)).toEqual([1, 0]);
	});

	it('is another one for each item', async () => {
		const [first, second] = people(2);
		await cloud.run(resetUserPassword(PER_EVENT), [{ ...first, event: 1 }, { ...second, event: 2 }]);
		await cloud.run(resetUserPassword(PER_EVENT), [{ ...first, event: 1 }, { ...second, event: 3 }], CARRY_ON);
		expect(resets(2)).toEqual([1, 2]);
	});

	it('is known to the node that sent it only', async () => {
		const withId = async (id: string) => {
			const n8n = cloud.engine();
			const nodes = [n8n.node('trigger', {}, { name: 'Input' }), n8n.node(`${PACKAGE}.huaweiCloudCodeArtsArtifact`, { ...resetMavenPassword().parameters, options: { oncePer: 'e' } }, { id })];
			return await n8n.run({ nodes, connections: { Input: { main: [[{ node: 'Tested', type: 'main', index: 0 }]] } } });
		};
		await withId('a');
		await withId('b');
		const third = await withId('a');
		expect(third.data.resultData.error?.message).toMatch(BEFORE);
		expect(cloud.state.repositoryUser.passwordResets).toBe(2);
	});

	it('makes all accounts of it, though they are in one instance', async () => {
		const { id, accounts } = present(cloud.state.instances.find(({ status, accounts: all }) => status === 'RUNNING' && all.length < 50));
		const create = createAccount({ instanceId: byId(id), newAccountName: '={{ $json.name }}', passwordOutput: 'omit', options: { oncePer: 'e' } });
		const { error } = await cloud.run(create, [{ name: 'first_one' }, { name: 'second_one' }]);
		expect([error, accounts.map(({ name }) => name)]).toEqual([undefined, expect.arrayContaining(['first_one', 'second_one'])]);
	});

	it.each([createUser, upsertUser])('makes two users of one name in two domains', async (form) => {
		const create = form({ userName: 'n.newman', userEmail: 'n.newman@example.com', additionalFields: { domain: '={{ $json.domain }}' }, options: { oncePer: 'e' } });
		const { error } = await cloud.run(create, [{ domain: 'corp.example.com' }, { domain: SEEDED.localDomain }]);
		const made = cloud.state.users.filter(({ user_name: name }) => name === 'n.newman');
		expect([error, made.map(({ domain }) => domain)]).toEqual([undefined, ['corp.example.com', SEEDED.localDomain]]);
	});

	it('counts one person once, who stands in it twice', async () => {
		const [person] = people(1, 'e');
		await cloud.run(resetUserPassword(PER_EVENT), [{ ...person }, { ...person }], CARRY_ON);
		expect(resets(1)).toEqual([1]);
	});

	it('does not hold up what may be sent again, such as an update', async () => {
		const update = updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true }, options: {} });
		await cloud.run(update, people(1));
		const { error } = await cloud.run(update, people(1));
		expect([error, cloud.deduplication.rows.size]).toEqual([undefined, 0]);
	});

	it('does not hold up an offboarding, which is made sure of', async () => {
		const offboard = offboardUser({ userId: byId('={{ $json.id }}'), steps: ['disable', 'resetPassword'] });
		const { run } = await cloud.run(offboard, people(1));
		const { error } = await cloud.run(offboard, people(1), { retryOf: { crashed: run } });
		expect([error, resets(1)]).toEqual([undefined, [2]]);
	});

	it('leaves out of a request that several share only those for whom it was sent', async () => {
		const running = cloud.state.desktops.filter(({ status }) => status === 'ACTIVE').slice(0, 3);
		const items = running.map(({ desktop_id: id }) => ({ id }));
		const restart = restartDesktop({ desktopId: byId('={{ $json.id }}'), waitForCompletion: false, options: { oncePer: 'monday' } });
		await cloud.run(restart, items.slice(1, 2));
		const { done } = await cloud.run(restart, items, CARRY_ON);
		expect(sent('/action').map(({ body }) => body.desktop_ids)).toEqual([[items[1]?.id], [items[0]?.id, items[2]?.id]]);
		expect(json(done).map(({ error }) => error)).toEqual([undefined, expect.stringMatching(BEFORE), undefined]);
		const again = await cloud.run(restart, items, CARRY_ON);
		expect(json(again.done).map(({ error }) => error)).toEqual(items.map(() => expect.stringMatching(BEFORE)));
	});
});

describe('a change that was certainly not made', () => {
	it('is sent when the event comes in again: it could not be sent', async () => {
		const first = await cloud.run(resetUserPassword({ ...PER_EVENT, options: { ...PER_EVENT.options, maxRetries: 1 } }), people(1, 'e'), { credential: { endpoint: NOBODY } });
		const second = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect([first.error?.message, second.error, resets(1)]).toEqual([expect.stringMatching(/^Could not connect/), undefined, [1]]);
	});

	it('is sent when the event comes in again: the job of the cloud failed', async () => {
		const restart = restartDesktop({ desktopId: byId('={{ $json.id }}'), options: { oncePer: 'monday' } });
		const [running] = cloud.state.desktops.filter(({ status }) => status === 'ACTIVE');
		cloud.emulator.fault({ path: '/workspace-jobs/', body: JSON.stringify({ id: 'j', status: 'FAIL', fail_reason: 'No host', job_error_code: 'WKS.1' }) });
		const first = await cloud.run(restart, [{ id: running?.desktop_id }]);
		at('2026-11-30T10:14:00Z'); // The desktop has no task any more.
		sleeping.mockImplementation(async (ms) => void (now += ms));
		const second = await cloud.run(restart, [{ id: running?.desktop_id }]);
		expect([first.error?.message, second.error, sent('/action').length]).toEqual(['No host', undefined, 2]);
	});

	it('is sent when the event comes in again: the cloud refused just that part of a request', async () => {
		const [free, busy] = cloud.state.desktops.filter(({ status, task_status: task }) => status === 'ACTIVE' && !task);
		const items = [free, busy].map((one) => ({ id: one?.desktop_id }));
		const restart = restartDesktop({ desktopId: byId('={{ $json.id }}'), waitForCompletion: false, options: { oncePer: 'monday' } });
		present(busy).task_status = 'powering-off';
		await cloud.run(restart, items, CARRY_ON);
		expect(told).toEqual([expect.stringMatching(`was carried out: .* item 0, target ${free?.desktop_id}`)]);
		present(busy).task_status = '';
		const { done } = await cloud.run(restart, items, CARRY_ON);
		expect(json(done).map(({ error }) => error)).toEqual([expect.stringMatching(BEFORE), undefined]);
	});

	it.each([
		['was refused', { status: 403, body: '{"error_code":"WKS.00010001"}' }],
	])('is sent when the event comes in again: it %s', async (_why, fault) => {
		cloud.emulator.fault({ ...RESET, ...fault });
		const first = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		const second = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect([first.error === undefined, second.error, resets(1)]).toEqual([false, undefined, [1]]);
	});

	it('is not noted while it waits for a limit of the cloud', async () => {
		const noted: unknown[] = [];
		const look = async () => void noted.push(cloud.deduplication.rows.get('1 tested')?.length);
		cloud.emulator.fault({ ...RESET, throttle: true, meanwhile: look });
		sleeping.mockImplementation(look);
		cloud.emulator.fault({ ...RESET, meanwhile: look });
		await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect([noted, resets(1)]).toEqual([[3, 0, 3], [1]]);
	});
});

it('is not sent again when nobody knows what became of it', async () => {
	cloud.emulator.fault({ ...RESET, status: 500 });
	await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
	const { error } = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
	expect([error?.message, resets(1)]).toEqual([expect.stringMatching(BEFORE), [0]]);
});

it.each([
	['was done', 60, undefined],
	['goes on after the time it was waited for', 1, expect.stringMatching(/^The job did not end within 1 minute/)],
])('is not sent again when the job that does it %s', async (_what, waitTimeout, message) => {
	cloud.state.jobTimes.reboot = 120_000;
	sleeping.mockImplementation(async (ms) => void (now += ms));
	const [running] = cloud.state.desktops.filter(({ status, task_status: task }) => status === 'ACTIVE' && !task);
	const restart = restartDesktop({ desktopId: byId('={{ $json.id }}'), waitTimeout, options: { oncePer: 'monday' } });
	const first = await cloud.run(restart, [{ id: running?.desktop_id }]);
	const second = await cloud.run(restart, [{ id: running?.desktop_id }]);
	expect([first.error?.message, second.error?.message, sent('/action').length]).toEqual([message, expect.stringMatching(BEFORE), 1]);
});

it('is not sent again when it was looked up that it had been done', async () => {
	const { accessKeys } = iamUserIn(cloud.state);
	const create = createKey({ userId: byId(iamUserIn(cloud.state).user_id), passwordOutput: 'omit', options: { oncePer: 'e' } });
	cloud.emulator.fault({ method: 'POST', path: '/access-keys', status: 500, act: true });
	const first = await cloud.run(create);
	accessKeys.splice(0, 1);
	const second = await cloud.run(create);
	expect([first.error?.message, second.error?.message, accessKeys.length]).toEqual([expect.stringContaining('looked up afterwards: the change was made'), expect.stringMatching(BEFORE), 1]);
});

it('is sent again when it was looked up that it had not been done', async () => {
	const create = createKey({ userId: byId(iamUserIn(cloud.state).user_id), passwordOutput: 'omit', options: { oncePer: 'e' } });
	cloud.emulator.fault({ method: 'POST', path: '/access-keys', status: 500 });
	const first = await cloud.run(create);
	const second = await cloud.run(create);
	expect([first.error?.message, second.error]).toEqual([expect.stringContaining('looked up afterwards: the change was not made'), undefined]);
});

describe('the Retry of an execution that crashed', () => {
	it('does the rest, and tells of those that were sent that they may have been done', async () => {
		const { run } = await cloud.run(resetUserPassword(EACH), people(2));
		const { done } = await cloud.run(resetUserPassword(EACH), people(4), { ...CARRY_ON, retryOf: { crashed: run } });
		expect(json(done).map(({ error }) => error)).toEqual([expect.stringMatching(BEFORE), expect.stringMatching(BEFORE), undefined, undefined]);
		expect(done[0]?.json.message).toBe('Check in Huawei Cloud whether it was done. If it was not, start the workflow anew instead of retrying this execution.');
		expect(resets(4)).toEqual([1, 1, 1, 1]);
	});

	it('does nothing again for somebody who stands in it twice, who is then done twice', async () => {
		const [person] = people(1);
		const { run } = await cloud.run(resetUserPassword(EACH), [{ ...person }, { ...person }]);
		expect(resets(1)).toEqual([2]);
		await cloud.run(resetUserPassword(EACH), [{ ...person }, { ...person }], { ...CARRY_ON, retryOf: { crashed: run } });
		expect(resets(1)).toEqual([2]);
	});

	it('makes no second access key', async () => {
		const keys = () => iamUserIn(cloud.state).accessKeys.length;
		const before = keys();
		const create = createKey({ userId: byId(iamUserIn(cloud.state).user_id), passwordOutput: 'omit' });
		const { run } = await cloud.run(create);
		cloud.state.iam.users = cloud.state.iam.users.map((one) => ({ ...one, accessKeys: one.accessKeys.slice(0, 1) }));
		const { error } = await cloud.run(create, [{}], { retryOf: { crashed: run } });
		expect([error?.message, keys()]).toEqual([expect.stringMatching(BEFORE), before]);
	});

	it('is not taken for another event that asks for the same', async () => {
		await cloud.run(resetUserPassword(EACH), people(1));
		at('2026-11-30T09:14:01Z');
		const { error } = await cloud.run(resetUserPassword(EACH), people(1));
		expect([error, resets(1)]).toEqual([undefined, [2]]);
	});
});

describe('the repetition of a run that failed', () => {
	const FAIL = { path: 'random-password', skip: 2, status: 400, body: '{"error_code":"WKS.1","error_msg":"No"}' };
	const options = { concurrency: 1 };

	it('does not do again what was done, and returns it with the rest', async () => {
		cloud.emulator.fault(FAIL);
		const first = await cloud.run(resetUserPassword({ ...EACH, options }), people(4));
		expect(first.error?.description).toContain('2 of 4 items had been done (0–1); their results are not shown. A Retry of this execution does not do them again.');
		const { done, error } = await cloud.run(resetUserPassword({ ...EACH, options }), people(4), { retryOf: { failed: first.run } });
		expect([error, json(done), done.map(({ pairedItem }) => pairedItem)]).toEqual([undefined, people(4).map(({ id }) => ({ id })), [0, 1, 2, 3].map((item) => ({ item }))]);
		expect(resets(4)).toEqual([1, 1, 1, 1]);
	});

	it("may be n8n's own, where the node's settings say Retry On Fail", async () => {
		cloud.emulator.fault(FAIL);
		const { done, error } = await cloud.run(resetUserPassword({ ...EACH, options }), people(4), { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
		expect([error, json(done), resets(4)]).toEqual([undefined, people(4).map(({ id }) => ({ id })), [1, 1, 1, 1]]);
	});

	it('does who stands in it a second time, and was refused', async () => {
		const [person] = people(1);
		const twice = [{ ...person }, { ...person }];
		cloud.emulator.fault({ ...FAIL, skip: 1 });
		const { run } = await cloud.run(resetUserPassword(EACH), twice);
		const { error } = await cloud.run(resetUserPassword(EACH), twice, { retryOf: { failed: run } });
		expect([error, resets(1)]).toEqual([undefined, [2]]);
	});

	it('knows what was done after a repetition that ended before its first item', async () => {
		const reset = resetUserPassword({ ...EACH, options: { ...options, stopAbovePercent: 100 } });
		cloud.emulator.fault(FAIL);
		const first = await cloud.run(reset, people(4));
		cloud.emulator.fault({ path: /\/users$/, status: 400 });
		const second = await cloud.run(reset, people(4), { retryOf: { failed: first.run } });
		const third = await cloud.run(reset, people(4), { retryOf: { failed: second.run } });
		expect([second.error === undefined, third.error, json(third.done), resets(4)]).toEqual([false, undefined, people(4).map(({ id }) => ({ id })), [1, 1, 1, 1]]);
	});

	it('keeps what was done through one failure after the other', async () => {
		cloud.emulator.fault({ ...FAIL, skip: 1 });
		cloud.emulator.fault({ ...FAIL, skip: 2 });
		const reset = resetUserPassword({ ...EACH, options });
		const first = await cloud.run(reset, people(4));
		const second = await cloud.run(reset, people(4), { retryOf: { failed: first.run } });
		const third = await cloud.run(reset, people(4), { retryOf: { failed: second.run } });
		expect([second.error === undefined, third.error, resets(4)]).toEqual([false, undefined, [1, 1, 1, 1]]);
	});

	it('does not look up who was done, such as a user who was deleted', async () => {
		const names = cloud.state.users.slice(0, 2).map(({ user_name: name }) => ({ name }));
		const disable = (fields: object) => updateUser({ userId: byName('={{ $json.name }}'), updateFields: fields as never, options });
		cloud.emulator.fault({ method: 'PUT', skip: 1, status: 400 });
		const { run } = await cloud.run(disable({ disabled: true }), names);
		cloud.state.users = cloud.state.users.slice(1);
		const { done, error } = await cloud.run(disable({ disabled: true }), names, { retryOf: { failed: run } });
		expect([error, json(done)]).toEqual([undefined, names.map(({ name }) => expect.objectContaining({ user_name: name }))]);
	});

	it('reads everything anew, since it may be another by now', async () => {
		const read = getUser({ userId: byId('={{ $json.id }}'), options });
		cloud.emulator.fault({ method: 'GET', skip: 1, status: 400 });
		const { run, error } = await cloud.run(read, people(2));
		expect(error?.description).not.toContain('Retry');
		present(users(1)[0]).description = 'changed meanwhile';
		const { done } = await cloud.run(read, people(2), { retryOf: { failed: run } });
		expect(json(done)).toMatchObject([{ description: 'changed meanwhile' }, {}]);
	});

	it('does again what asks for something else now', async () => {
		cloud.emulator.fault({ method: 'PUT', skip: 1, status: 400 });
		const update = (description: string) => updateUser({ userId: byId('={{ $json.id }}'), updateFields: { description }, options });
		const { run } = await cloud.run(update('first'), people(2));
		// Retry with the workflow as it is now.
		const now = JSON.parse(JSON.stringify(run).replaceAll('"first"', '"second"'));
		await cloud.run(update('second'), people(2), { retryOf: { failed: now } });
		expect(users(2).map(({ description }) => description)).toEqual(['second', 'second']);
	});
});

describe('what n8n remembers', () => {
	it('has nothing in it that anybody could read', async () => {
		await cloud.run(resetUserPassword(PER_EVENT), people(1, 'joiner 17'));
		const [row = []] = [...cloud.deduplication.rows.values()];
		expect(row).toEqual(Array(3).fill(expect.stringMatching(/^[\w+/]{22}==$/)));
	});

	it('loses no mark of items that are sent at the same time', async () => {
		await cloud.run(resetUserPassword({ ...PER_EVENT, options: { ...PER_EVENT.options, concurrency: 50 } }), people(40, 'e'));
		await cloud.run(resetUserPassword(PER_EVENT), people(40, 'e'), CARRY_ON);
		expect(resets(40)).toEqual(Array(40).fill(1));
	});

	it('is begun by two workers at the same moment, of whom n8n refuses one', async () => {
		jest.spyOn(cloud.deduplication, 'checkProcessedAndRecord').mockRejectedValueOnce(new Error('UNIQUE constraint failed'));
		const first = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		const second = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect([first.error, second.error?.message, resets(1)]).toEqual([undefined, expect.stringMatching(BEFORE), [1]]);
	});

	it('is limited to the last 3,000 changes of a node', async () => {
		cloud.deduplication.rows.set('1 tested', Array.from({ length: 9000 }, (_, index) => `old ${index}`));
		await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect([cloud.deduplication.rows.get('1 tested')?.length, cloud.deduplication.rows.get('1 tested')?.[0]]).toEqual([9000, 'old 3']);
	});

	it('says of what was sent longer ago than a month that it is old', async () => {
		await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		at('2027-03-01T00:00:00Z');
		const { error } = await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect(error?.message).toContain('this was already sent for the same event more than 31 days ago');
	});

	it('is not changed by a dry run', async () => {
		await cloud.run(resetUserPassword({ ...PER_EVENT, options: { ...PER_EVENT.options, dryRun: true } }), people(1, 'e'));
		expect(cloud.deduplication.rows.size).toBe(0);
	});
});

describe('an n8n that cannot remember, such as for a workflow that was not saved', () => {
	beforeEach(() => void (cloud.deduplication.failure = new Error('no such workflow')));

	it('sends nothing of an event that the user named', async () => {
		const { done } = await cloud.run(resetUserPassword(PER_EVENT), people(2, 'e'), CARRY_ON);
		expect(json(done)).toEqual([0, 1].map(() => failure("Not sent, since n8n could not note it for 'Once Per'")));
		expect(done[0]?.json.message).toBe("Save the workflow, or remove 'Once Per' under Options. n8n said: no such workflow");
		expect(resets(2)).toEqual([0, 0]);
	});

	it('warns that a Retry will not send again what was refused, if that cannot be taken back', async () => {
		cloud.deduplication.failure = undefined;
		jest.spyOn(cloud.deduplication, 'removeProcessed').mockRejectedValueOnce(new Error('database is locked'));
		cloud.emulator.fault({ ...RESET, status: 400 });
		await cloud.run(resetUserPassword(PER_EVENT), people(1, 'e'));
		expect(told).toEqual([expect.stringMatching(/could not take back what it noted, so a Retry will say that it was sent before: database is locked$/)]);
	});

	it('sends everything else', async () => {
		const { error } = await cloud.run(resetUserPassword(EACH), people(2));
		expect([error, resets(2)]).toEqual([undefined, [1, 1]]);
	});
});

it.each([
	['nothing', undefined, "'Once Per' has no value. If an expression gave nothing, correct it or remove the field"],
	['an empty text', '', "'Once Per' is empty"],
	['blank', ' ', "'Once Per' is empty"],
	['an object', {}, "'Once Per' must be text, but is an object"],
])('fails before anything is sent where the event is %s, and does the others', async (_what, event, message) => {
	const [first, second] = people(2, 'e');
	const { done } = await cloud.run(resetUserPassword(PER_EVENT), [{ ...first, event }, { ...second }], CARRY_ON);
	expect(json(done).map(({ error }) => error)).toEqual([message, undefined]);
	expect(resets(2)).toEqual([0, 1]);
});

describe("n8n's log", () => {
	it('has a line for everything that was done, which says where, for whom and as what request, and no password', async () => {
		const [first, second] = people(2);
		await cloud.run(resetUserPassword({ ...EACH, passwordOutput: 'return' }), people(2), CARRY_ON);
		const line = (id: string | undefined, item: number) => expect.stringMatching(new RegExp(`^ResetRandomPassword was carried out: node "Tested", execution 1, item ${item}, target ${id}, request ID \\w{32}$`));
		expect(told).toEqual([line(first?.id, 0), line(second?.id, 1)]);
	});

	it('names all the items of which one is, where several are offboarded together', async () => {
		const [first, second] = people(2);
		await cloud.run(offboardUser({ userId: byId('={{ $json.id }}'), steps: ['resetPassword'] }), people(2));
		expect(told).toEqual([first, second].map((one) => expect.stringMatching(`^ResetRandomPassword was carried out: node "Tested", execution 1, items 0–1, target ${one?.id}, `)));
	});

	it('names the account where nothing else is changed', async () => {
		await cloud.run(resetMavenPassword());
		expect(told).toEqual([expect.stringMatching(/^\w+ was carried out: node "Tested", execution 1, item 0, target the account, request ID /)]);
	});

	it('says so where the cloud gave no request ID', async () => {
		cloud.emulator.fault({ ...RESET, headers: { 'X-Request-Id': '' } });
		await cloud.run(resetUserPassword(EACH), people(1));
		expect(told).toEqual([expect.stringMatching(/, no request ID$/)]);
	});

	it('has a line for what may have been done, and none for what was refused or only read', async () => {
		cloud.emulator.fault({ ...RESET, status: 400 });
		cloud.emulator.fault({ ...RESET, status: 500, act: true });
		await cloud.run(resetUserPassword(EACH), people(2), CARRY_ON);
		expect(told).toEqual([expect.stringMatching(/^ResetRandomPassword may have been carried out: node "Tested", execution 1, item 1, target \w+, HTTP 500, request ID \w{32}\.$/)]);
	});

	it('says that what is sent cannot be remembered, once', async () => {
		cloud.deduplication.failure = new Error('no such workflow');
		await cloud.run(resetUserPassword(EACH), people(2));
		expect(told[0]).toBe('The node "Tested" cannot note what it sends, so a Retry would send it again: no such workflow');
		expect(told.length).toBe(3);
	});
});
