import { SEEDED } from '../../emulator';
import { keyPair, open } from '../../fixtures/keys';
import { type Entry, imported, onlyExecution, post, publish, Vault } from './examples';
import { ended, json, runByHand } from './run';
import { folderIn, instanceIn, leaked, useN8n, userIn } from './setup';

interface Outcome {
	userName: string;
	status: string;
	reason: string;
	profile?: string;
	database?: string;
}

describe.each(['newest', 'oldest'] as const)('the examples in the %s n8n', (release) => {
	const cloud = useN8n(release, 'examples', { port: 5920, env: () => ({ GENERIC_TIMEZONE: 'UTC' }) });
	const example = async (file: string, replaced?: Record<string, string>) =>
		await imported(file, cloud.n8n, cloud.emulator, cloud.credentials, replaced);

	/** Every password that was sent or received; none of them may be anywhere in n8n. */
	const passwords = new Set<string>();
	const remember = () => {
		for (const { body } of cloud.emulator.received) if (body.includes('"password"')) passwords.add(JSON.parse(body).password);
		for (const user of [...cloud.state.users, cloud.state.repositoryUser]) if (user.passwordResets > 0) passwords.add(user.password);
	};
	afterEach(remember);

	const sent = async (path: string, eventType: string, employees: object[]) => {
		const { status, text } = await post(cloud.n8n, path, { eventType, eventId: 'evt-1', employees });
		remember();
		expect([status, [...passwords].filter((password) => text.includes(password))]).toEqual([200, []]);
		return JSON.parse(text) as { done: number; failed: number; results: Outcome[] };
	};
	const counted = ({ done, failed }: { done: number; failed: number }) => [done, failed];
	/** Users of whom there is only one, all of them with a personal folder. */
	const people = (count: number) =>
		cloud.state.users.filter(({ user_name }) => user_name !== SEEDED.duplicateUser && cloud.state.folders.some((folder) => folder.attach_name === user_name)).slice(0, count);
	const wrongNames = ['nobody.at.all', '', SEEDED.duplicateUser];

	describe('onboarding', () => {
		const path = 'huawei-cloud-onboarding';
		const LAST_DAY = '2099-12-31';
		beforeAll(async () => await publish(cloud.n8n, await example('onboarding.json'), path));

		it('prepares 50 people at once, and says for whom it could not', async () => {
			const right = people(45).map(({ user_name, user_phone }, index) => ({
				employeeId: index,
				department: 'Účetní 财务',
				desktopUserName: user_name,
				...(index % 5 === 4 ? { workEmail: '', mobilePhone: user_phone || '+420 601 000 111' } : { workEmail: `new.${user_name}@example.com`, mobilePhone: null }),
				...(index % 3 === 0 && { contractEndDate: LAST_DAY }),
			}));
			const left = people(46).slice(45).map(({ user_name }) => user_name);
			const wrong = [
				...wrongNames.map((desktopUserName) => ({ desktopUserName, workEmail: 'somebody@example.com' })),
				{ workEmail: 'somebody@example.com' },
				{ desktopUserName: left[0], workEmail: 'not an address' },
			];
			const answer = await sent(path, 'employee.joined', [...wrong, ...right]);

			expect(counted(answer)).toEqual([45, 5]);
			expect(answer.results.map(({ userName }) => userName)).toEqual([...right, ...wrong].map(({ desktopUserName = '' }) => desktopUserName));
			expect(answer.results.slice(45).map(({ reason }) => reason)).toEqual([
				expect.stringContaining('No Workspace user is called "nobody.at.all"'),
				expect.stringContaining("'User'"),
				expect.stringContaining(`2 Workspace users are called "${SEEDED.duplicateUser}"`),
				expect.stringContaining("'User'"),
				expect.stringContaining('not an address'),
			]);
			expect(cloud.state.users.filter(({ updates, passwordResets }) => updates === 1 && passwordResets === 1)).toHaveLength(45);
			expect(cloud.state.users.filter(({ updates, passwordResets }) => updates + passwordResets > 0)).toHaveLength(45);
			expect(cloud.state.notifications.filter(({ type }) => type === 'phone')).toHaveLength(9);
			expect(userIn(cloud.state)).toMatchObject({ user_email: 'new.a.novak@example.com', account_expires: Date.UTC(2099, 11, 31, 23, 59, 59), description: 'Účetní 财务' });
		});

		it('leaves what the HR system does not know as it is', async () => {
			const { user_email, user_phone, description } = { ...userIn(cloud.state) };
			expect([user_email, user_phone, description]).not.toContain('');
			const answer = await sent(path, 'employee.joined', [{ desktopUserName: SEEDED.user, workEmail: '', mobilePhone: null, department: '' }]);
			expect(answer.results).toMatchObject([{ status: 'done', passwordSentBy: 'email' }]);
			expect(userIn(cloud.state)).toMatchObject({ user_email, user_phone, description, updates: 1 });
		});

		it('takes nothing from anybody who does not know the header, and no other event', async () => {
			const event = { eventType: 'employee.left', employees: [{ desktopUserName: SEEDED.user, workEmail: 'a@example.com' }] };
			expect((await post(cloud.n8n, path, event, {})).status).toBe(403);
			expect((await post(cloud.n8n, path, event)).status).toBe(400);
			expect(cloud.emulator.received).toEqual([]);
		});
	});

	describe('offboarding', () => {
		const path = 'huawei-cloud-offboarding';
		beforeAll(async () => await publish(cloud.n8n, await example('offboarding.json'), path));

		it('shuts out 50 people at once; the same event again does no harm', async () => {
			const [databaseInstanceId, databaseAccount] = [instanceIn(cloud.state).id, SEEDED.account];
			const right = people(46).map(({ user_name }, index) => ({ desktopUserName: user_name, ...(index === 0 && { databaseInstanceId, databaseAccount }) }));
			const employees = [...right, ...wrongNames.map((desktopUserName) => ({ desktopUserName })), { desktopUserName: SEEDED.userWithoutFolder }];
			const account = () => instanceIn(cloud.state).accounts[0];
			const ofRight = () => cloud.state.users.filter(({ user_name }) => right.some(({ desktopUserName }) => desktopUserName === user_name));

			const first = await sent(path, 'employee.left', employees);
			expect(counted(first)).toEqual([47, 3]);
			expect(first.results[0]).toMatchObject({ status: 'done', profile: 'reset', database: 'rotated' });
			expect(first.results[49]).toMatchObject({ status: 'done', profile: 'no personal folder', database: 'none' });
			expect(ofRight().every(({ disabled, passwordResets }) => disabled && passwordResets === 1)).toBe(true);
			expect([cloud.state.notifications, account()?.passwordChanges]).toEqual([[], 1]);
			expect(right.map(({ desktopUserName }) => folderIn(cloud.state, desktopUserName).resets.length)).toEqual(right.map(() => 1));

			const second = await sent(path, 'employee.left', employees);
			expect(counted(second)).toEqual([47, 3]);
			expect(second.results[0]).toMatchObject({ status: 'done', profile: 'was reset before', database: 'rotated' });
			expect(cloud.state.folders.flatMap(({ resets }) => resets)).toHaveLength(46);
			expect(account()?.passwordChanges).toBe(2);
		});
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
			const right = people(47).map(({ user_name }) => user_name);
			const leavers = [...wrongNames, ...right].map((userName) => ({ userName }));
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
		const vault = new Vault();
		let url: string;
		beforeAll(async () => void (url = await vault.start()));
		beforeEach(() => {
			vault.stored.length = 0;
			vault.closed = false;
		});
		afterAll(() => vault.stop());

		const PLACEHOLDER = 'Paste the public key of the vault here, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----';
		const withKey = { [PLACEHOLDER]: JSON.stringify(publicKey).slice(1, -1) };
		const rotated = async (replaced: Record<string, string>) => {
			const workflow = await example('password-rotation.json', { 'https://vault.example.com': url, ...replaced });
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

	it('leave no password in the database or the log', async () => {
		expect(passwords.size).toBeGreaterThan(140);
		expect(leaked((await cloud.written()).all, [...passwords, cloud.emulator.credential.secretAccessKey])).toEqual([]);
	});
});
