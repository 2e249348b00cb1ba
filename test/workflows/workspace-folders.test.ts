import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, createFolder, deleteFolder, failure, folderIn, getFolders, json, present, SPLIT, useCloud, userIn } from './setup';

const cloud = useCloud();
const [FIRST, SECOND] = SEEDED.storages;
const storage = (name: string = FIRST) => present(cloud.state.storages.find((entry) => entry.name === name));
const owners = (name: string) => cloud.state.folders.filter(({ storage_id }) => storage_id === storage(name).id).map(({ attach_id }) => attach_id);
const withFolder = (count: number) => owners(FIRST).slice(0, count).map((id) => ({ id }));
const changes = () => cloud.requests.filter(({ method }) => method === 'POST');
const sizes = () => changes().map(({ body }) => (body as { items: unknown[] }).items.length);
const creating = (more = {}) => createFolder({ cloudStorageId: byId(storage(SECOND).id), userId: byId('={{ $json.id }}'), ...more });
const deleting = (more = {}) => deleteFolder({ cloudStorageId: byId(storage().id), userId: byId('={{ $json.id }}'), ...more });
const nobody = () => userIn(cloud.state, SEEDED.userWithoutFolder);

describe('the list of personal folders', () => {
	it('is that of all cloud storages', async () => {
		const { done } = await cloud.run(getFolders({ returnAll: true }));
		expect(done).toHaveLength(cloud.state.folders.length);
		expect(new Set(json(done).map(({ storage_name: name }) => name))).toEqual(new Set(SEEDED.storages));
	});

	it('is that of one cloud storage, and as long as is wanted', async () => {
		const { done } = await cloud.run(getFolders({ foldersIn: 'one', cloudStorageId: byName(SECOND), limit: 2 }));
		const { id } = storage(SECOND);
		expect(json(done)).toMatchObject(Array(2).fill({ storage_id: id, storage_name: SECOND, id: expect.any(String), attach_name: expect.any(String), quota: expect.any(Number) }));
	});

	it('goes on with the next cloud storage until there are enough', async () => {
		const { done } = await cloud.run(getFolders({ limit: owners(FIRST).length + 1 }));
		expect(json(done).filter(({ storage_name: name }) => name === SECOND)).toHaveLength(1);
		const before = cloud.requests.length;
		await cloud.run(getFolders({ limit: owners(FIRST).length }));
		expect(cloud.requests.slice(before).flatMap(({ path, query }) => (path.endsWith('/assignments') || query.claim_mode ? [query.storage_id] : []))).not.toContainEqual([storage(SECOND).id]);
	});

	it('is that of some users, looked for ten at a time, and only exactly these', async () => {
		const names = cloud.state.folders.slice(0, 12).map(({ attach_name: name }) => name);
		const { done } = await cloud.run(getFolders({ filters: { userNames: names } }));
		expect(new Set(json(done).map(({ attach_name: name }) => name))).toEqual(new Set(names));
		expect(cloud.requests.map(({ query }) => query.attach_names?.length)).toEqual([undefined, 10, 2, 10, 2]);
	});

	it('is empty where there is no cloud storage', async () => {
		cloud.state.storages = [];
		const { done, error } = await cloud.run(getFolders());
		expect([error, done]).toEqual([undefined, []]);
	});

	it('says which cloud storage does not exist', async () => {
		const { error } = await cloud.run(getFolders({ foldersIn: 'one', cloudStorageId: byId('none') }));
		expect(error?.message).toBe("There is no such 'Cloud Storage'. Choose it from the list, or check its ID");
	});
});

