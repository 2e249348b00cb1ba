import { searchCloudStorageAssignments } from '../../../nodes/HuaweiCloudWorkspace/cloudStorageAssignment';
import { contextOf } from '../../fixtures/context';
import { Network } from '../../fixtures/network';

const network = new Network();

const GIGABYTE = 1024 ** 3;

const folder = (id: string, name: string) => ({ cloud_storage_assignment_id: id, attach_name: name, used_quota: GIGABYTE * 1.25, quota: GIGABYTE * 10 });

const entry = (id: string, name: string, storage: string) => ({ name: `${name} · ${storage} · 1.3 GB of 10.0 GB`, value: id });

const storages = { items: [{ id: 's1', name: 'first' }, { id: 's2', name: 'second' }], count: 2 };

/** Answers with both storages, then with these pages of folders. */
const search = async (pages: object[], filter?: string, token?: string) => {
	network.answer(200, storages);
	for (const page of pages) network.answer(200, page);
	return await searchCloudStorageAssignments.call(contextOf(), filter, token);
};

const asked = () => network.sent.map(({ url }) => url.replace('https://appstream.cn-north-4.myhuaweicloud.com/v1/project1/cloud-storages', ''));

describe('the list to choose a personal folder from', () => {
	it('shows the first storage with folders, and goes on with the next', async () => {
		expect(await search([{ items: [folder('c1', 'ana')], count: 1 }], ' an ')).toEqual({ results: [entry('c1', 'ana', 'first')], paginationToken: '1:0' });
		expect(asked()).toEqual(['?offset=0&limit=100', '/actions/list-folders?storage_id=s1&claim_mode=USER&attach=an&offset=0&limit=100']);
	});

	it('goes on within a storage', async () => {
		expect(await search([{ items: [folder('c1', 'ana'), folder('c2', 'ben')], count: 3 }])).toMatchObject({ paginationToken: '0:2' });
		expect(asked()[1]).toBe('/actions/list-folders?storage_id=s1&claim_mode=USER&offset=0&limit=100');
	});

	it('takes up where it was, and ends with the last storage', async () => {
		expect(await search([{ items: [folder('c3', 'cem')], count: 3 }], '', '1:2')).toEqual({ results: [entry('c3', 'cem', 'second')] });
		expect(asked()[1]).toBe('/actions/list-folders?storage_id=s2&claim_mode=USER&offset=2&limit=100');
	});

	it('does not speak of changes when it fails', async () => {
		network.answer(200, storages).answer(200, 'a page');

		await expect(searchCloudStorageAssignments.call(contextOf())).rejects.toThrow(/it is not JSON$/);
	});

	it('passes over a storage without folders', async () => {
		expect(await search([{ items: [], count: 0 }, { items: [folder('c1', 'ana')], count: 1 }])).toEqual({ results: [entry('c1', 'ana', 'second')] });
	});

	it('passes over the rest of a storage that is gone', async () => {
		expect(await search([{ items: [], count: 0 }, { items: [folder('c1', 'ana')], count: 1 }], '', '0:100')).toEqual({ results: [entry('c1', 'ana', 'second')] });
		expect(asked()[2]).toMatch(/storage_id=s2.*&offset=0&/);
	});

	it('is empty when no storage has folders', async () => {
		expect(await search([{ items: [], count: 0 }, { items: [], count: 0 }])).toEqual({ results: [] });
	});

	it('explains a folder without an ID', async () => {
		await expect(search([{ items: [{ attach_name: 'ana' }], count: 1 }])).rejects.toThrow('its field "cloud_storage_assignment_id" is missing');
	});
});
