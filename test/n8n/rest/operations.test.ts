import { SEEDED } from '../../emulator';
import { json, runNodes, type Tested } from './run';
import { folderIn, instanceIn, leaked, present, useN8n, userIn } from './setup';

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

describe.each(['newest', 'oldest'] as const)('run by hand in the %s n8n', (release) => {
	const cloud = useN8n(release, 'operations', { port: 5910, credential: ({ temporaryCredential }) => temporaryCredential });

	/** The passwords Huawei Cloud made and returned. */
	const returned: string[] = [];
	afterEach(() => {
		for (const { passwordResets, password } of [...cloud.state.users, cloud.state.repositoryUser]) if (passwordResets > 0) returned.push(password);
	});

	/** Runs the node behind an Edit Fields node that adds `suffix`, once for each item. */
	const run = async (type: string, parameters: object, items: object[], more: Partial<Tested> = {}) => {
		const assignments = [{ id: '1', name: 'suffix', value: '={{ "of " + $json.name }}', type: 'string' }];
		const parametersOfSet = { assignments: { assignments }, includeOtherFields: true, options: {} };
		const fields = { name: 'Fields', type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: parametersOfSet };
		const tested = { name: 'Tested', type: `n8n-nodes-huaweicloud.${type}`, parameters, credentials: cloud.credentials, ...more };
		return await runNodes(cloud.n8n, items, [fields, tested]);
	};
	const workspace = async (parameters: object, names: string[], more?: Partial<Tested>) =>
		await run('huaweiCloudWorkspace', { resource: 'user', ...parameters }, names.map((name) => ({ name })), more);
	const byName = locator('name', "={{ $('Fields').item.json.name }}");
	const [anna, adela] = [SEEDED.user, SEEDED.similarUser];

	it('Get reads each user', async () => {
		const { status, main } = await workspace({ operation: 'get', userId: byName }, [anna, adela]);
		expect(status).toBe('success');
		expect(json(main('Tested')[0])).toMatchObject([{ user_name: anna, account_expires: '0' }, { user_name: adela }]);
	});

	it('Get Many returns every user that matches', async () => {
		const { main } = await workspace({ operation: 'getAll', returnAll: true, filters: { userName: '={{ $json.name.slice(2, 7) }}' } }, [anna]);
		expect(json(main('Tested')[0]).map(({ user_name }) => user_name)).toEqual([anna, adela]);
	});

	it('Update changes each user with its own values', async () => {
		const updateFields = { description: "={{ $json.suffix + ', ' + $('Input').item.json.name }}", disabled: true };
		const { main } = await workspace({ operation: 'update', userId: byName, updateFields }, [anna, adela]);
		expect(json(main('Tested')[0])).toEqual([anna, adela].map((name) => ({ id: userIn(cloud.state, name).id, user_name: name })));
		expect(userIn(cloud.state, adela)).toMatchObject({ description: `of ${adela}, ${adela}`, disabled: true, updates: 1 });
	});

	const resetPasswords = { operation: 'resetPassword', userId: byName, notificationType: ['email'] };

	it('Reset Password returns the new password of each user', async () => {
		const { main } = await workspace(resetPasswords, [anna, adela], { onError: 'continueErrorOutput' });
		expect(json(main('Tested')[0]).map(({ password }) => password)).toEqual([anna, adela].map((name) => userIn(cloud.state, name).password));
		expect(cloud.state.notifications).toHaveLength(2);
	});

	it('Reset Password changes nobody where a failure would lose the new passwords of the others', async () => {
		const { status, error } = await workspace(resetPasswords, [anna, adela]);
		expect([status, error?.message]).toEqual(['error', 'Nothing was sent: 2 items came in, and if one failed, n8n would lose the new passwords of the others']);
		expect(error?.description).toBe("Set 'On Error' in the node's settings to 'Continue (using error output)', or let one item come in at a time. Nothing was changed.");
		expect(cloud.emulator.received).toEqual([]);
	});

	it.each([
		['Add to Group', 'addToGroup', { added: true }],
		['Remove From Group', 'removeFromGroup', { removed: true }],
	])('%s is one request for the users of a group', async (_name, operation, done) => {
		const group = present(cloud.state.groups.find(({ name }) => name === SEEDED.group));
		const { main } = await workspace({ operation, userId: byName, groupId: locator('name', SEEDED.group) }, [anna, adela]);
		expect(json(main('Tested')[0])).toEqual([anna, adela].map((name) => ({ id: userIn(cloud.state, name).id, user_name: name, group_id: group.id, ...done })));
		expect(cloud.emulator.received.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	it('a limit of the cloud costs time and no item, and the run says so', async () => {
		cloud.emulator.limit({ requests: 2, window: 2000, kind: 'fixed', methods: ['PUT'] });
		const names = cloud.state.users.slice(-5).map(({ user_name }) => user_name);
		const { main, hints } = await workspace({ operation: 'update', userId: byName, updateFields: { disabled: true } }, names);
		expect(json(main('Tested')[0])).toHaveLength(5);
		expect(hints('Tested')).toEqual([{ message: expect.stringMatching(/^Because of its limits, Huawei Cloud refused \d+ requests? at first, which (was|were) sent again; the run took \d+ seconds longer$/), location: 'outputPane' }]);
	});

	it('Reset resets the profile of each user', async () => {
		const items = [anna, adela].map((name) => ({ name, folder: folderIn(cloud.state, name).cloud_storage_assignment_id }));
		const parameters = { resource: 'userProfile', operation: 'reset', cloudStorageAssignmentId: locator('id', '={{ $json.folder }}'), originalName: '' };
		const { main } = await run('huaweiCloudWorkspace', parameters, items);
		expect(json(main('Tested')[0])).toEqual(items.map(({ folder }) => ({ success: true, cloudStorageAssignmentId: folder })));
		expect([anna, adela].map((name) => folderIn(cloud.state, name).resets)).toEqual([[{}], [{}]]);
	});

	it('a desktop user comes, gets a desktop, and leaves, all that failed with its report', async () => {
		const steps = async (parameters: object, more?: Partial<Tested>) => await run('huaweiCloudWorkspace', parameters, [{ name: 'n.newman' }], more);
		const [desktop] = SEEDED.freeDesktops;
		cloud.state.jobTimes = { ...cloud.state.jobTimes, waiting: 0, attach: 0, 'os-start': 0, detach: 0 };
		const created = await steps({ resource: 'user', operation: 'upsert', userName: '={{ $json.name }}', userEmail: 'n.newman@example.com', additionalFields: { description: '={{ $json.suffix }}' } });
		expect(json(created.main('Tested')[0])).toMatchObject([{ user_name: 'n.newman', created: true }]);
		const onDesktop = { resource: 'desktop', desktopId: locator('name', desktop) };
		const assigned = await steps({ ...onDesktop, operation: 'assign', userId: byName, additionalFields: {} });
		expect(json(assigned.main('Tested')[0])).toMatchObject([{ computer_name: desktop, user_name: 'n.newman', assigned: true }]);
		const offboard = { resource: 'user', operation: 'offboard', userId: byName, steps: ['disable', 'leaveGroups', 'unassignDesktops'] };
		cloud.emulator.fault({ path: '/desktops/detach', status: 400, body: '{"error_code":"WKS.1","error_msg":"Out of order."}' });
		const half = await steps(offboard, { onError: 'continueErrorOutput' });
		expect(json(half.main('Tested')[1])).toMatchObject([{ name: 'n.newman', error: expect.stringMatching(/^1 of 3 steps failed/), message: [{ outcome: 'done' }, { outcome: 'nothing to do' }, { outcome: 'failed', reason: 'Out of order.' }] }]);
		const whole = await steps(offboard);
		expect(json(whole.main('Tested')[0])).toMatchObject([{ user_name: 'n.newman', steps: [{ outcome: 'nothing to do' }, { outcome: 'nothing to do' }, { outcome: 'done' }] }]);
		expect(userIn(cloud.state, 'n.newman').disabled).toBe(true);
	});

	const ddm = async (start: string, names: string[], more?: Partial<Tested>) => {
		const items = names.map((name) => ({ name, instance: instanceIn(cloud.state).id }));
		const [instanceId, accountName] = [locator('id', '={{ $json.instance }}'), locator('name', '={{ $json.name }}')];
		// In two pieces, so that nothing but the node ever has the whole password.
		const parameters = { resource: 'account', operation: 'resetPassword', instanceId, accountName, passwordSource: 'set', password: `={{ "${start}" + "Sent~0nly" }}` };
		return await run('huaweiCloudDdm', parameters, items, more);
	};

	it('Reset Password sets the given password of each account', async () => {
		const { main } = await ddm('Whole~', [SEEDED.account, 'orders_ro']);
		expect(json(main('Tested')[0])).toMatchObject([{ success: true }, { success: true, user_name: 'orders_ro' }]);
		expect(instanceIn(cloud.state).accounts.slice(0, 2).map(({ password }) => password)).toEqual(['Whole~Sent~0nly', 'Whole~Sent~0nly']);
	});

	it('Reset Password makes one Maven password for all items, and returns it where that is wanted', async () => {
		const items = [{ name: 'me' }, { name: 'myself' }];
		const { main } = await run('huaweiCloudCodeArtsArtifact', { resource: 'mavenUser', operation: 'resetPassword', returnCredentials: true }, items);
		const { repoUserName, password, passwordResets } = cloud.state.repositoryUser;
		expect([json(main('Tested')[0]), passwordResets]).toMatchObject([[{ username: repoUserName, password }], 1]);
	});

	describe('when one of three users does not exist', () => {
		const update = async (onError?: string) =>
			await workspace({ operation: 'update', userId: byName, updateFields: { disabled: true } }, [anna, 'nobody', adela], { onError });
		const failure = { error: expect.stringContaining('No Workspace user is called "nobody"') };
		const id = (name: string) => ({ id: userIn(cloud.state, name).id, user_name: name });

		it('the execution stops and says so', async () => {
			const { status, error } = await update();
			expect([status, error?.message]).toEqual(['error', expect.stringContaining('No Workspace user is called "nobody"')]);
		});

		it('the others are done with Continue On Fail', async () => {
			const { status, main } = await update('continueRegularOutput');
			expect([status, json(main('Tested')[0])]).toEqual(['success', [id(anna), failure, id(adela)]]);
			expect([anna, adela].map((name) => userIn(cloud.state, name).updates)).toEqual([1, 1]);
		});

		it('it alone takes the error output, with what it came with', async () => {
			const { main } = await update('continueErrorOutput');
			expect(json(main('Tested')[0])).toEqual([id(anna), id(adela)]);
			expect(json(main('Tested')[1])).toEqual([{ name: 'nobody', suffix: 'of nobody', ...failure }]);
			expect(main('Tested')[1]?.[0]?.pairedItem).toMatchObject({ item: 1 });
		});
	});

	it('an answer that repeats what was sent leaves no secret in the error', async () => {
		const { secretAccessKey, securityToken } = cloud.emulator.temporaryCredential;
		const body = JSON.stringify({ errCode: 'DBS.300306', externalMessage: `Whole~Sent~0nly ${secretAccessKey} ${securityToken}` });
		cloud.emulator.fault({ status: 400, body, path: /\/password$/ });
		const { error, text } = await ddm('Whole~', [SEEDED.account]);
		expect(error?.message).toBe('*** *** ***');
		expect([secretAccessKey, securityToken, 'Whole~Sent~0nly'].filter((secret) => text.includes(secret))).toEqual([]);
	});

	describe('the HTTP Request node with the credential', () => {
		const call = async (parameters: object) => {
			const authentication = { authentication: 'predefinedCredentialType', nodeCredentialType: 'huaweiCloudApi', options: {} };
			const node = { name: 'Tested', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, credentials: cloud.credentials };
			return await runNodes(cloud.n8n, [{ name: 'Žofie Účetní · 财务' }], [{ ...node, parameters: { ...authentication, ...parameters } }]);
		};
		const users = () => `${cloud.emulator.url}/v2/${cloud.emulator.credential.projectId}/users`;
		const pairs = (values: object) => ({ parameters: Object.entries(values).map(([name, value]) => ({ name, value })) });

		it('signs a GET with a query', async () => {
			const { main } = await call({ url: users(), sendQuery: true, queryParameters: pairs({ user_name: 'novak', limit: '2', description: "a b+c'(d)*~/ü" }) });
			expect(cloud.emulator.received).toMatchObject([{ status: 200, query: { user_name: ['novak'], description: ["a b+c'(d)*~/ü"] } }]);
			expect(json(main('Tested')[0])).toMatchObject([{ users: [] }]);
		});

		it('signs a PUT with a JSON body', async () => {
			const body = { sendBody: true, specifyBody: 'json', jsonBody: '={{ { description: $json.name } }}' };
			await call({ method: 'PUT', url: `${users()}/${userIn(cloud.state).id}`, ...body });
			expect(cloud.emulator.received).toMatchObject([{ status: 200, method: 'PUT' }]);
			expect(userIn(cloud.state).description).toBe('Žofie Účetní · 财务');
		});

		it('signs a path in any script', async () => {
			const { status } = await call({ url: `=${users()}/{{ $json.name }} ([ü]'|*!~` });
			expect([status, cloud.emulator.received.map((request) => request.status)]).toEqual(['error', [400]]);
		});
	});

	it('nothing of what was sent in secret is in the database or the log, and what was returned is not in the log', async () => {
		const { secretAccessKey, securityToken } = cloud.emulator.temporaryCredential;
		const { all, log } = await cloud.written();
		expect(leaked(all, [secretAccessKey, securityToken, 'Whole~Sent~0nly'])).toEqual([]);
		expect([returned.length, leaked(all, returned).length, leaked(log, returned)]).toEqual([3, 3, []]);
	});
});
