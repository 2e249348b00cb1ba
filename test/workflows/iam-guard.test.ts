import { SEEDED } from '../emulator';
import { byName, CARRY_ON, deleteIamUser, iamUserIn, json, offboardIamUser, updateIamUser, useCloud } from './setup';

const cloud = useCloud();
const userId = byName('={{ $json.name }}');
const changes = () => cloud.requests.filter(({ method }) => method !== 'GET');
const asked = (part: string) => cloud.requests.filter(({ path }) => path.includes(part)).length;
const people = (...names: string[]) => names.map((name) => ({ name }));

describe.each([
	['deleted', deleteIamUser({ userId })],
	['disabled', updateIamUser({ userId, updateFields: { enabled: false } })],
	['offboarded', offboardIamUser({ userId, steps: ['disable', 'deactivateAccessKeys', 'deleteUser'] })],
])('a user who is to be %s', (what, node) => {
	it.each([
		['the root user', SEEDED.iamRootUser, 'is the root user of the account'],
		['the user of the own access key', SEEDED.iamCaller, 'is the user whose access key this credential holds'],
	])('and is %s stops everything before the first change', async (_who, name, reason) => {
		const { error } = await cloud.run(node, people(SEEDED.iamBareUser, name));
		expect([error?.message, error?.description, changes()]).toEqual([`${name} ${reason}, and is not ${what} by this node`, expect.stringContaining('Nothing was changed.'), []]);
	});

	it('fails alone where the workflow goes on, and the others are changed', async () => {
		const { done } = await cloud.run(node, people(SEEDED.iamRootUser, SEEDED.iamCaller, SEEDED.iamBareUser), CARRY_ON);
		expect(json(done).map(({ error, user_name }) => user_name ?? error)).toEqual([expect.stringContaining('root user'), expect.stringContaining('access key this credential holds'), SEEDED.iamBareUser]);
		expect([iamUserIn(cloud.state, SEEDED.iamRootUser).enabled, iamUserIn(cloud.state, SEEDED.iamCaller).enabled]).toEqual([true, true]);
	});

	it('is looked at once, however many items name the user', async () => {
		const { user_id: id } = iamUserIn(cloud.state, SEEDED.iamRootUser);
		await cloud.run(node, people(SEEDED.iamRootUser, SEEDED.iamRootUser, SEEDED.iamRootUser), CARRY_ON);
		expect([asked(`/v5/users/${id}`), changes()]).toEqual([1, []]);
	});

	it.each([/access-keys$/, /\/v5\/users\/[^/]+$/])('is not touched if nobody can tell who it is: %s', async (path) => {
		cloud.emulator.fault({ method: 'GET', path, status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const { error } = await cloud.run(node, people(SEEDED.iamBareUser));
		expect([error?.message, changes()]).toEqual(['Access denied.', []]);
	});
});

it('renaming the root user or enabling the own one harms nobody, and takes no look', async () => {
	const { done, error } = await cloud.run(updateIamUser({ userId, updateFields: { enabled: true, description: 'Ours' } }), people(SEEDED.iamRootUser, SEEDED.iamCaller));
	expect([error, json(done).length, asked('access-keys')]).toEqual([undefined, 2, 0]);
});
