import { SEEDED } from '../../emulator';
import { imported, post, publish } from './examples';
import { ended, json, runByHand } from './run';
import { leaked, present, useN8n, userIn } from './setup';

/** What an example answers for one person. */
type Answer = Record<string, string>;

describe.each(['newest', 'oldest'] as const)('the examples of joiners, movers and leavers in the %s n8n', (release) => {
	const cloud = useN8n(release, 'life', { port: 6120, env: () => ({ GENERIC_TIMEZONE: 'UTC' }) });
	const publishExample = async (file: string, path: string, replaced?: Record<string, string>) =>
		await publish(cloud.n8n, await imported(file, cloud.n8n, cloud.emulator, cloud.credentials, replaced), path);

	// The cloud's jobs end at once, so that nobody waits.
	beforeEach(() => Object.keys(cloud.state.jobTimes).forEach((kind) => (cloud.state.jobTimes[kind as keyof typeof cloud.state.jobTimes] = 0)));

	/** Every password that was made; none of them may be anywhere in n8n. */
	const passwords = new Set<string>();
	const seeded = new Set<string>();
	beforeEach(() => cloud.state.users.forEach(({ password }) => seeded.add(password)));
	const remember = () => cloud.state.users.filter(({ password }) => !seeded.has(password)).forEach(({ password }) => passwords.add(password));

	const sent = async (path: string, employees: object[]): Promise<Answer[]> => {
		const { status, text } = await post(cloud.n8n, path, { employees });
		remember();
		expect([status, [...passwords].filter((password) => text.includes(password))]).toEqual([200, []]);
		return JSON.parse(text) as Answer[];
	};
	const changed = () => cloud.emulator.received.filter(({ method }) => method !== 'GET');
	const members = (group: string) => present(cloud.state.groups.find(({ name }) => name === group)).members;
	const desktop = (name: string) => present(cloud.state.desktops.find(({ computer_name }) => computer_name === name));

	describe('joiners', () => {
		const path = 'huawei-cloud-joiner';
		const departments = ['Finance', 'Sales', 'Engineering'];
		beforeAll(async () => await publishExample('joiner.json', path));

		it('creates 40 people with groups and desktops, and says for whom of 50 what could not be done', async () => {
			const free = cloud.state.desktops.slice(10, 30);
			for (const each of free) Object.assign(each, { attach_user_infos: [], attach_state: 'UNATTACH', status: 'SHUTOFF', task_status: '' });
			const right = Array.from({ length: 40 }, (_, index) => ({
				employeeId: index,
				firstName: 'Nina',
				lastName: `Newman ${index}`,
				userName: `n.newman${index}`,
				...(index % 4 === 3 ? { email: null, phone: '00420 601-000-111' } : { email: `n.newman${index}@example.com` }),
				department: departments[index % 3],
				contractEnd: index % 2 ? '2099-12-31' : '',
				...(index < 19 && { desktop: free[index]?.computer_name }),
			}));
			const again = { ...right[0], desktop: '' };
			const email = 'somebody@example.com';
			const wrong = [
				[{ email, department: 'Sales' }, /^user: 'User Name'/],
				[{ userName: 'two words', email, department: 'Sales' }, /^user: 'User Name' may contain/],
				[{ userName: SEEDED.duplicateUser, email, department: 'Sales' }, /^user: 2 Workspace users are called "j.smith"/],
				[{ userName: 'no.contact', email: '', department: 'Sales' }, /^user: 'Email' or 'Phone' is needed/],
				[{ userName: 'bad.email', email: 'bad.email', department: 'Sales' }, /^user: 'Email' is not an email address/],
				[{ userName: 'wrong.department', email, department: 'Finanec', desktop: free[19]?.computer_name }, /^group: No user group is called "Finanec"/],
				[{ userName: 'no.department', email, desktop: 'D999' }, /^group: 'User Group' is empty; desktop: No desktop is called "D999"/],
				[{ userName: 'taken.desktop', email, department: 'Sales', desktop: SEEDED.desktop }, /^desktop: Operation conflict: the desktop is assigned/],
			] as const;
			const known = [{ userName: SEEDED.user, department: 'Sales', email: '', contractEnd: '' }];
			const employees: Array<{ userName?: string }> = [...wrong.map(([person]) => person), ...known, again, ...right];
			expect(employees).toHaveLength(50);
			const answer = await sent(path, employees);

			expect(answer.map(({ userName }) => userName)).toEqual(employees.map(({ userName = '' }) => userName));
			expect(answer.slice(0, 8).map(({ status, reason }) => [status, reason])).toEqual(wrong.map(([, reason]) => ['failed', expect.stringMatching(reason)]));
			expect(answer[5]).toMatchObject({ user: 'created', group: '', desktop: free[19]?.computer_name });
			expect(answer[8]).toMatchObject({ status: 'done', user: 'updated', group: 'Sales', desktop: '', reason: '' });
			expect(answer.slice(8).filter(({ status, reason }) => status === 'done' && reason === '')).toHaveLength(42);
			expect(userIn(cloud.state, 'n.newman3')).toMatchObject({ user_email: '', user_phone: '+420601000111', account_expires: Date.UTC(2099, 11, 31, 23, 59, 59) });
			expect(userIn(cloud.state)).toMatchObject({ user_email: 'a.novak@example.com', description: 'Sales' });
			expect(cloud.state.users).toHaveLength(240 + 40 + 3);
			expect(cloud.state.notifications).toHaveLength(43);
			right.forEach(({ userName, department }) => expect(members(String(department))).toContain(userIn(cloud.state, userName).id));
			expect(free.map(({ status, attach_user_infos: [user], dataClears }) => [status, user?.user_name, dataClears])).toEqual(
				[...right.slice(0, 19).map(({ userName }) => userName), 'wrong.department'].map((userName) => ['ACTIVE', userName, 0]),
			);
			expect(desktop(SEEDED.desktop).attach_user_infos).toMatchObject([{ user_name: SEEDED.user }]);
		});

		it('may get the same event again, and then creates nobody', async () => {
			const [name] = SEEDED.freeDesktops;
			const employees = [{ userName: 'n.newman', email: 'n.newman@example.com', department: 'Sales', desktop: name }];
			expect(await sent(path, employees)).toMatchObject([{ status: 'done', user: 'created', desktop: name }]);
			const second = await sent(path, employees);
			expect([second, cloud.state.users.length, cloud.state.notifications.length]).toMatchObject([[{ status: 'done', user: 'updated' }], 241, 1]);
		});

		it('touches nobody if there are more people than the safety stop allows', async () => {
			const answer = await sent(path, Array.from({ length: 101 }, (_, index) => ({ userName: `n.newman${index}`, email: 'n@example.com', department: 'Sales', desktop: SEEDED.freeDesktops[0] })));
			expect(new Set(answer.map(({ status, reason }) => [status, reason].join()))).toEqual(new Set([expect.stringMatching(/^failed,user: Safety stop: nothing was changed, since 101 items/)]));
			expect(changed()).toEqual([]);
		});

		it('takes nothing from anybody who does not know the header', async () => {
			expect((await post(cloud.n8n, path, { employees: [{ userName: 'n.newman', email: 'n@example.com' }] }, {})).status).toBe(403);
			expect(cloud.emulator.received).toEqual([]);
		});
	});

	describe('movers', () => {
		const path = 'huawei-cloud-mover';
		const appsOf = (name: string) => cloud.state.authorizations.filter(({ account }) => account === name).map(({ app_group_id: id }) => cloud.state.appGroups.find((group) => group.id === id)?.name).sort();
		const groupsOf = (name: string) => cloud.state.groups.filter(({ members: all }) => all.includes(userIn(cloud.state, name).id)).map(({ name: group }) => group).sort();
		beforeAll(async () => await publishExample('mover.json', path));

		it('moves 44 of 50 people with groups and app groups, and says what is wrong with the others', async () => {
			const [old, other] = ['Finance', 'Support'];
			const names = cloud.state.users.filter(({ user_name }) => ![SEEDED.duplicateUser, SEEDED.disabledUser].includes(user_name as never)).slice(0, 50).map(({ user_name }) => user_name);
			for (const group of cloud.state.groups) group.members = group.name === old ? cloud.state.users.map(({ id }) => id) : [];
			const sap = present(cloud.state.appGroups.find(({ name }) => name === 'SAP GUI')).id;
			cloud.state.authorizations = names.map((name) => ({ ...present(cloud.state.authorizations[0]), account: name, account_id: userIn(cloud.state, name).id, app_group_id: sap }));
			const right = names.slice(0, 43).map((userName, employeeId) => ({ employeeId, userName, oldDepartment: old, newDepartment: employeeId % 2 ? other : 'Engineering' }));
			const wrong = [
				[{ oldDepartment: old, newDepartment: other }, /^new group: 'User' is empty/],
				[{ userName: 'a.novk', oldDepartment: old, newDepartment: other }, /^new group: No Workspace user is called "a.novk"/],
				[{ userName: SEEDED.duplicateUser, oldDepartment: old, newDepartment: other }, /^new group: 2 Workspace users are called "j.smith"/],
				[{ userName: names[44], oldDepartment: old, newDepartment: 'Supprot' }, /^new department: there is no "Supprot" in Departments/],
				[{ userName: names[45], oldDepartment: old }, /^new department: there is no "" in Departments/],
				[{ userName: names[46], oldDepartment: '', newDepartment: other }, /^old department: there is no "" in Departments/],
			] as const;
			const same = { userName: names[47], oldDepartment: other, newDepartment: 'Sales' };
			const answer = await sent(path, [...wrong.map(([person]) => person), same, ...right]);

			expect(answer).toHaveLength(50);
			expect(answer.slice(0, 6).map(({ status, reason }) => [status, reason])).toEqual(wrong.map(([, reason]) => ['failed', expect.stringMatching(reason)]));
			expect(new Set(answer.slice(6).map(({ status, reason }) => [status, reason].join()))).toEqual(new Set(['done,']));
			expect(right.map(({ userName }) => [...groupsOf(userName), ...appsOf(userName)])).toEqual(right.map(({ newDepartment }) => (newDepartment === other ? [other, 'Browser'] : ['Engineering', 'CAD'])));
			// Both departments have the same app group, which stays.
			expect([groupsOf(String(names[47])), appsOf(String(names[47]))]).toEqual([['Finance', 'Sales'], ['Browser', 'SAP GUI']]);
			expect([44, 45].map((index) => [groupsOf(String(names[index])), appsOf(String(names[index]))])).toEqual([[[old], ['SAP GUI']], [[old], ['SAP GUI']]]);
			expect([groupsOf(String(names[46])), appsOf(String(names[46]))]).toEqual([[old, other], ['Browser', 'SAP GUI']]);
		});

		it('may get the same event again, and stops at too many people', async () => {
			const employees = [{ userName: SEEDED.similarUser, oldDepartment: 'Finance', newDepartment: 'Support' }];
			expect([...(await sent(path, employees)), ...(await sent(path, employees))].map(({ status }) => status)).toEqual(['done', 'done']);
			cloud.emulator.reset();
			const many = cloud.state.users.filter(({ user_name }) => user_name !== SEEDED.duplicateUser).slice(0, 101);
			const answer = await sent(path, many.map(({ user_name: userName }) => ({ userName, oldDepartment: 'Finance', newDepartment: 'Support' })));
			expect([new Set(answer.map(({ reason }) => reason)), changed()]).toEqual([new Set([expect.stringMatching(/^new group: Safety stop: /)]), []]);
		});
	});

	describe('leavers', () => {
		const path = 'huawei-cloud-leaver';
		beforeAll(async () => await publishExample('leaver.json', path));
		const people = (count: number) => cloud.state.users.filter(({ user_name }) => user_name !== SEEDED.duplicateUser).slice(0, count).map(({ user_name: userName }, employeeId) => ({ employeeId, userName }));
		/** What the daily part does with people who were reported so many days ago, or more. */
		const daily = async (days: number) => {
			const workflow = await imported('leaver.json', cloud.n8n, cloud.emulator, cloud.credentials, { '{ days: 30 }': `{ days: ${days} }` });
			const { status, main } = await ended(cloud.n8n, await runByHand(cloud.n8n, workflow, 'Every day'));
			expect(status).toBe('success');
			return json(main('Note it')[0]).map(({ userName, status: noted, report }) => [userName, noted, report]);
		};

		it('shuts out 46 of 50 people and says what is wrong with the others; the same event again does only what is left', async () => {
			const right = people(46);
			const broken = right[10]?.userName;
			const own = present(cloud.state.desktops.find(({ attach_user_infos: [user], desktop_type: type }) => user?.user_name === broken && type !== 'SHARED'));
			own.failing = { error_code: 'WKS.00010001', fail_reason: 'The agent does not answer' };
			const wrong = [
				[{ employeeId: 101, userName: 'a.novk' }, /^No Workspace user is called "a.novk"/],
				[{ employeeId: 102, userName: SEEDED.duplicateUser }, /^2 Workspace users are called "j.smith"/],
				[{ employeeId: 103 }, /^'User' is empty/],
				[{ userName: '' }, /^'User' is empty/],
			] as const;
			const employees = [...wrong.map(([person]) => person), ...right];
			const first = await sent(path, employees);

			expect(first.slice(0, 4).map(({ status, report }) => [status, report])).toEqual(wrong.map(([, report]) => ['failed', expect.stringMatching(report)]));
			expect(first.slice(4).map(({ employeeId, userName, status }) => [employeeId, userName, status])).toEqual(
				right.map(({ employeeId, userName }) => [String(employeeId), userName, userName === broken ? 'failed' : 'offboarded']),
			);
			expect(first[14]?.report).toMatch(/^disable: done; .+; unassignDesktops: failed \(.*The agent does not answer.*\)$/);
			const gone = right.map(({ userName }) => userIn(cloud.state, userName));
			const has = (id: string) => [cloud.state.groups.some(({ members: all }) => all.includes(id)), cloud.state.authorizations.some(({ account_id }) => account_id === id), cloud.state.sessions.some(({ login_user, session_state }) => session_state === 'Active' && login_user === id)];
			expect(new Set(gone.map(({ id, disabled, passwordResets }) => [disabled, passwordResets, ...has(id)].join()))).toEqual(new Set(['true,1,false,false,false']));
			expect(cloud.state.users.filter(({ disabled, passwordResets }) => disabled && passwordResets > 0)).toHaveLength(46);
			const left = () => cloud.state.desktops.filter(({ attach_user_infos: users }) => users.some(({ user_id: id }) => gone.some((user) => user.id === id))).map(({ computer_name: name }) => name);
			expect([left(), cloud.state.notifications]).toEqual([[own.computer_name], []]);

			cloud.emulator.received.length = 0;
			const second = await sent(path, employees);
			expect(second.map(({ status }) => status)).toEqual(first.map(({ status }, place) => (place < 4 ? status : 'offboarded')));
			expect(second[14]?.report).toBe('disable: nothing to do; resetPassword: done; logOffDesktops: nothing to do; logOffAppSessions: nothing to do; unbindOtpDevices: nothing to do; revokeAppGroups: nothing to do; leaveGroups: nothing to do; unassignDesktops: done');
			expect([left(), changed().length]).toEqual([[], 1]);

			expect(await daily(30)).toEqual([]);
			cloud.emulator.fault({ path: /batch-delete$/, status: 403, body: '{"error_code":"WKS.0403","error_msg":"No access."}' });
			const refused = await daily(-1);
			expect(refused.map(([, status]) => status)).toEqual(right.map(() => 'offboarded'));
			expect(refused[0]?.[2]).toMatch(/No access/);
			expect((await daily(-1)).map(([userName, status]) => [userName, status])).toEqual(right.map(({ userName }) => [userName, 'deleted']));
			expect(cloud.state.users).toHaveLength(240 - 46);
			expect(await daily(-1)).toEqual([]);
		});

		it('touches nobody if it is more than a quarter of the users', async () => {
			const answer = await sent(path, people(61).map(({ userName }) => ({ employeeId: `again ${userName}`, userName })));
			expect(new Set(answer.map(({ status, report }) => [status, report].join()))).toEqual(new Set([expect.stringMatching(/^failed,Safety stop: nothing was changed, since 61 items .+ 25 % of the 240 users/)]));
			expect(changed()).toEqual([]);
		});
	});

	it('leave no password in the database or the log', async () => {
		expect(passwords.size).toBeGreaterThan(40);
		expect(leaked((await cloud.written()).all, [...passwords, cloud.emulator.credential.secretAccessKey])).toEqual([]);
	});
});
