import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, failure, folderIn, fromList, json, present, resetProfile, useCloud } from './setup';

const cloud = useCloud();
const folder = () => folderIn(cloud.state);
const idOf = (name?: string) => folderIn(cloud.state, name).cloud_storage_assignment_id;

it.each([
	['to its initial state', '', {}],
	['from a folder', 'profile_20260501', { ori_name: 'profile_20260501' }],
	['from a folder with any name', 'Profil (Nováková) 北京', { ori_name: 'Profil (Nováková) 北京' }],
])('resets the profile %s', async (_how, originalName, sent) => {
	const { done } = await cloud.run(resetProfile({ cloudStorageAssignmentId: byId(idOf()), originalName }));
	expect(cloud.requests).toEqual([
		{
			method: 'POST',
			path: '/v1/{project_id}/cloud-storages/actions/reset-userprofile',
			query: {},
			body: { cloud_storage_assignment_id: idOf(), ...sent },
		},
	]);
	expect(folder().resets).toEqual([sent]);
	expect(done).toEqual([{ json: { success: true, cloudStorageAssignmentId: idOf() }, pairedItem: { item: 0 } }]);
});

it('takes folder and name from the previous node', async () => {
	const node = resetProfile({ cloudStorageAssignmentId: fromList('={{ $json.folder }}'), originalName: '={{ $json.from ?? "" }}' });
	const items = [{ folder: idOf(), from: 'old' }, { folder: idOf(SEEDED.lockedUser) }, { folder: idOf() }];
	const { done } = await cloud.run(node, items);
	expect(json(done).map(({ cloudStorageAssignmentId }) => cloudStorageAssignmentId)).toEqual(items.map((item) => item.folder));
	expect([folder().resets, folderIn(cloud.state, SEEDED.lockedUser).resets]).toEqual([[{ ori_name: 'old' }, {}], [{}]]);
});

it('says which folder is missing where', async () => {
	const { done } = await cloud.run(resetProfile({ cloudStorageAssignmentId: byId('nowhere') }), [{}], CARRY_ON);
	expect(json(done)).toEqual([failure('The cloud storage assignment does not exist.')]);
	expect(done[0]?.json.message).toMatch(/^Check the ID, and the Region and the Project ID .* WKS\.00211902, HTTP 404, request ID [0-9a-f]{32}\.$/);
});

it.each([
	['={{ "" }}', "'Personal Folder' is empty"],
	['={{ "a/b" }}', `'Personal Folder': A cloud storage assignment ID consists of letters, digits, "-" and "_"`],
])('refuses the ID %s before anything is sent', async (id, message) => {
	const { error } = await cloud.run(resetProfile({ cloudStorageAssignmentId: byId(id) }));
	expect([error?.message, cloud.requests]).toEqual([message, []]);
});

it('does not take another answer than the documented one for a success', async () => {
	cloud.emulator.fault({ act: true, body: '{"job_id":"1"}' });
	const { error } = await cloud.run(resetProfile({ cloudStorageAssignmentId: byId(idOf()) }));
	expect(error?.message).toMatch(/answer that cannot be used.*\(the change may have been made\)$/);
	expect(folder().resets).toHaveLength(1);
});

describe('by user name', () => {
	const reset = resetProfile({ cloudStorageAssignmentId: byName('={{ $json.name }}') });
	const listed = () => cloud.requests.filter(({ path }) => path.endsWith('/list-folders'));

	it('resets the folder of exactly this user, and says whose it was', async () => {
		const { done } = await cloud.run(reset, [{ name: SEEDED.user }]);
		expect(json(done)).toEqual([{ user_name: SEEDED.user, success: true, cloudStorageAssignmentId: idOf() }]);
		expect([folder().resets, folderIn(cloud.state, SEEDED.similarUser).resets]).toEqual([[{}], []]);
	});

	it('looks up ten users at a time, in every storage, before the first reset', async () => {
		const owners = cloud.state.folders.slice(0, 25).map(({ attach_name }) => ({ name: attach_name }));
		const { done } = await cloud.run(reset, owners);
		expect(json(done).map(({ user_name }) => user_name)).toEqual(owners.map(({ name }) => name));
		expect(listed().map(({ query }) => query.attach_names?.length).sort()).toEqual([10, 10, 10, 10, 5, 5]);
		expect(cloud.requests.findIndex(({ method }) => method === 'POST')).toBe(cloud.requests.length - 25);
	});

	it('finds a folder in the last storage, too', async () => {
		const last = present(cloud.state.storages.at(-1)).id;
		const owner = present(cloud.state.folders.find(({ storage_id }) => storage_id === last)).attach_name;
		await cloud.run(reset, [{ name: owner }]);
		expect(folderIn(cloud.state, owner).resets).toEqual([{}]);
	});

	it('says who has no folder, and who has several and in which storages, and resets those of the others', async () => {
		const [first, second] = cloud.state.storages;
		const one = folderIn(cloud.state, SEEDED.similarUser);
		cloud.state.folders.push({ ...one, storage_id: String(second?.id), cloud_storage_assignment_id: 'another' });
		const { done } = await cloud.run(reset, [SEEDED.userWithoutFolder, SEEDED.similarUser, SEEDED.user].map((name) => ({ name })), CARRY_ON);
		expect(json(done)).toEqual([
			{ error: `"${SEEDED.userWithoutFolder}" has no personal folder in any cloud storage. Upper and lower case matter` },
			{ error: `"${SEEDED.similarUser}" has 2 personal folders: ${one.cloud_storage_assignment_id} in ${first?.name}, another in ${second?.name}. Choose one by its ID` },
			{ user_name: SEEDED.user, success: true, cloudStorageAssignmentId: idOf() },
		]);
		expect(one.resets).toEqual([]);
	});

	it('resets nothing where there is no storage', async () => {
		cloud.state.storages = [];
		const { error } = await cloud.run(reset, [{ name: SEEDED.user }]);
		expect(error?.message).toMatch(/ has no personal folder in any cloud storage/);
	});
});
