import { SEEDED, type Repository } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();
const names = (list: Repository[]) => list.map(({ repositoryName, policy }) => `${repositoryName} ${policy}`);

describe('ShowMavenInfo', () => {
	const show = async (query = {}) =>
		((await cloud.send({ path: '/cloudartifact/v5/maven/info', query })).json as { result: Array<Repository & { username: string; password: string }> }).result;

	it("shows the Maven repositories with the caller's name and password", async () => {
		const { repoUserName: username, password } = cloud.state.repositoryUser;
		const result = await show();
		expect(names(result)).toEqual(['orders-maven release', 'orders-maven snapshot', 'billing-maven release', 'billing-maven snapshot']);
		expect(result.every((one) => one.username === username && one.password === password)).toBe(true);
	});

	it('shows the new password after it was reset', async () => {
		await cloud.send({ method: 'POST', path: '/cloudartifact/v5/maven/users/me' });
		expect((await show()).map(({ password }) => password)).toEqual(Array(4).fill(cloud.state.repositoryUser.password));
	});

	it('finds repositories by project, by policy and by their IDs', async () => {
		expect(names(await show({ project_id: SEEDED.codeArtsProject, policy: 'releases' }))).toEqual(['orders-maven release']);
		expect(names(await show({ policy: 'snapshot' }))).toEqual(['orders-maven snapshot', 'billing-maven snapshot']);
		const [first, second] = cloud.state.repositories;
		expect(names(await show({ ids: `${first?.name},${second?.name}` }))).toEqual(['orders-maven release', 'orders-maven snapshot']);
	});
});

describe('ListAllRepositories', () => {
	const list = async (query = {}, tenant = cloud.state.iam.account.id, project: string = SEEDED.codeArtsProject) =>
		((await cloud.send({ path: `/cloudartifact/v5/${tenant}/${project}/repositories`, query })).json as { result: { repositories: Repository[]; total: number } }).result;

	it('lists the repositories of a project, which is not one of IAM, with what they hold', async () => {
		const { repositories, total } = await list();
		expect([total, names(repositories)]).toEqual([4, ['orders-maven release', 'orders-maven snapshot', 'orders-npm release', 'images release']]);
		expect(repositories[0]).toMatchObject({ storageSummaryInfo: { filesCount: 240 }, createdTime: '2025-05-20 08:00:00' });
		expect(JSON.stringify(repositories)).not.toContain('Seeded~');
	});

	it('finds repositories by format and by a part of the name, and pages', async () => {
		expect(names((await list({ format: 'npm' })).repositories)).toEqual(['orders-npm release']);
		expect(names((await list({ qname: 'ORDERS', page_no: '2', page_size: '2' })).repositories)).toEqual(['orders-npm release']);
		expect(await list({}, 'another')).toEqual({ repositories: [], total: 0 });
		expect(await list({}, undefined, 'another')).toEqual({ repositories: [], total: 0 });
		expect(await cloud.send({ path: `/cloudartifact/v5/a/b/repositories`, query: { page_size: '101' } })).toMatchObject({ status: 400, json: { status: 'error' } });
	});
});

describe('ListMavenUser', () => {
	interface Page {
		total_records: number;
		total_pages: number;
		data: Array<{ user_name: string }>;
	}
	const list = async (query = {}) => ((await cloud.send({ path: '/cloudartifact/v5/repositories/users', query })).json as { result: Page }).result;

	it('lists the users of the repositories, ten at a time if it is not told otherwise, without their passwords', async () => {
		const first = await list();
		expect(first).toMatchObject({ total_records: 12, total_pages: 2 });
		const second = await list({ page_no: '2' });
		const { repositoryUser, otherRepositoryUsers } = cloud.state;
		expect([first.data.length, [...first.data, ...second.data].map(({ user_name: name }) => name)]).toEqual([10, [repositoryUser, ...otherRepositoryUsers].map(({ userName }) => userName)]);
		expect(JSON.stringify(first)).not.toContain('Seeded~');
	});

	it('finds the user of a name', async () => {
		const { userId, userName } = cloud.state.repositoryUser;
		expect(await list({ user_name: userName })).toMatchObject({ total_records: 1, data: [{ user_id: userId, user_name: userName, enabled: 'true' }] });
	});
});
