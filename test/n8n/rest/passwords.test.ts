import { SEEDED } from '../../emulator';
import { keyPair, open } from '../../fixtures/keys';
import { json, runNodes, type Tested } from './run';
import { instanceIn, leaked, present, useN8n, userIn } from './setup';

const { publicKey, privateKey } = keyPair();
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
const people = [SEEDED.user, SEEDED.similarUser].map((name) => ({ name }));

/** Every operation that makes passwords, by its node. */
const OPERATIONS = (instance: string): Array<[type: string, parameters: object]> => [
	['huaweiCloudWorkspace', { resource: 'user', operation: 'resetPassword', userId: locator('name', '={{ $json.name }}'), notificationType: ['email'] }],
	['huaweiCloudDdm', { resource: 'account', operation: 'resetPassword', instanceId: locator('id', instance), accountName: locator('name', SEEDED.account) }],
	['huaweiCloudCodeArtsArtifact', { resource: 'mavenUser', operation: 'resetPassword', returnCredentials: true }],
];

/** An n8n that writes all it can into its log, and every password that its Huawei Cloud has ever held. */
function usePasswords(release: 'newest' | 'oldest', name: string, port: number) {
	const cloud = useN8n(release, name, { port, env: () => ({ N8N_LOG_LEVEL: 'debug' }) });
	const held = new Set<string>();
	const hold = () => {
		for (const { password } of [...cloud.state.users, ...instanceIn(cloud.state).accounts, cloud.state.repositoryUser]) if (password) held.add(password);
	};
	return {
		cloud,
		held,
		/** Runs all operations with these parameters; `then` follows each. Returns the items each of them made. */
		async run(more: object, then: Tested[] = []) {
			const made = [];
			for (const [type, parameters] of OPERATIONS(instanceIn(cloud.state).id)) {
				const node = { name: 'Tested', type: `n8n-nodes-huaweicloud.${type}`, parameters: { ...parameters, ...more }, credentials: cloud.credentials, onError: 'continueErrorOutput' };
				hold();
				const { main, error } = await runNodes(cloud.n8n, people, [node, ...then]);
				hold();
				expect(error).toBeUndefined();
				made.push({ items: json(main('Tested')[0]), then: json(main(then.at(-1)?.name ?? '')[0]) });
			}
			return made;
		},
	};
}

describe.each(['newest', 'oldest'] as const)('in the %s n8n', (release) => {
	const { cloud, held, run } = usePasswords(release, 'passwords', 5970);
	const inForce = () => [userIn(cloud.state).password, instanceIn(cloud.state).accounts[0]?.password, cloud.state.repositoryUser.password];

	it.each(['rsaOaep', 'jwe'])('passwords come encrypted as %s, for the owner of the private key', async (encryptionFormat) => {
		const made = await run({ passwordOutput: 'encrypt', encryptFor: publicKey, encryptionFormat });
		const firsts = [made[0]?.items[0], made[1]?.items.at(-1), made[2]?.items[0]];
		expect(await Promise.all(firsts.map(async (item) => await open(String(item?.encryptedPassword), item?.encryption, privateKey)))).toEqual(inForce());
	});

	it('passwords are left out', async () => {
		const before = inForce();
		const made = await run({ passwordOutput: 'omit' });
		expect(made.flatMap(({ items }) => items.flatMap(Object.keys)).filter((name) => /password|encrypt/i.test(name))).toEqual([]);
		expect(inForce().filter((password) => before.includes(password))).toEqual([]);
	});

	it('none that Huawei Cloud has ever held is in a table of the database, the log or a file', async () => {
		expect(held.size).toBeGreaterThan(20);
		expect(leaked((await cloud.written()).all, held)).toEqual([]);
	});
});

describe.each(['newest', 'oldest'] as const)('where somebody wants to read them, in the %s n8n', (release) => {
	const { cloud, run } = usePasswords(release, 'readable', 5980);
	const returned: string[] = [];

	it('passwords are returned', async () => {
		returned.push(...(await run({ passwordOutput: 'return' })).flatMap(({ items }) => items.map(({ password }) => String(password))));
		expect(returned).toHaveLength(5);
	});

	// The Crypto node has had Decrypt since its version 2, which the oldest n8n has not got.
	if (release === 'newest') it("n8n's Crypto node opens what was encrypted", async () => {
		const { id } = await cloud.n8n.rest<{ id: string }>('POST', '/credentials', { name: 'Vault', type: 'crypto', data: { encryptionPrivateKey: privateKey } });
		const parameters = { action: 'decrypt', mode: 'asymmetric', value: '={{ $json.encryptedPassword }}', dataPropertyName: 'opened' };
		const decrypt = { name: 'Decrypt', type: 'n8n-nodes-base.crypto', typeVersion: 2, parameters, credentials: { crypto: { id, name: 'Vault' } } };
		const opened = (await run({ passwordOutput: 'encrypt', encryptFor: publicKey }, [decrypt])).flatMap(({ then }) => then.map((item) => String(item.opened)));
		expect(opened).toHaveLength(5);
		expect(opened).toEqual(expect.arrayContaining([present(userIn(cloud.state).password), cloud.state.repositoryUser.password]));
		returned.push(...opened);
	});

	it('the same search finds them in the database, and still not in the log', async () => {
		const { all, log } = await cloud.written();
		expect([leaked(all, returned), leaked(log, returned)]).toEqual([returned, []]);
	});
});
