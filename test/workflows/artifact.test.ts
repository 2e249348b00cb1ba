import { SEEDED } from '../emulator';
import { CARRY_ON, getMavenCredentials, getRepositories, getRepositoryUsers, json, useCloud } from './setup';

const cloud = useCloud();
const user = () => cloud.state.repositoryUser;

describe('the credentials of the Maven user', () => {
	it('are read once, however many items come in, and nothing is changed', async () => {
		const { done } = await cloud.run(getMavenCredentials(), [{}, {}]);
		expect(done).toEqual([{ json: { username: user().repoUserName, password: user().password }, pairedItem: [{ item: 0 }, { item: 1 }] }]);
		expect([cloud.requests.length, user().passwordResets]).toEqual([1, 0]);
	});

	it('may be returned without the password, or with an encrypted one', async () => {
		const { done } = await cloud.run(getMavenCredentials({ passwordOutput: 'omit' }));
		expect(json(done)).toEqual([{ username: user().repoUserName }]);
		const { error } = await cloud.run(getMavenCredentials({ passwordOutput: 'encrypt', encryptFor: 'no key' }));
		expect(error?.message).toMatch(/'Encrypt For'/);
		expect(cloud.requests).toHaveLength(1);
	});
});

describe('the list of repositories', () => {
	const listing = (more: object = {}) => getRepositories({ codeArtsProjectId: SEEDED.codeArtsProject, ...more });

	it('is that of a CodeArts project, with the fields that people read', async () => {
		const { done } = await cloud.run(listing());
		expect(json(done).map(({ repositoryName, policy }) => `${repositoryName} ${policy}`)).toEqual(['orders-maven release', 'orders-maven snapshot', 'orders-npm release', 'images release']);
		expect(Object.keys(json(done)[0] ?? {})).toEqual(['id', 'repositoryName', 'description', 'format', 'policy', 'status', 'url', 'storageSummaryInfo', 'createdTime', 'modifiedTime']);
		expect(cloud.requests.map(({ path }) => path)).toEqual(['/v3/auth/domains', `/cloudartifact/v5/${cloud.state.iam.account.id}/${SEEDED.codeArtsProject}/repositories`]);
	});

	it('may be all fields, and only repositories of a format or a name', async () => {
		const { done } = await cloud.run(listing({ simplify: false, filters: { format: 'npm', repositoryName: 'orders' } }));
		expect(json(done)).toMatchObject([{ repositoryName: 'orders-npm', projectId: SEEDED.codeArtsProject, tabId: expect.any(String) }]);
		expect(cloud.requests[1]?.query).toEqual({ format: ['npm'], qname: ['orders'], page_no: ['1'], page_size: ['50'] });
	});

	it.each(['orders', 'a'.repeat(33), `orders ${'a'.repeat(32)}`])('does not take another text for a project, before anything is sent: %s', async (codeArtsProjectId) => {
		const { error } = await cloud.run(listing({ codeArtsProjectId }));
		expect([error?.message, cloud.requests]).toEqual(["'CodeArts Project ID' consists of 32 letters and digits", []]);
	});

	it('says so if the account is not known', async () => {
		cloud.emulator.fault({ path: '/v3/auth/domains', body: '{"domains":[]}', times: Infinity });
		const { error } = await cloud.run(listing());
		expect(error?.message).toMatch(/it names no account/);
	});
});

describe('the list of the users of the repositories', () => {
	it('goes through the pages, all of the same length', async () => {
		cloud.state.otherRepositoryUsers.push(...Array.from({ length: 200 }, (_, index) => ({ ...user(), userName: `user${index}` })));
		const { done } = await cloud.run(getRepositoryUsers({ limit: 150 }));
		const all = [user(), ...cloud.state.otherRepositoryUsers].map(({ userName }) => userName);
		expect(json(done).map(({ user_name: name }) => name)).toEqual(all.slice(0, 150));
		expect(cloud.requests.map(({ query }) => query)).toEqual(['1', '2'].map((page) => ({ page_no: [page], page_size: ['100'] })));
	});

	it('finds one by name, with all fields if they are wanted', async () => {
		const { done } = await cloud.run(getRepositoryUsers({ simplify: false, filters: { userName: user().userName } }));
		expect(json(done)).toMatchObject([{ user_id: user().userId, domain_id: user().domainId, enabled: 'true' }]);
	});

	it('takes a 200 with the status "error" for the failure it is', async () => {
		cloud.emulator.fault({ body: '{"status":"error","trace_id":"1-2-3","error_code":"CLOUDARTIFACT.1","error_msg":"The tenant is frozen."}' });
		const { done } = await cloud.run(getRepositoryUsers(), [{}], CARRY_ON);
		expect(json(done)[0]?.error).toBe('The tenant is frozen.');
	});
});
