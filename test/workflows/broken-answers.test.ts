import type { Fault } from '../emulator';
import { CARRY_ON, CHANGES, DOUBTFUL, getUsers, json, READS, resetMavenPassword, updateUser, byName, useCloud } from './setup';

const cloud = useCloud();
const HTML = `<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>${'<p>Welcome to the hotel</p>'.repeat(500)}</body></html>`;
const WRONG = '{"id":5,"password":["x"],"success":"yes","result":7,"trace_id":9,"users":{},"user_detail":[],"total_count":"many"}';

const ANSWERS: Array<{ answer: string; fault: Fault }> = [
	{ answer: 'a page of a proxy', fault: { body: HTML, headers: { 'content-type': 'text/html' } } },
	{ answer: 'ten megabytes of text', fault: { body: 'lorem ipsum ', repeatBody: 870_000 } },
	{ answer: 'half of a JSON text', fault: { body: '{"id":"1","password":"x","success":true,"result":{"user' } },
	{ answer: 'a list', fault: { body: '[]' } },
	{ answer: 'a list of lists', fault: { body: '[[[]]]' } },
	{ answer: 'a text', fault: { body: '"success"' } },
	{ answer: 'a number', fault: { body: '0' } },
	{ answer: 'false', fault: { body: 'false' } },
	{ answer: 'an empty object', fault: { body: '{}' } },
	{ answer: 'fields of other types', fault: { body: WRONG } },
	{ answer: 'bytes that are no text', fault: { body: '\u0000\u0001\ufffd\u001b[31m' } },
];
// What "null" and nothing say is a success for the one operation that answers null.
const NOTHING: typeof ANSWERS = [
	{ answer: 'null', fault: { body: 'null' } },
	{ answer: 'nothing', fault: { body: '' } },
	{ answer: 'nothing but blanks', fault: { body: ' \n' } },
];

function expectReadable(message: unknown) {
	expect(message).toMatch(/^Huawei Cloud gave an answer that cannot be used: it(s| is) [^<>{}\n\0]{5,100}$/);
	expect(message).not.toMatch(/undefined|\[object|Cannot read|lorem|hotel/);
}

describe.each(DOUBTFUL)('$operation', ({ operation, node, made }) => {
	const unusable = operation === 'resetting a profile' ? ANSWERS : [...ANSWERS, ...NOTHING];
	it.each(unusable)('ends in one error that says the change may have been made when $answer comes', async ({ fault }) => {
		cloud.emulator.fault({ ...fault, act: true });
		const { done } = await cloud.run(node(cloud.state), [{}], CARRY_ON);
		expectReadable(json(done)[0]?.error);
		expect(json(done)[0]?.error).toMatch(/ \(the change may have been made\)$/);
		expect(json(done)[0]?.message).toMatch(/^It is not known whether the change was made\. .*Check the Custom Endpoint.* HTTP 200, /);
		expect([cloud.requests.length, made(cloud.state)]).toEqual([1, 1]);
	});
});

describe.each(READS)('$operation', ({ node }) => {
	it.each([...ANSWERS, ...NOTHING])('ends in one error that speaks of no change when $answer comes', async ({ fault }) => {
		cloud.emulator.fault({ ...fault, times: Infinity });
		const { error } = await cloud.run(node(cloud.state));
		expectReadable(error?.message);
		expect([error?.message, error?.description].join()).not.toMatch(/change/);
		expect(error?.description).toMatch(/^Check the Custom Endpoint .* HTTP 200, \S+, \d+ bytes, request ID [0-9a-f]{32}\.$/);
		expect(cloud.requests).toHaveLength(1);
	});
});

it.each([...CHANGES.slice(0, 1), ...READS.slice(0, 1)])('$operation has a short message when a refusal has ten megabytes', async ({ node }) => {
	cloud.emulator.fault({ status: 400, body: '<p>lorem ipsum</p> ', repeatBody: 550_000 });
	const { error } = await cloud.run(node(cloud.state));
	expect(error?.message).toMatch(/^(lorem ipsum ){20,30}.{0,20}…$/);
	expect(JSON.stringify(error).length).toBeLessThan(5000);
});

describe('an answer of more than 20 MB is given up', () => {
	const huge = { act: true, body: 'x'.repeat(1024 * 1024), repeatBody: 21, times: Infinity };

	it.each(DOUBTFUL)('and $operation may have been done, once', async ({ node, made }) => {
		cloud.emulator.fault(huge);
		const { error } = await cloud.run(node(cloud.state));
		expect(error?.message).toMatch(/ gave an answer that cannot be used \(the change may have been made\)$/);
		expect([error?.description, made(cloud.state)]).toEqual([expect.stringMatching(/more than 20 MB came back/i), 1]);
	});

	it.each(READS)('and $operation is not tried again', async ({ node }) => {
		cloud.emulator.fault(huge);
		const { error } = await cloud.run(node(cloud.state));
		expect([error?.message, cloud.requests.length]).toEqual([expect.stringMatching(/cannot be used$/), 1]);
	});
});

it('an answer that breaks off in its middle is no success', async () => {
	cloud.emulator.fault({ reset: 'body' });
	const { error } = await cloud.run(resetMavenPassword());
	expect([error?.message, cloud.requests.length]).toEqual([expect.stringMatching(/broke \(the change may have been made\)$/), 1]);
});

describe('a list whose total', () => {
	const endless = (total: string) => cloud.emulator.fault({ body: `{"users":[{"id":"1","user_name":"one"}],"total_count":${total}}`, times: 200 });

	it.each(['"many"', '{}', '[1,2]', '-1', 'true'])('is %s ends, limited or not', async (total) => {
		for (const parameters of [{ limit: 3 }, { returnAll: true }]) {
			cloud.emulator.reset();
			endless(total);
			const { done } = await cloud.run(getUsers(parameters), [{}], CARRY_ON);
			expect([done.length, cloud.requests.length]).toEqual([1, 1]);
		}
	});

	it.each(['"many"', '{}'])('is %s does not keep a name from being looked up for ever', async (total) => {
		endless(total);
		await cloud.run(updateUser({ userId: byName('nobody'), updateFields: { disabled: true } }));
		expect(cloud.requests).toHaveLength(1);
	});

	it('is a number in quotes is understood', async () => {
		cloud.emulator.fault({ body: '{"users":[{"id":"1","user_name":"one"}],"total_count":"1"}' });
		expect(json((await cloud.run(getUsers({ returnAll: true }))).done)).toEqual([expect.objectContaining({ id: '1' })]);
	});
});
