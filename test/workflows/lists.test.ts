import type { INodeListSearchItems, INodeParameters } from 'n8n-workflow';

import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { byId, fromList, instanceIn, useCloud } from './setup';

const cloud = useCloud();

/** All pages of a From List picker. */
async function pages(type: string, method: string, parameters: INodeParameters = {}, filter?: string): Promise<INodeListSearchItems[][]> {
	const found: INodeListSearchItems[][] = [];
	for (let token: string | undefined; ; ) {
		const { results, paginationToken } = await cloud.engine().search(`${PACKAGE}.${type}`, method, parameters, filter, token);
		found.push(results);
		if (!paginationToken) return found;
		token = String(paginationToken);
	}
}

const values = (found: INodeListSearchItems[][]) => found.flat().map(({ value }) => value);
const names = (found: INodeListSearchItems[][]) => found.flat().map(({ name }) => name);
const users = async (filter?: string) => await pages('huaweiCloudWorkspace', 'searchUsers', {}, filter);
const folders = async (filter?: string) => await pages('huaweiCloudWorkspace', 'searchCloudStorageAssignments', {}, filter);
const instances = async (filter?: string) => await pages('huaweiCloudDdm', 'searchInstances', {}, filter);
const accounts = async (instanceId: unknown, filter?: string) => await pages('huaweiCloudDdm', 'searchAccounts', { instanceId: instanceId as never }, filter);

describe('the list of users', () => {
	it('leads through all of them, page by page', async () => {
		const found = await users();
		expect(found.map(({ length }) => length)).toEqual([50, 50, 50, 50, 40]);
		expect(values(found)).toEqual(cloud.state.users.map(({ id }) => id));
		expect(cloud.requests.map(({ query }) => query)).toEqual(['0', '50', '100', '150', '200'].map((offset) => ({ offset: [offset], limit: ['50'] })));
	});

	it.each([SEEDED.user, ' A.NOVAK '])('finds a part of a name: %s', async (filter) => {
		expect(names(await users(filter))).toEqual(['a.novak · a.novak@example.com', 'a.novakova · a.novakova@example.com']);
		expect(cloud.requests.map(({ query }) => query.user_name ?? query.description)).toEqual([[filter.trim()], [filter.trim()]]);
	});

	it('finds a part of a description, after the names', async () => {
		const [first, second, third] = cloud.state.users;
		Object.assign(first ?? {}, { description: 'Zürich' });
		Object.assign(third ?? {}, { user_name: 'zürich' });
		expect(values(await users('ZÜRICH'))).toEqual([third?.id, first?.id]);
		expect(values(await users('Zür'))).not.toContain(second?.id);
	});

	it('finds a part of an email, wherever the user is', async () => {
		const last = cloud.state.users.at(-1);
		Object.assign(last ?? {}, { user_email: 'Somebody.Else@example.org' });
		expect(names(await users('else@EXAMPLE'))).toEqual([`${last?.user_name} · Somebody.Else@example.org`]);
		expect(cloud.requests.slice(2).map(({ query }) => query)).toEqual(['0', '100', '200'].map((offset) => ({ offset: [offset], limit: ['100'] })));
	});

	it('leads through all that fit a filter, page by page', async () => {
		const fitting = cloud.state.users.filter(({ user_name }) => user_name.includes('a'));
		const described = cloud.state.users.filter(({ description }) => description.toLowerCase().includes('a'));
		const found = await users('a');
		expect(values(found)).toEqual([...fitting, ...described].map(({ id }) => id));
		expect(found.every(({ length }) => length > 0 && length <= 50)).toBe(true);
	});

	it('leads through all with a part of an email, page by page', async () => {
		const fitting = cloud.state.users.filter(({ user_email }) => user_email.includes('@example'));
		const found = await users('@example');
		expect(values(found)).toEqual(fitting.map(({ id }) => id));
		expect(found.length).toBeGreaterThan(2);
	});

	it('tells namesakes apart, and who is disabled', async () => {
		expect(names(await users(SEEDED.duplicateUser))).toEqual([
			'j.smith · j.smith@example.com · corp.example.com',
			'j.smith · j.smith@partners.example.com · partners.example.com',
			'j.smithson · j.smithson@example.com',
		]);
		expect(names(await users(SEEDED.disabledUser))).toEqual(['m.rossi · disabled · m.rossi@example.com']);
	});

	it('is empty when nobody fits', async () => {
		expect(await users('nobody')).toEqual([[]]);
	});
});

