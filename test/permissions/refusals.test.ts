import '../fixtures/sleeping';

import type { INodeParameters } from 'n8n-workflow';

import { policiesOf } from '../../nodes/shared/form/policy';
import { type Locator, propertyOf } from '../../nodes/shared/form/property';
import { actionsIn, type Api } from '../../nodes/shared/request';
import { SEEDED } from '../emulator';
import { seed } from '../emulator/seed';
import { filledIn } from '../workflows/filledIn';
import { byId, byName, CARRY_ON, iamUserIn, json, useCloud, userIn } from '../workflows/setup';
import { apisOf, ENTRIES, type Entry } from './catalogue';
import { actionsFor, operationsIn, POLICIES } from './policies';

const cloud = useCloud();

const titled = (entries: Entry[]) => entries.map((entry) => ({ ...entry, name: `${entry.node.description.displayName} ${entry.title}` }));

/** The form of an operation as n8n has it, filled in, and the cloud as new. */
async function formOf({ node, resource, operation }: Entry): Promise<INodeParameters> {
	cloud.emulator.reset();
	const form = await filledIn(cloud, { type: node.type, resource, operation: String(operation.option.value) });
	// Then deleting a user calls all its APIs.
	cloud.state.iam.deletesWithConflict = resource === 'user';
	return form;
}

const seeded = seed();

/** What leads an operation of a node to other APIs than its form as it is filled in. */
const OTHERWISE: Record<string, INodeParameters[]> = {
	'huaweiCloudWorkspace desktop unassign': [{ unassignFrom: 'all' }],
	'huaweiCloudWorkspace user offboard': [{ userId: byId(userIn(seeded, SEEDED.lockedUser).id), steps: ['stopDesktops'] }],
	'huaweiCloudIam user create': [{ userName: 'o.newman', additionalFields: { email: 'o.newman@example.com', groupIds: [String(seeded.iam.groups[0]?.group_id)] } }],
	'huaweiCloudIam user resetPassword': [{ userId: byId(iamUserIn(seeded, SEEDED.iamBareUser).user_id) }],
	'huaweiCloudIam user update': [{ updateFields: { enabled: false } }, { updateFields: { email: 'new@example.com' } }],
};

/** The forms of an operation that together lead to all of its APIs: also one for each value of a choice between things to pick. */
async function formsOf(entry: Entry): Promise<[INodeParameters, ...INodeParameters[]]> {
	const form = await formOf(entry);
	const choices = entry.operation.properties.map(propertyOf).filter(({ name }) => entry.locators.some(({ field }) => field.displayOptions?.show?.[name]));
	const more = OTHERWISE[`${entry.node.description.name} ${entry.resource} ${entry.operation.option.value}`] ?? [];
	const others = choices.flatMap(({ name, options = [] }) => options.map((option) => ({ ...form, [name]: 'value' in option ? String(option.value) : '' })).filter((other) => other[name] !== form[name]));
	return [form, ...others, ...more.map((one) => ({ ...form, ...one }))];
}

/** Looks into a picker of an operation. */
async function search({ node }: Entry, { field }: Locator, parameters: INodeParameters) {
	const list = field.modes?.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod;
	return await cloud.engine().search(node.type, String(list), parameters);
}

/** The same form for something that exists already, where an operation creates what does not. */
async function existingIn(entry: Entry, parameters: INodeParameters): Promise<INodeParameters[]> {
	const { mayExist } = entry.operation;
	if (!mayExist) return [];
	const { results } = await search(entry, mayExist.of, parameters);
	return [{ ...parameters, [mayExist.by]: String(results[0]?.name.split(' · ')[0]) }];
}

const pathOf = ({ path }: Api) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

/** The requests that came in, and are not for one of these APIs. */
const foreign = (apis: readonly Api[]) => cloud.emulator.received.filter(({ method, path }) => !apis.some((api) => api.method === method && pathOf(api).test(path)));

/** Makes the cloud refuse an API: by the action that its document asks for, or, where it asks for none, all the same. */
function refuse(api: Api): void {
	const [action] = actionsIn(api.permission);
	if (action) cloud.emulator.deny(action);
	else cloud.emulator.fault({ method: api.method, path: pathOf(api), status: 403, body: '{"error_code":"APIGW.0302","error_msg":"Access is denied"}', times: Infinity });
}

/** What the refusal of an API has to say in an operation. */
function advice({ permission }: Api, { operation }: Entry): string {
	const actions = actionsIn(permission).join(', ');
	if (actions === '') return 'The IAM user of the access key lacks a permission. Ask your administrator for access to the service. ';
	const [policy] = policiesOf(operation);
	const page = `https://github.com/n8n-nodes-huaweicloud/n8n-nodes-huaweicloud/blob/main/docs/permissions.md#${policy?.toLowerCase().replaceAll(' ', '-')}`;
	return `The IAM user of the access key lacks a permission: ask your administrator for ${actions}. ${policy ? `The policy "${policy}" in ${page} allows this. ` : ''}`;
}

