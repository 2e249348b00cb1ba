import { SEEDED, type PersonalFolder } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v1/${cloud.projectId}/cloud-storages`;
const missing = { status: 404, json: { error_code: 'WKS.00211902', error_msg: 'The cloud storage does not exist.' } };
const storage = (index = 0) => cloud.state.storages[index]?.id ?? '';
const foldersOf = (name: string): PersonalFolder[] => cloud.state.folders.filter(({ attach_name }) => attach_name === name);
const itemOf = (name: string, more: object = {}) => ({ attach_id: cloud.named(name).id, attach_name: name, ...more });

describe('CreateUserFolderAssignment', () => {
	const create = (body: object | string, id = storage()) => cloud.send({ method: 'POST', path: `${path()}/${id}/actions/create-folder`, body });

	it('makes a folder, which the lists then have', async () => {
		const item = itemOf(SEEDED.userWithoutFolder, { file_system_quota: 1024 ** 3, action_get: true });
		const { status, json } = await create({ items: [item] });
		const [folder] = foldersOf(SEEDED.userWithoutFolder);
		const id = folder?.cloud_storage_assignment_id;
		expect([status, json]).toEqual([
			200,
			{
				items: [
					{
						attach: SEEDED.userWithoutFolder,
						attach_id: item.attach_id,
						attach_type: 'USER',
						domain_id: cloud.state.projects[0]?.domain_id,
						folder_name: SEEDED.userWithoutFolder,
						id,
						is_success: true,
						region_id: 'cn-north-4',
						tenant_id: cloud.projectId,
					},
				],
			},
		]);
		const { json: listed } = await cloud.send({ path: `${path()}/actions/list-folders`, query: { storage_id: storage(), claim_mode: 'USER', attach: SEEDED.userWithoutFolder } });
		const create_time = new Date(cloud.clock.time - 1000).toISOString();
		const permissions = { action_get: true, action_put: false, roam_action_get: false, roam_action_put: false };
		expect(listed).toEqual({
			count: 1,
			items: [{ cloud_storage_assignment_id: id, attach_name: SEEDED.userWithoutFolder, create_time, quota: 1024 ** 3, used_quota: 0, ...permissions }],
		});
		expect((await cloud.send({ path: path() })).json).toMatchObject({ items: [{ user_claim_count: 153 }, {}] });
	});

	it('changes nothing of a folder that is there but its permissions', async () => {
		const [folder] = foldersOf(SEEDED.user);
		const before = { ...folder };
		const { json } = await create({ items: [itemOf(SEEDED.user, { file_system_quota: 1, action_put: true })] });
		expect(json).toMatchObject({ items: [{ is_success: true, id: before.cloud_storage_assignment_id }] });
		expect(foldersOf(SEEDED.user)).toEqual([
			{ ...before, action_get: false, action_put: true, roam_action_get: false, roam_action_put: false, assignments: 1 },
		]);
	});

	it('makes one folder for one who is asked for twice, and another one in another storage', async () => {
		const item = itemOf(SEEDED.userWithoutFolder);
		await create({ items: [item, item] });
		expect(foldersOf(SEEDED.userWithoutFolder)).toMatchObject([{ assignments: 2 }]);
		await create({ items: [item] }, storage(1));
		expect(foldersOf(SEEDED.userWithoutFolder)).toMatchObject([{ storage_id: storage() }, { storage_id: storage(1) }]);
	});

	it('says of each item whether it was successful, and goes on after one that was not', async () => {
		const strangers = [{ attach_id: 'unknown', attach_name: SEEDED.user }, { ...itemOf(SEEDED.user), attach_name: SEEDED.similarUser }];
		const { status, json } = await create({ items: [...strangers, itemOf(SEEDED.userWithoutFolder)] });
		const failed = { is_success: false, error_message: 'WKS.00170312' };
		expect([status, json]).toMatchObject([200, { items: [{ attach_id: 'unknown', ...failed }, failed, { is_success: true }] }]);
		expect(cloud.state.folders).toHaveLength(229);
	});

	it('takes 200 items', async () => {
		const items = cloud.state.users.slice(9, 209).map((user) => ({ attach_id: user.id, attach_name: user.user_name }));
		const { json } = await create({ items });
		expect((json as { items: Array<{ is_success: boolean }> }).items.filter((item) => item.is_success)).toHaveLength(200);
	});

	const item = { attach_id: 'x', attach_name: 'x' };
	it.each<[string, unknown]>([
		['items', {}],
		['items', { items: [] }],
		['items', { items: Array(201).fill(item) }],
		['items', { items: ['x'] }],
		['attach_id', { items: [item, { attach_name: 'x' }] }],
		['attach_id', { items: [{ ...item, attach_id: 'x'.repeat(129) }] }],
		['attach_name', { items: [{ attach_id: 'x' }] }],
		['attach_name', { items: [{ ...item, attach_name: '' }] }],
		['file_system_quota', { items: [{ ...item, file_system_quota: -1 }] }],
		['file_system_quota', { items: [{ ...item, file_system_quota: 0.5 }] }],
		['file_system_quota', { items: [{ ...item, file_system_quota: '1' }] }],
		['action_get', { items: [{ ...item, action_get: 'true' }] }],
		['roam_action_put', { items: [{ ...item, roam_action_put: null }] }],
		['quota', { items: [{ ...item, quota: 1 }] }],
		['more', { items: [item], more: 1 }],
		['body', []],
		['body', ''],
	])('refuses a wrong %s', async (name, body) => {
		expect(await create(body as object)).toMatchObject(invalid(name));
		expect(cloud.state.folders).toHaveLength(228);
	});

	it('refuses a storage that does not exist', async () => {
		expect(await create({ items: [item] }, 'unknown')).toMatchObject(missing);
	});
});

describe('DeleteCloudStorageAttachment', () => {
	const remove = (body: object | string, id = storage()) => cloud.send({ method: 'POST', path: `${path()}/${id}/actions/delete-folder`, body });

	it('deletes the folders of users by their IDs, with an answer that has no body', async () => {
		const items = [cloud.named(SEEDED.user).id, cloud.named(SEEDED.similarUser).id];
		expect(await remove({ items })).toMatchObject({ status: 200, json: undefined });
		expect([...foldersOf(SEEDED.user), ...foldersOf(SEEDED.similarUser)]).toEqual([]);
		expect([cloud.state.folders.length, cloud.state.storages[0]?.deletions]).toEqual([226, 1]);
		expect((await cloud.send({ path: path() })).json).toMatchObject({ items: [{ user_claim_count: 150 }, {}] });
	});

	it('changes nothing for who has no folder in this storage, the second time, and without IDs', async () => {
		const items = [cloud.named(SEEDED.userWithoutFolder).id, 'unknown', cloud.named(SEEDED.user).id];
		expect(await remove({ items }, storage(1))).toMatchObject({ status: 200 });
		expect(await remove({})).toMatchObject({ status: 200 });
		expect(cloud.state.folders).toHaveLength(228);
		for (let turn = 0; turn < 2; turn++) expect(await remove({ items })).toMatchObject({ status: 200 });
		expect(cloud.state.folders).toHaveLength(227);
	});

	it.each<[string, unknown]>([
		['items', { items: [] }],
		['items', { items: Array.from({ length: 201 }, (_, index) => `id${index}`) }],
		['items', { items: ['x', 'x'] }],
		['items', { items: [''] }],
		['items', { items: ['x'.repeat(129)] }],
		['items', { items: 'x' }],
		['users', { users: ['x'] }],
		['body', ''],
	])('refuses a wrong %s', async (name, body) => {
		expect(await remove(body as object)).toMatchObject(invalid(name));
	});

	it('refuses a storage that does not exist', async () => {
		expect(await remove({ items: ['x'] }, 'unknown')).toMatchObject(missing);
	});
});