describe('the list of personal folders', () => {
	it('leads through those of all storages', async () => {
		const found = await folders();
		expect(values(found).sort()).toEqual(cloud.state.folders.map(({ cloud_storage_assignment_id: id }) => id).sort());
		expect(found.length).toBeGreaterThan(2);
		expect(found.every(({ length }) => length > 0 && length <= 100)).toBe(true);
	});

	it('shows whose folder it is, where, and how full', async () => {
		expect(names(await folders(SEEDED.user))).toEqual([
			'a.novak · profiles-emea · 0.0 GB of 50.0 GB',
			expect.stringMatching(/^a\.novakova · profiles-emea · \d+\.\d GB of 50\.0 GB$/),
		]);
	});

	it('finds a name in the last storage, too', async () => {
		const last = cloud.state.storages.at(-1)?.id;
		const folder = cloud.state.folders.find(({ storage_id }) => storage_id === last);
		expect(values(await folders(folder?.attach_name))).toContain(folder?.cloud_storage_assignment_id);
	});

	it('passes over storages without folders', async () => {
		const [first, second] = cloud.state.storages;
		const between = Array.from({ length: 12 }, (_, index) => ({ ...first, id: `empty${index}`, name: `empty${index}` }));
		cloud.state.storages = [first, ...between, second] as typeof cloud.state.storages;
		expect(values(await folders())).toHaveLength(cloud.state.folders.length);
	});

	it('goes on with the next storage when folders of the first have disappeared', async () => {
		const type = `${PACKAGE}.huaweiCloudWorkspace`;
		const { results } = await cloud.engine().search(type, 'searchCloudStorageAssignments', {}, '', '0:5000');
		const second = cloud.state.folders.filter(({ storage_id }) => storage_id === cloud.state.storages[1]?.id);
		expect(values([results])).toEqual(second.map(({ cloud_storage_assignment_id: id }) => id).slice(0, 100));
	});

	it('is empty when nobody has one, or there is no storage', async () => {
		expect(values(await folders(SEEDED.userWithoutFolder))).toEqual([]);
		cloud.state.storages = [];
		expect(values(await folders())).toEqual([]);
	});
});

describe('the list of DDM instances', () => {
	it('shows version and status', async () => {
		expect(names(await instances())).toEqual(cloud.state.instances.map(({ name, status }) => `${name} · DDM 3.0.8.5 · ${status}`));
		expect(values(await instances('PROD'))).toEqual([instanceIn(cloud.state), instanceIn(cloud.state, 'billing-prod')].map(({ id }) => id));
	});

	it('leads through all of them, and through pages where none fits', async () => {
		const first = instanceIn(cloud.state);
		cloud.state.instances.push(...Array.from({ length: 300 }, (_, index) => ({ ...first, id: `${index}`.padStart(36, '0'), name: `more-${index}` })));
		expect(values(await instances())).toEqual(cloud.state.instances.map(({ id }) => id));
		// On one page: the editor takes an empty first page for an empty list.
		expect(names(await instances('more-299'))).toEqual(['more-299 · DDM 3.0.8.5 · RUNNING']);
		expect(await instances('more-299')).toHaveLength(1);
	});
});

describe('the list of accounts', () => {
	it.each([SEEDED.instance, 'billing-prod', SEEDED.busyInstance])('is that of the chosen instance: %s', async (name) => {
		const { id, accounts: expected } = instanceIn(cloud.state, name);
		for (const chosen of [byId(id), fromList(id)]) expect(values(await accounts(chosen))).toEqual(expected.map((account) => account.name));
		expect(cloud.requests[0]?.path).toBe(`/v1/{project_id}/instances/${id}/users`);
	});

	it('leads through all of them', async () => {
		const { id, accounts: list } = instanceIn(cloud.state);
		list.push(...list.map((account) => ({ ...account, name: `${account.name}_2` })));
		const found = await accounts(byId(id));
		expect([found.length, values(found)]).toEqual([2, list.map(({ name }) => name)]);
	});

	it('finds a part of a name, of a database or of a status', async () => {
		const { id, accounts: list } = instanceIn(cloud.state);
		Object.assign(list[5] ?? {}, { status: 'CREATING' });
		expect(values(await accounts(byId(id), 'TAX_'))).toEqual(['tax_app', 'tax_ro', 'tax_etl', 'tax_admin']);
		expect(names(await accounts(byId(id), 'creating'))).toEqual([`${list[5]?.name} · orders · CREATING`]);
	});

	it.each([[{}], [{ instanceId: '' }], [{ instanceId: fromList('') }]])('asks for the instance first when the form is %j', async (parameters) => {
		await expect(pages('huaweiCloudDdm', 'searchAccounts', parameters as never)).rejects.toThrow("Choose the 'Instance' first: its accounts are listed then");
		expect(cloud.requests).toEqual([]);
	});

	it('says so when there is no such instance', async () => {
		const description = expect.stringContaining('Check the DDM instance');
		await expect(accounts(byId(`${'0'.repeat(32)}in09`))).rejects.toMatchObject({ message: 'Parameter error.', description });
	});
});
