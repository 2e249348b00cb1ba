import { SEEDED } from '../../emulator';
import { instanceIn, useN8n } from './setup';

interface Page {
	results: Array<{ name: string; value: string }>;
	paginationToken?: string;
}

describe.each(['newest', 'oldest'] as const)('in the editor of the %s n8n', (release) => {
	const cloud = useN8n(release, 'editor', { port: 5900 });

	describe('the button that tests the credential', () => {
		const tested = async (different: object) =>
			await cloud.n8n.rest('POST', '/credentials/test', {
				credentials: {
					id: cloud.credentials.huaweiCloudApi.id,
					name: 'Tested',
					type: 'huaweiCloudApi',
					data: { ...cloud.emulator.credential, endpoint: cloud.emulator.url, ...different },
				},
			});

		it('accepts the right key', async () => {
			expect(await tested({})).toEqual({ status: 'OK', message: 'Connection successful!' });
			expect(cloud.emulator.received.map(({ path, status }) => [path, status])).toEqual([['/v3/auth/projects', 200]]);
		});

		it('accepts a temporary key with its security token', async () => {
			expect(await tested(cloud.emulator.temporaryCredential)).toMatchObject({ status: 'OK' });
		});

		// n8n 2.0 shows texts of its own where newer ones show those of the credential.
		const refused = (newest: string, oldest: string) => ({ status: 'Error', message: expect.stringContaining(release === 'newest' ? newest : oldest) });

		it.each([
			['Access Key ID', { accessKeyId: 'WRONG' }],
			['Secret Access Key', { secretAccessKey: 'wrong' }],
		])('says what to check for a wrong %s', async (_field, wrong) => {
			expect(await tested(wrong)).toEqual(refused('Check the Access Key ID, the Secret Access Key', 'Authorization failed - please check your credentials'));
			expect(cloud.emulator.received.map(({ status }) => status)).toContain(401);
		});

		it.each([
			[403, 'Ask your administrator to allow programmatic access', 'Forbidden - perhaps check your credentials?'],
			[404, 'There is no IAM service at this address', 'The resource you are requesting could not be found'],
		])('says what to do about an answer with status %d', async (status, newest, oldest) => {
			cloud.emulator.fault({ status, beforeAuthentication: true });
			expect(await tested({})).toEqual(refused(newest, oldest));
		});

		it('says that nothing answers at the address', async () => {
			expect(await tested({ endpoint: 'http://127.0.0.1:9' })).toEqual(refused('ECONNREFUSED', 'The service refused the connection'));
		});

		it('says what is wrong with the address', async () => {
			expect(await tested({ endpoint: 'http://example.com' })).toEqual({ status: 'Error', message: expect.stringContaining('Use https') });
		});
	});

	describe('a list', () => {
		const listed = async (node: string, methodName: string, { filter, parameters = {} }: { filter?: string; parameters?: object } = {}) => {
			const pages: Page[] = [];
			do {
				const page = await cloud.n8n.rest<Page>('POST', '/dynamic-node-parameters/resource-locator-results', {
					path: 'parameters.any',
					methodName,
					nodeTypeAndVersion: { name: `n8n-nodes-huaweicloud.${node}`, version: 1 },
					currentNodeParameters: parameters,
					credentials: cloud.credentials,
					filter,
					paginationToken: pages.at(-1)?.paginationToken,
				});
				pages.push(page);
			} while (pages.at(-1)?.paginationToken !== undefined);
			return { pages: pages.length, results: pages.flatMap(({ results }) => results) };
		};
		const chosen = () => ({ instanceId: { __rl: true, mode: 'list', value: instanceIn(cloud.state).id } });
		const values = ({ results }: { results: Page['results'] }) => results.map(({ value }) => value);

		it('of users goes to its end, page by page', async () => {
			const users = await listed('huaweiCloudWorkspace', 'searchUsers');
			expect(users.pages).toBeGreaterThan(1);
			expect(values(users)).toEqual(cloud.state.users.map(({ id }) => id));
		});

		it('of users is filtered by name', async () => {
			const { results } = await listed('huaweiCloudWorkspace', 'searchUsers', { filter: 'novak' });
			expect(results.map(({ name }) => name.split(' · ')[0])).toEqual([SEEDED.user, SEEDED.similarUser]);
		});

		it('of groups goes to its end, and is filtered by name', async () => {
			expect(values(await listed('huaweiCloudWorkspace', 'searchGroups'))).toEqual(cloud.state.groups.map(({ id }) => id));
			const { results } = await listed('huaweiCloudWorkspace', 'searchGroups', { filter: SEEDED.group });
			expect(results.map(({ name }) => name.split(' · ')[0])).toEqual([SEEDED.group, SEEDED.similarGroup]);
		});

		it('of personal folders goes through all storages', async () => {
			const folders = await listed('huaweiCloudWorkspace', 'searchCloudStorageAssignments');
			expect(values(folders).sort()).toEqual(cloud.state.folders.map((folder) => folder.cloud_storage_assignment_id).sort());
		});

		it('of personal folders is filtered by name', async () => {
			const { results } = await listed('huaweiCloudWorkspace', 'searchCloudStorageAssignments', { filter: SEEDED.user });
			expect(results.map(({ name }) => name.split(' · ')[0]).sort()).toEqual([SEEDED.user, SEEDED.similarUser]);
		});

		it('of instances shows them all, or those that match', async () => {
			expect(values(await listed('huaweiCloudDdm', 'searchInstances'))).toEqual(cloud.state.instances.map(({ id }) => id));
			expect(values(await listed('huaweiCloudDdm', 'searchInstances', { filter: 'ORDERS' }))).toEqual([instanceIn(cloud.state).id]);
		});

		it('of accounts shows those of the chosen instance', async () => {
			const accounts = instanceIn(cloud.state).accounts.map(({ name }) => name);
			expect(values(await listed('huaweiCloudDdm', 'searchAccounts', { parameters: chosen() }))).toEqual(accounts);
			expect(values(await listed('huaweiCloudDdm', 'searchAccounts', { parameters: chosen(), filter: 'orders_' }))).toEqual(
				accounts.filter((name) => name.startsWith('orders_')),
			);
		});

		it('of accounts asks for an instance first', async () => {
			await expect(listed('huaweiCloudDdm', 'searchAccounts')).rejects.toThrow("Choose the 'Instance' first");
		});

		it("gives Huawei Cloud's reason when it is refused", async () => {
			cloud.emulator.deny('workspace:users:list');
			await expect(listed('huaweiCloudWorkspace', 'searchUsers')).rejects.toThrow("Policy doesn't allow workspace:users:list to be performed");
		});
	});
});