describe('creating personal folders', () => {
	it('sends ID and name of the user, and what is allowed', async () => {
		const { id } = nobody();
		const { done } = await cloud.run(createFolder({ cloudStorageId: byName(FIRST), userId: byName(SEEDED.userWithoutFolder), additionalFields: { fileSystemQuota: 1024, actionGet: true, roamActionPut: false } }));
		expect(json(done)).toEqual([
			{ id, user_name: SEEDED.userWithoutFolder, storage_id: storage().id, created: true, cloud_storage_assignment_id: folderIn(cloud.state, SEEDED.userWithoutFolder).cloud_storage_assignment_id, folder_name: SEEDED.userWithoutFolder },
		]);
		expect(changes().map(({ body }) => body)).toEqual([{ items: [{ attach_id: id, attach_name: SEEDED.userWithoutFolder, file_system_quota: 1024, action_get: true, roam_action_put: false }] }]);
	});

	it('sends 200 users in a request, each once, and gives every item its own result', async () => {
		const users = cloud.state.users.slice(0, 210);
		const items = [...users, ...users.slice(0, 1)].map(({ id }) => ({ id }));
		const { done } = await cloud.run(creating(), items);
		expect(sizes()).toEqual([200, 11]);
		expect(json(done)).toMatchObject([...users, ...users.slice(0, 1)].map(({ id, user_name }) => ({ id, user_name, created: true })));
		expect(owners(SECOND)).toEqual(expect.arrayContaining(users.map(({ id }) => id)));
	});

	it('fails only for those of whom the answer says so', async () => {
		const [first, second] = cloud.state.users.slice(0, 2) as [(typeof cloud.state.users)[0], (typeof cloud.state.users)[0]];
		const items = [{ attach_id: first.id, is_success: true, id: 'f1', folder_name: 'x' }, { attach_id: second.id, is_success: false, error_message: 'WKS.00170312' }];
		cloud.emulator.fault({ method: 'POST', body: JSON.stringify({ items }) });
		const { done, failed } = await cloud.run(creating(), [first, second].map(({ id }) => ({ id })), SPLIT);
		expect(json(done)).toMatchObject([{ id: first.id, cloud_storage_assignment_id: 'f1', created: true }]);
		expect(failed.map((item) => item.json)).toEqual([{ id: second.id, ...failure('The personal folder was not created') }]);
		expect(failed[0]?.json.message).toMatch(/^There is no such user in this Workspace\..* WKS\.00170312\.$/);
	});

	it('fails for a user who does not exist, and for all in a cloud storage that does not', async () => {
		const missing = await cloud.run(creating(), [{ id: 'nobody' }, { id: nobody().id }], CARRY_ON);
		expect(json(missing.done)).toMatchObject([{ error: 'The user does not exist.' }, { created: true }]);
		const { done } = await cloud.run(creating({ cloudStorageId: byId('none') }), withFolder(3), CARRY_ON);
		expect([json(done).map(({ error }) => error), sizes()]).toEqual([Array(3).fill('The cloud storage does not exist.'), [1, 3]]);
	});

	it('tells in a dry run what would change', async () => {
		const node = createFolder({ cloudStorageId: byName(FIRST), userId: byId('={{ $json.id }}'), additionalFields: { actionGet: true }, options: { dryRun: true } });
		const folder = folderIn(cloud.state);
		Object.assign(folder, { storage_id: storage().id, action_get: false, action_put: true, roam_action_get: false, roam_action_put: false });
		const before = owners(FIRST);
		const { done } = await cloud.run(node, [{ id: nobody().id }, { id: userIn(cloud.state).id }]);
		const permission = (after: boolean) => ({ before: null, after });
		expect(json(done).map(({ changes: made }) => made)).toEqual([
			{ folder: { before: false, after: true }, action_get: permission(true), action_put: permission(false), roam_action_get: permission(false), roam_action_put: permission(false) },
			{ action_get: { before: false, after: true }, action_put: { before: true, after: false } },
		]);
		expect([changes(), owners(FIRST)]).toEqual([[], before]);
	});

	it('settles an unclear outcome by reading, but not for users who share a name', async () => {
		cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
		const shared = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser).map(({ id }) => ({ id }));
		const { done } = await cloud.run(creating({ options: { maxRetries: 0 } }), [{ id: nobody().id }, ...shared], CARRY_ON);
		expect(json(done)).toMatchObject([{ id: nobody().id, created: true }, ...shared.map(() => ({ error: expect.stringMatching(/\(the change may have been made\)$/) }))]);
	});
});

describe('deleting personal folders', () => {
	it('deletes those of many users in one request, and leaves the others', async () => {
		const items = withFolder(5);
		const kept = owners(FIRST).slice(5);
		for (const time of ['the first time', 'again']) {
			const { done } = await cloud.run(deleting(), items);
			expect([time, json(done)]).toEqual([time, items.map(({ id }) => ({ id, storage_id: storage().id, deleted: true }))]);
		}
		expect([sizes(), owners(FIRST)]).toEqual([[5, 5], kept]);
	});

	it('picks user and cloud storage by name', async () => {
		const { storage_id: id, attach_id: owner } = folderIn(cloud.state);
		const { name } = present(cloud.state.storages.find((entry) => entry.id === id));
		const { done } = await cloud.run(deleteFolder({ cloudStorageId: byName(name), userId: byName(SEEDED.user) }));
		expect(json(done)).toEqual([{ id: owner, user_name: SEEDED.user, storage_id: id, deleted: true }]);
		expect(owners(name)).not.toContain(owner);
	});

	it('tells in a dry run whose folder would be deleted', async () => {
		const count = cloud.state.folders.length;
		const { done } = await cloud.run(deleting({ options: { dryRun: true } }), [...withFolder(1), { id: nobody().id }]);
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { folder: { before: true, after: false } } }, { dryRun: true, changes: {} }]);
		expect([cloud.state.folders.length, changes()]).toEqual([count, []]);
	});

	it.each([
		['was made', { reset: 'after' }, { deleted: true }],
		['was not made', { reset: 'before' }, { error: expect.stringMatching(/\(looked up afterwards: the change was not made\)$/) }],
	] as const)('settles an unclear outcome by reading: the change %s', async (_what, fault, outcome) => {
		const folder = folderIn(cloud.state);
		cloud.emulator.fault({ method: 'POST', ...fault, times: Infinity });
		const { done } = await cloud.run(deleting({ cloudStorageId: byId(folder.storage_id), options: { maxRetries: 0 } }), [{ id: folder.attach_id }], CARRY_ON);
		expect(json(done)).toMatchObject([outcome]);
	});
});
