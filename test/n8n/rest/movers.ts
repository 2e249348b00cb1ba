import { SEEDED } from '../../emulator';
import type { Life } from './life';
import { present, userIn } from './setup';

/** What mover.json does, in an n8n with the examples. */
export function movers({ cloud, publishExample, sent, changed }: Life): void {
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
}
