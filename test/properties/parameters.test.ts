import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { CARRY_ON, type Tested, useCloud } from '../workflows/setup';
import { complaintsAbout, errorsIn } from './errors';
import { runs } from './generated';
import { Collection, type Operation, OPERATIONS, options } from './operations';

const cloud = useCloud();

/** Values come from other systems, so they are given by expressions: one for each field. */
function byExpressions(fields: Record<string, unknown>) {
	const items: Record<string, unknown> = {};
	const parameters = Object.entries(fields).map(([name, value]) => {
		if (!(value instanceof Collection)) {
			items[name] = value;
			return [name, `={{ $json.${name} }}`];
		}
		Object.assign(items, Object.fromEntries(Object.entries(value.fields).map(([field, entry]) => [`${name}_${field}`, entry])));
		return [name, Object.fromEntries(Object.keys(value.fields).map((field) => [field, `={{ $json.${name}_${field} }}`]))];
	});
	return { item: items as IDataObject, parameters: Object.fromEntries(parameters) as Tested['parameters'] };
}

const HEADERS = [
	'accept', 'accept-encoding', 'accept-language', 'authorization', 'connection', 'content-length', 'content-type', 'host', 'sec-fetch-mode', 'user-agent',
	'x-domain-id', 'x-language', 'x-project-id', 'x-sdk-date',
];

function expectValidRequests({ apis, query: allowed = [], body: types = {} }: Operation) {
	for (const { method, path, query, headers, body, status } of cloud.emulator.received) {
		expect(apis).toContain(cloud.emulator.routeOf(method, path).join(' or '));
		expect(path).toMatch(/^(\/v3\.0)?(\/[\w-]+)+$/); // No ID or name has a character that would have to be escaped, nor dots.
		expect(status).not.toBe(401);
		expect(HEADERS).toEqual(expect.arrayContaining(Object.keys(headers)));
		expect(allowed).toEqual(expect.arrayContaining(Object.keys(query)));
		expect(types).toMatchObject(Object.fromEntries(Object.entries(JSON.parse(body || '{}')).map(([name, value]) => [name, typeof value])));
		expect(body).not.toBe('{}');
	}
}

it.each(OPERATIONS)('$operation with any parameters makes valid requests, or none and says which field is wrong', async (tested) => {
	let [requests, refusals] = [0, 0];
	const property = fc.asyncProperty(fc.record(tested.fields), options, async (fields, chosen) => {
		const { item, parameters } = byExpressions({ ...fields, options: chosen });
		const { done, error } = await cloud.run(tested.node(parameters), [item], CARRY_ON);

		const errors = errorsIn({ done, failed: [], error });
		expect(errors.flatMap((one) => complaintsAbout(one, JSON.stringify(item, (_name, value) => (typeof value === 'bigint' ? `${value}` : value))))).toEqual([]);
		expectValidRequests(tested);
		if (cloud.emulator.received.length > 0) requests++;
		else {
			refusals++;
			expect(errors.map(({ name, message }) => [name, message])).toEqual([['NodeOperationError', expect.stringMatching(/'[A-Z][A-Za-z ]+'/)]]);
		}
	});
	await fc.assert(property.beforeEach(() => cloud.emulator.reset()), runs(30));
	expect([requests > 0, refusals > 0]).toEqual([true, true]); // Both really happened.
});
