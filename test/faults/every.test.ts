import '../fixtures/sleeping';

import type { INodeParameters } from 'n8n-workflow';

import type { Api } from '../../nodes/shared/request';
import { ENTRIES } from '../permissions/catalogue';
import { filledIn } from '../workflows/filledIn';
import { CARRY_ON, json, present, useCloud } from '../workflows/setup';

// The matrix has some operations of each kind and all that can go wrong. Here are all operations, and what goes wrong in the
// ways that differ most: what is told of them has to fit their kind.

const cloud = useCloud();
const MAYBE = / \(the change may have been made\)$/;
const MADE = / \(looked up afterwards: the change was made\)$/;
const NOT_MADE = / \(looked up afterwards: the change was not made\)$/;

const pathOf = ({ path }: Api) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
const operations = ENTRIES.map((entry) => ({ ...entry, name: `${entry.node.description.displayName} ${entry.title}` }));
const reading = operations.filter(({ operation }) => operation.apis.every(({ effect }) => effect === 'read'));
// Offboard is made of the others, and goes on when one of them fails; it has tests of its own.
const changing = operations.filter((entry) => !reading.includes(entry) && entry.operation.option.value !== 'offboard');

type Entry = (typeof operations)[number];
const formOf = async ({ node, resource, operation }: Entry): Promise<INodeParameters> => await filledIn(cloud, { type: node.type, resource, operation: String(operation.option.value) });

const arrived = (api: Api) => cloud.emulator.received.filter(({ method, path }) => method === api.method && pathOf(api).test(path)).length;

/** The first API that changes something when the form is run as it is filled in. */
async function changeOf({ node: { type }, operation }: Entry, parameters: INodeParameters): Promise<Api> {
	await cloud.run({ type, parameters });
	return present(operation.apis.filter((api) => api.effect !== 'read' && arrived(api) > 0)[0]);
}

async function run(entry: Entry, fault: object, only?: Api) {
	const api = only ?? (await changeOf(entry, await formOf(entry)));
	const parameters = await formOf(entry);
	cloud.emulator.fault({ method: api.method, path: pathOf(api), times: Infinity, ...fault });
	const { done, error } = await cloud.run({ type: entry.node.type, parameters }, [{}], CARRY_ON);
	expect(error).toBeUndefined();
	return { item: json(done)[0], arrived: arrived(api), effect: api.effect };
}

describe.each(reading)('$name', (entry) => {
	const [api] = entry.operation.apis as [Api];

	it('is tried four times when the service breaks down, and speaks of no change', async () => {
		const { item, arrived: requests } = await run(entry, { status: 503, body: '{"error_msg":"Out of order."}' }, api);
		// Where a job is waited for, it goes on meanwhile.
		expect([item?.error, requests]).toEqual([expect.stringMatching(/^Out of order\.( \(the change was begun\))?$/), 4]);
	});
});

describe.each(changing)('$name', (entry) => {
	it.each([
		['every connection breaks after the deed', { reset: 'after' }],
		['the service breaks down before the deed', { status: 500, body: '{"error_msg":"Out of order."}' }],
	])('is sent again or not by its effect when %s, and never says less than is known', async (_when, fault) => {
		const { item, arrived: requests, effect } = await run(entry, fault);
		expect(requests).toBe(effect === 'once' ? 1 : 4);
		// Either it is known to have been made, or the error says what is known.
		if (item?.error !== undefined) expect(String(item.error)).toMatch(new RegExp(`${MAYBE.source}|${('reset' in fault ? MADE : NOT_MADE).source}`));
	});

	it('is sent once when it is refused, and speaks of no change', async () => {
		const { item, arrived: requests } = await run(entry, { status: 400, body: '{"error_code":"WKS.1","error_msg":"Malformed."}' });
		expect([item?.error, requests]).toEqual(['Malformed.', 1]);
	});
});
