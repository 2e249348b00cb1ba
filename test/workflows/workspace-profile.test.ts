import { SEEDED } from '../emulator';
import { byId, CARRY_ON, failure, folderIn, fromList, json, resetProfile, useCloud } from './setup';

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