/** What is said of runs: by their errors, or in their items, where an operation goes on without what was refused. */
async function said({ node: { type } }: Entry, forms: readonly INodeParameters[]): Promise<string> {
	const texts: unknown[] = [];
	for (const parameters of forms) {
		const { error, done } = await cloud.run({ type, parameters });
		texts.push(...(error ? [error.description] : Object.values(json(done)[0] ?? {})));
	}
	return texts.join(' ');
}

describe.each(titled(ENTRIES))('$name', (entry) => {
	const { node, operation } = entry;

	it('calls the APIs it states, by the names Huawei Cloud has for them, and no others', async () => {
		for (const parameters of await formsOf(entry)) await cloud.run({ type: node.type, parameters });

		expect(foreign(operation.apis)).toEqual([]);
		for (const { api, method, path } of operation.apis) {
			const names = cloud.emulator.routeOf(method, path.replace(/\{\w+\}/g, 'x'));
			expect(names.map((name) => name.replace(/ \(.*\)$/, ''))).toEqual([api]);
		}
	});

	it.each(operation.apis.map((api) => ({ api })))('names what it lacks when $api.api is refused', async ({ api }) => {
		const forms = await formsOf(entry);
		forms.push(...(await existingIn(entry, forms[0])));
		refuse(api);

		expect(await said(entry, forms)).toContain(advice(api, entry));
	});
});

/** Each thing that can be picked, in one of the operations that have it. */
const pickers = [...new Map(titled(ENTRIES).flatMap((entry) => entry.locators.map((locator) => [locator, { ...entry, locator, field: locator.field.displayName }]))).values()];
const pickerApis = pickers.flatMap(({ locator, ...entry }) => locator.apis.map((api) => ({ ...entry, locator, api })));

describe('picking a thing', () => {
	it.each(pickers)('calls all the APIs it states, and no others: $name, $field', async ({ locator, ...entry }) => {
		await search(entry, locator, await formOf(entry));

		expect(foreign(locator.apis)).toEqual([]);
		for (const api of locator.apis) expect(cloud.emulator.received).toContainEqual(expect.objectContaining({ method: api.method, path: expect.stringMatching(pathOf(api)) }));
	});

	it.each(pickerApis)('names what it lacks when $api.api is refused: $name, $field', async ({ api, locator, ...entry }) => {
		const parameters = await formOf(entry);
		refuse(api);

		await expect(search(entry, locator, parameters)).rejects.toMatchObject({ description: expect.stringContaining(advice(api, entry)) });
	});

	it.each(pickerApis.filter(({ locator }) => locator.byName))('by name, names what it lacks when $api.api is refused: $name, $field', async ({ api, locator, ...entry }) => {
		const shown = (await formsOf(entry)).filter((form) => Object.entries(locator.field.displayOptions?.show ?? {}).every(([name, some]) => (some as readonly unknown[]).includes(form[name])));
		const forms = shown.map((form) => ({ ...form, [locator.field.name]: byName('anybody') }));
		refuse(api);

		expect(await said(entry, forms)).toContain(advice(api, entry));
		expect(foreign(locator.apis)).toEqual([]);
	});
});

/** What cannot be done with these permissions alone: operations, and their pickers. */
async function failures(entries: Entry[], actions: readonly string[]): Promise<string[]> {
	const failed: string[] = [];
	for (const entry of titled(entries)) {
		const forms = await formsOf(entry);
		cloud.emulator.grant(actions);
		for (const parameters of forms) {
			const { done } = await cloud.run({ type: entry.node.type, parameters }, [{}], CARRY_ON);
			if (json(done).some(({ error, credentialsError, rotationError, creationError }) => error ?? credentialsError ?? rotationError ?? creationError)) failed.push(entry.name);
		}
		for (const locator of entry.locators) await search(entry, locator, forms[0]).catch(() => failed.push(`${entry.name}, ${locator.field.displayName}`));
	}
	return failed;
}

describe.each(POLICIES)('the policy "%s"', (policy) => {
	const actions = actionsFor(policy);

	it('is enough for all its operations and their pickers', async () => {
		expect(await failures(operationsIn(policy), actions)).toEqual([]);
	});

	// File systems, on whose actions the list of personal folders depends, are not emulated.
	it.each(actions.filter((action) => !action.startsWith('sfs3:')))('holds nothing that could be left out: not %s', async (action) => {
		const all = operationsIn(policy).filter((entry) => apisOf(entry).some(({ permission }) => (actionsIn(permission) as readonly string[]).includes(action)));
		// One that calls few APIs calls them in every case.
		const needing = all.sort((one, other) => one.operation.apis.length - other.operation.apis.length);
		const failed = await failures(needing.slice(0, 1), actions.filter((other) => other !== action));

		expect(failed).not.toEqual([]);
	});
});
