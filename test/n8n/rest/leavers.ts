import { SEEDED } from '../../emulator';
import { imported } from './examples';
import type { Life } from './life';
import { ended, json, runByHand } from './run';
import { instanceIn, present, userIn } from './setup';

/** What leaver.json does, in an n8n with the examples. */
export function leavers({ cloud, publishExample, sent, changed }: Life): void {
	const path = 'huawei-cloud-leaver';
	beforeAll(async () => await publishExample('leaver.json', path));
	const people = (count: number) => cloud.state.users.filter(({ user_name }) => user_name !== SEEDED.duplicateUser).slice(0, count).map(({ user_name: userName }, employeeId) => ({ employeeId, userName }));
	/** What the daily part does with people who were reported so many days ago, or more. */
	const daily = async (days: number) => {
		const workflow = await imported('leaver.json', cloud.n8n, cloud.emulator, cloud.credentials, { '{ days: 30 }': `{ days: ${days} }` });
		const { status, main } = await ended(cloud.n8n, await runByHand(cloud.n8n, workflow, 'Every day'));
		expect(status).toBe('success');
		return json(main('Note it')[0]).map(({ userName, status: noted, workspace }) => [userName, noted, workspace]);
	};

	it('shuts out 46 of 52 people and says what is wrong with the others; the same event again does only what is left', async () => {
		const { iam } = cloud.state;
		const { accounts } = instanceIn(cloud.state);
		const iamUser = (name = '') => present(iam.users.find(({ user_name }) => user_name === name));
		const all = people(48).filter(({ userName }) => ![SEEDED.disabledUser, SEEDED.expiredUser].some((name) => name === userName));
		// Every other person has no IAM user, one an IAM user of another name, ten have a database account, and one had one.
		iam.users = iam.users.filter(({ user_name }) => !all.some(({ userName }, place) => place % 2 === 1 && userName === user_name));
		const owned = accounts.slice(4, 14).map(({ name }) => name);
		const right = all.map((person, place) => ({ ...person, ...(place === 1 && { iamUserName: SEEDED.iamUserInTenGroups }), ...(place < 10 && { ddmAccountName: owned[place] }), ...(place === 45 && { ddmAccountName: 'long_gone' }) }));
		const [broken, refused] = [right[11]?.userName, right[12]?.userName];
		const own = present(cloud.state.desktops.find(({ attach_user_infos: [user], desktop_type: type }) => user?.user_name === broken && type !== 'SHARED'));
		own.failing = { error_code: 'WKS.00010001', fail_reason: 'The agent does not answer' };
		cloud.emulator.fault({ method: 'PUT', path: new RegExp(`users/${iamUser(refused).user_id}$`), status: 403, body: '{"error_code":"PAP5.0001","error_msg":"No access."}' });
		const [NO_USER, NO_NAME, NOT_TOUCHED] = ['no IAM user of this name', 'no account can have this name', 'not touched'];
		const wrong = [
			[{ employeeId: 101, userName: 'a.novk' }, [/^No Workspace user is called "a.novk"/, NO_USER, NO_NAME]],
			[{ employeeId: 102, userName: SEEDED.duplicateUser }, [/^2 Workspace users are called "j.smith"/, NOT_TOUCHED, NOT_TOUCHED]],
			[{ employeeId: 103 }, [/^'User' is empty/, /^'User' is empty/, /^'Account' is empty/]],
			[{ userName: '' }, [/^'User' is empty/, /^'User' is empty/, NO_NAME]],
			[{ employeeId: 104, userName: SEEDED.disabledUser, iamUserName: 'm.rosi' }, [/^disable: nothing to do; /, /^No IAM user is called "m.rosi"/, NO_NAME]],
			[{ employeeId: 105, userName: SEEDED.expiredUser, iamUserName: SEEDED.iamCaller }, [/^disable: done; /, /^build-agent is the user whose access key this credential holds, and is not offboarded/, NO_NAME]],
		] as const;
		const employees = [...wrong.map(([person]) => person), ...right];
		const first = await sent(path, employees);

		const reports = ({ workspace, iam: account, ddm }: Record<string, string>) => [workspace, account, ddm];
		expect(first.slice(0, 6).map((row) => [row.status, ...reports(row)])).toEqual(wrong.map(([, [workspace, account, ddm]]) => ['failed', expect.stringMatching(workspace), expect.stringMatching(account), expect.stringMatching(ddm)]));
		expect(first.slice(6).map(({ employeeId, userName, status }) => [employeeId, userName, status])).toEqual(
			right.map(({ employeeId, userName }) => [String(employeeId), userName, [broken, refused].includes(userName) ? 'failed' : 'offboarded']),
		);
		expect(first[17]?.workspace).toMatch(/^disable: done; .+; unassignDesktops: failed \(.*The agent does not answer.*\)$/);
		expect(first[18]?.iam).toMatch(/^disable: failed \(.*No access.*\); deactivateAccessKeys: .+; detachPolicies: nothing to do$/);
		const outside = right.flatMap(({ userName, iamUserName }, place) => (place % 2 === 0 || iamUserName ? [iamUser(iamUserName ?? userName)] : []));
		expect(outside.filter(({ enabled, accessKeys, loginProfile }) => enabled || loginProfile || accessKeys.some(({ status }) => status === 'active')).map(({ user_name: name }) => name)).toEqual([refused]);
		expect(first.slice(6).map(({ iam: account }) => account === NO_USER)).toEqual(right.map((_, place) => place % 2 === 1 && place !== 1));
		expect(first.slice(6).map(({ ddm }) => ddm)).toEqual(right.map((_, place) => (place < 10 ? 'deleted' : place === 45 ? 'no account of this name' : NO_NAME)));
		expect([accounts.length, instanceIn(cloud.state).accounts.filter(({ name }) => owned.includes(name))]).toEqual([100, []]);
		const gone = right.map(({ userName }) => userIn(cloud.state, userName));
		const has = ({ id, user_name: name }: { id: string; user_name: string }) => [cloud.state.groups.some(({ members: all }) => all.includes(id)), cloud.state.authorizations.some(({ account_id }) => account_id === id), cloud.state.sessions.some(({ login_user, session_state }) => ['Active', 'Disconnected'].includes(session_state) && login_user.startsWith(`${name}@`))];
		expect(new Set(gone.map((user) => [user.disabled, user.passwordResets, ...has(user)].join()))).toEqual(new Set(['true,1,false,false,false']));
		expect(cloud.state.users.filter(({ disabled, passwordResets }) => disabled && passwordResets > 0)).toHaveLength(48);
		const left = () => cloud.state.desktops.filter(({ attach_user_infos: users }) => users.some(({ user_id: id }) => gone.some((user) => user.id === id))).map(({ computer_name: name }) => name);
		expect([left(), cloud.state.notifications]).toEqual([[own.computer_name], []]);

		cloud.emulator.received.length = 0;
		const second = await sent(path, employees);
		expect(second.map(({ status }) => status)).toEqual(first.map(({ status }, place) => (place < 6 ? status : 'offboarded')));
		expect(second[17]?.workspace).toBe('disable: nothing to do; resetPassword: done; logOffDesktops: nothing to do; logOffAppSessions: nothing to do; unbindOtpDevices: nothing to do; revokeAppGroups: nothing to do; leaveGroups: nothing to do; unassignDesktops: done');
		expect(second[18]?.iam).toBe('disable: done; deactivateAccessKeys: nothing to do; removePassword: nothing to do; unbindMfaDevices: nothing to do; leaveGroups: nothing to do; detachPolicies: nothing to do');
		expect(second.slice(6, 16).map(({ ddm }) => ddm)).toEqual(owned.map(() => 'no account of this name'));
		expect(changed().filter(({ method }) => method !== 'DELETE').map(({ path: to }) => to.split('/').slice(-2).join('/'))).toEqual(['desktops/detach', `users/${iamUser(refused).user_id}`]);
		expect(left()).toEqual([]);

		expect(await daily(30)).toEqual([]);
		cloud.emulator.fault({ path: /batch-delete$/, status: 403, body: '{"error_code":"WKS.0403","error_msg":"No access."}' });
		const noAccess = await daily(-1);
		expect(noAccess.map(([, status]) => status)).toEqual(right.map(() => 'offboarded'));
		expect(noAccess[0]?.[2]).toMatch(/No access/);
		expect((await daily(-1)).map(([userName, status]) => [userName, status])).toEqual(right.map(({ userName }) => [userName, 'deleted']));
		expect(cloud.state.users).toHaveLength(240 - 46);
		expect(await daily(-1)).toEqual([]);
	});

	it('touches nobody if it is more than a quarter of the users', async () => {
		const answer = await sent(path, people(61).map(({ userName }) => ({ employeeId: `again ${userName}`, userName })));
		expect(new Set(answer.map(({ status, workspace, iam, ddm }) => [status, iam, ddm, workspace].join()))).toEqual(new Set([expect.stringMatching(/^failed,not touched,not touched,Safety stop: nothing was changed\. 61 items .+ 25 % of the 240 users/)]));
		expect(changed()).toEqual([]);
	});
}
