import { SEEDED } from '../../emulator';
import { keyPair, open } from '../../fixtures/keys';
import { type Entry, imported, onlyExecution, post, publish, useVault, withPublicKey } from './examples';
import { rotations } from './rotations';
import { ended, json, runByHand } from './run';
import { instanceIn, leaked, useN8n, userIn } from './setup';

describe.each(['newest', 'oldest'] as const)('the examples in the %s n8n', (release) => {
	const cloud = useN8n(release, 'examples', { port: 5920, env: () => ({ GENERIC_TIMEZONE: 'UTC' }) });
	const example = async (file: string, replaced?: Record<string, string>) =>
		await imported(file, cloud.n8n, cloud.emulator, cloud.credentials, replaced);

	/** Every password and secret that was sent or received; none of them may be anywhere in n8n. */
	const passwords = new Set<string>();
	afterEach(() => {
		for (const { body } of cloud.emulator.received) if (body.includes('"password"')) passwords.add(JSON.parse(body).password);
		for (const user of [...cloud.state.users, cloud.state.repositoryUser]) if (user.passwordResets > 0) passwords.add(user.password);
	});

	it('calling any API finds a user and changes the description', async () => {
		const execution = await ended(cloud.n8n, await runByHand(cloud.n8n, await example('custom-api-call.json'), 'When clicking Execute workflow'));
		expect(execution.status).toBe('success');
		expect(userIn(cloud.state)).toMatchObject({ description: 'Účetní, Praha · 财务, 北京', locked: false });
		expect(json(execution.main('One item per desktop')[0])).toContainEqual(expect.objectContaining({ computer_name: SEEDED.desktop }));
	});

	describe('disabling leavers', () => {
		it('disables 50 people at once, and fails with the names of those it could not', async () => {
			const path = 'huawei-cloud-disable';
			const workflow = await example('disable-a-leaver.json');
			await publish(cloud.n8n, workflow, path);
			// Users of whom there is only one.
			const right = cloud.state.users.flatMap(({ user_name }) => (user_name === SEEDED.duplicateUser ? [] : [user_name])).slice(0, 47);
			const leavers = ['nobody.at.all', '', SEEDED.duplicateUser, ...right].map((userName) => ({ userName }));
			expect((await post(cloud.n8n, path, { leavers }, {})).status).toBe(403);
			expect((await post(cloud.n8n, path, { leavers })).status).toBe(200);

			const { status, error, main } = await ended(cloud.n8n, await onlyExecution(cloud.n8n, workflow));
			expect(json(main('Disabled')[0])).toEqual(right.map((userName) => ({ userName, disabled: true })));
			expect(right.every((name) => userIn(cloud.state, name).disabled)).toBe(true);
			expect(cloud.state.users.filter(({ updates }) => updates > 0)).toHaveLength(47);
			expect([status, error?.message.split(' | ')]).toEqual([
				'error',
				[
					expect.stringMatching(/^Not disabled: nobody\.at\.all: No Workspace user is called "nobody\.at\.all"/),
					expect.stringContaining("'User'"),
					expect.stringContaining(`${SEEDED.duplicateUser}: 2 Workspace users are called "${SEEDED.duplicateUser}"`),
				],
			]);
		});
	});

	describe('password rotation', () => {
		const { publicKey, privateKey } = keyPair();
		const vault = useVault<Entry>();
		const withKey = withPublicKey(publicKey);
		const rotated = async (replaced: Record<string, string>) => {
			const workflow = await example('password-rotation.json', { 'https://vault.example.com': vault.url, ...replaced });
			return await ended(cloud.n8n, await runByHand(cloud.n8n, workflow, 'Every month'));
		};
		const opened = async (entries: Entry[]) =>
			await Promise.all(entries.map(async ({ username, encryptedPassword, encryption }) => [username, await open(encryptedPassword, encryption, privateKey)]));
		/** The names and passwords that are in force. */
		const inForce = (...names: string[]) => [
			...instanceIn(cloud.state).accounts.filter(({ name }) => names.includes(name)).map(({ name, password }) => [name, password]),
			[cloud.state.repositoryUser.repoUserName, cloud.state.repositoryUser.password],
		];

		it('gives the vault what opens to the passwords in force', async () => {
			expect((await rotated(withKey)).status).toBe('success');
			expect(await opened(vault.stored)).toEqual(inForce('orders_app', 'orders_ro'));
			expect(vault.stored.map(({ system }) => system)).toEqual([instanceIn(cloud.state).id, instanceIn(cloud.state).id, 'Maven']);
			expect(instanceIn(cloud.state).accounts.filter(({ passwordChanges }) => passwordChanges === 1)).toHaveLength(2);
		});

		it('stores the other passwords when an account fails, and then says which one', async () => {
			const { status, error } = await rotated({ ...withKey, orders_ro: 'nobody_here' });
			expect([status, error?.message]).toEqual(['error', expect.stringMatching(/^1 password was not rotated or not stored: orders-prod\/nobody_here: .+/)]);
			expect(await opened(vault.stored)).toEqual(inForce('orders_app'));
		});

		it('loses nothing when the vault is closed: the execution has the encrypted passwords', async () => {
			vault.closed = true;
			const { status, error, main } = await rotated(withKey);
			expect([status, error?.message]).toEqual(['error', expect.stringMatching(/^3 passwords were .+orders_app \(reset, but not in the vault\): .+ \| Maven \(reset, but not in the vault\): /)]);
			const kept = json(main('Store in the vault')[1]).map((entry) => ({ ...entry, username: entry.username ?? entry.user_name }));
			expect(await opened(kept as unknown as Entry[])).toEqual(inForce('orders_app', 'orders_ro'));
		});

		it('stores the others when the Maven password cannot be read', async () => {
			cloud.emulator.fault({ path: /\/user\/info$/, status: 403, body: '{"error_code":"APIGW.0302","error_msg":"No access."}' });
			const { status, error } = await rotated(withKey);
			expect([status, error?.message]).toEqual(['error', expect.stringMatching(/^1 password was .+: Maven: The password was reset, but .+ could not be read/)]);
			expect(vault.stored.map(({ username }) => username)).toEqual(['orders_app', 'orders_ro']);
		});

		it('changes nothing before the public key is entered, and says so', async () => {
			const { status, error } = await rotated({});
			expect([status, error?.message]).toEqual(['error', expect.stringMatching(/^3 passwords were .+ orders-prod\/orders_app: 'Encrypt For' is not .+ \| Maven: 'Encrypt For' is not /)]);
			expect(vault.stored).toEqual([]);
			expect(cloud.emulator.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

	describe('key rotation', () => rotations(cloud, example, passwords));

	it('leave no password in the database or the log', async () => {
		expect(passwords.size).toBeGreaterThan(10);
		expect(leaked((await cloud.written()).all, [...passwords, cloud.emulator.credential.secretAccessKey])).toEqual([]);
	});
});
