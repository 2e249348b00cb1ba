import { assignment } from '../../../nodes/HuaweiCloudWorkspace/cloudStorageAssignment';
import { answering } from '../../fixtures/context';

const GIGABYTE = 1024 ** 3;

const folder = (id: string, name: string) => ({ cloud_storage_assignment_id: id, attach_name: name, used_quota: GIGABYTE * 1.25, quota: GIGABYTE * 10 });

const entry = (id: string, name: string, storage: string) => ({ name: `${name} · ${storage} · 1.3 GB of 10.0 GB`, value: id });

const storages = { items: [{ id: 's1', name: 'first' }, { id: 's2', name: 'second' }], count: 2 };

/** Searches where both storages are the first answer, and these pages of folders the next ones. */
const search = async (pages: object[], filter = '', token = '') => {
	const { call, requests } = answering(storages, ...pages);
	return { ...(await assignment.search(call, filter, token, String)), asked: requests.map(({ query }) => query), requests };
};

const listing = { offset: 0, limit: 100 };
const folders = (storage: string, offset: number, attach?: string) => ({ storage_id: storage, claim_mode: 'USER', attach, offset, limit: 100 });

describe('the list to choose a personal folder from', () => {
	it('shows the first storage with folders, and goes on with the next', async () => {
		expect(await search([{ items: [folder('c1', 'ana')], count: 1 }], 'an')).toMatchObject({ results: [entry('c1', 'ana', 'first')], next: '1:0' });
	});

	it('is searched by the cloud, in application streaming', async () => {
		const { requests } = await search([{ items: [folder('c1', 'ana')], count: 1 }], 'an');

		expect(requests).toEqual([
			{
				service: 'workspaceapp',
				api: 'ListCloudStorage',
				method: 'GET',
				path: '/v1/{project_id}/cloud-storages',
				query: listing,
				effect: 'read',
				permission: 'workspace:cloudStorage:list',
			},
			{
				service: 'workspaceapp',
				api: 'ListCloudStorageAssignment',
				method: 'GET',
				path: '/v1/{project_id}/cloud-storages/actions/list-folders',
				query: folders('s1', 0, 'an'),
				effect: 'read',
				permission: ['workspace:cloudStorage:listFolder', 'sfs3:fileSystem:getFileSystem', 'sfs3:fileSystem:listFiles'],
			},
		]);
	});

	it('goes on within a storage', async () => {
		expect(await search([{ items: [folder('c1', 'ana'), folder('c2', 'ben')], count: 3 }])).toMatchObject({ next: '0:2', asked: [listing, folders('s1', 0)] });
	});

	it('takes up where it was, and ends with the last storage', async () => {
		const found = await search([{ items: [folder('c3', 'cem')], count: 3 }], '', '1:2');

		expect(found).toMatchObject({ results: [entry('c3', 'cem', 'second')], asked: [listing, folders('s2', 2)] });
		expect(found.next).toBeUndefined();
	});

	it('passes over a storage without folders', async () => {
		expect(await search([{ items: [], count: 0 }, { items: [folder('c1', 'ana')], count: 1 }])).toMatchObject({ results: [entry('c1', 'ana', 'second')] });
	});

	it('passes over the rest of a storage that is gone', async () => {
		expect(await search([{ items: [], count: 0 }, { items: [folder('c1', 'ana')], count: 1 }], '', '0:100')).toMatchObject({
			results: [entry('c1', 'ana', 'second')],
			asked: [listing, folders('s1', 100), folders('s2', 0)],
		});
	});

	it('is empty when no storage has folders', async () => {
		const { results, next } = await search([{ items: [], count: 0 }, { items: [], count: 0 }]);

		expect({ results, next }).toEqual({ results: [], next: undefined });
	});

	it('explains a storage without an ID', async () => {
		await expect(assignment.search(answering({ items: [{ name: 'first' }], count: 1 }).call, '', '', String)).rejects.toThrow('its field "id" is missing');
	});

	it('explains a folder without an ID', async () => {
		await expect(search([{ items: [{ attach_name: 'ana' }], count: 1 }])).rejects.toThrow('its field "cloud_storage_assignment_id" is missing');
	});
});

describe('finding personal folders by the names of their users', () => {
	const find = async (names: string[], ...pages: object[]) => {
		const { call, requests } = answering(storages, ...pages);
		return { outcomes: await assignment.byName?.find(call, names), requests };
	};
	const none = { items: [], count: 0 };

	it('looks for all of them at once, in each storage', async () => {
		const { outcomes, requests } = await find(['ana', 'ben'], { items: [folder('c2', 'ben')], count: 1 }, { items: [folder('c1', 'ana')], count: 1 });

		expect(outcomes).toEqual(['c1', 'c2']);
		expect(requests.slice(1).map(({ service, path, query }) => [service, path, query])).toEqual(
			['s1', 's2'].map((storage_id) => ['workspaceapp', '/v1/{project_id}/cloud-storages/actions/list-folders', { storage_id, claim_mode: 'USER', attach_names: ['ana', 'ben'], offset: 0, limit: 100 }]),
		);
	});

	it('takes as many names at a time as the API does', () => {
		expect(assignment.byName?.most).toBe(10);
	});

	it('takes exactly these names, whatever else the cloud lists', async () => {
		const { outcomes } = await find(['ana'], { items: [folder('c1', 'Ana'), folder('c2', 'ana'), folder('c3', 'anabel')], count: 3 }, none);

		expect(outcomes).toEqual(['c2']);
	});

	it('says who has none, and who has several, and in which storages', async () => {
		const { outcomes } = await find(['nobody', 'ben', 'ana'], { items: [folder('c1', 'ana'), folder('c2', 'ben')], count: 2 }, { items: [folder('c3', 'ben')], count: 1 });

		expect(outcomes).toEqual([
			new Error('"nobody" has no personal folder in any cloud storage. Upper and lower case matter'),
			new Error('"ben" has 2 personal folders: c2 in first, c3 in second. Choose one by its ID'),
			'c1',
		]);
	});

	it('fails when a storage cannot be read: a folder in it would be missed', async () => {
		await expect(find(['ana'], { items: [folder('c1', 'ana')], count: 1 }, new Error('no answer') as object)).rejects.toThrow('no answer');
	});
});
