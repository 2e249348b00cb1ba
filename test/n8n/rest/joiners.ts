import { SEEDED } from '../../emulator';
import { post } from './examples';
import type { Life } from './life';
import { present, userIn } from './setup';

/** What joiner.json does, in an n8n with the examples. */
export function joiners({ cloud, publishExample, sent, changed }: Life): void {
	const path = 'huawei-cloud-joiner';
	const departments = ['Finance', 'Sales', 'Engineering'];
	const members = (group: string) => present(cloud.state.groups.find(({ name }) => name === group)).members;
	const desktop = (name: string) => present(cloud.state.desktops.find(({ computer_name }) => computer_name === name));
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
		const again = { ...present(right[0]), desktop: '' };
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
		const employees = [...wrong.map(([person]) => person), ...known, again, ...right];
		expect(employees).toHaveLength(50);
		const answer = await sent(path, employees);

		expect(answer.map(({ userName }) => userName)).toEqual(employees.map((person) => ('userName' in person ? person.userName : '')));
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
		expect(new Set(answer.map(({ status, reason }) => [status, reason].join()))).toEqual(new Set([expect.stringMatching(/^failed,user: Safety stop: nothing was changed\. 101 items/)]));
		expect(changed()).toEqual([]);
	});

	it('takes nothing from anybody who does not know the header', async () => {
		expect((await post(cloud.n8n, path, { employees: [{ userName: 'n.newman', email: 'n@example.com' }] }, {})).status).toBe(403);
		expect(cloud.emulator.received).toEqual([]);
	});
}
