import { SEEDED } from '../../emulator';
import { imported } from './examples';
import type { Life } from './life';
import { ended, json, runByHand } from './run';
import { present, userIn } from './setup';

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
		const has = ({ id, user_name: name }: { id: string; user_name: string }) => [cloud.state.groups.some(({ members: all }) => all.includes(id)), cloud.state.authorizations.some(({ account_id }) => account_id === id), cloud.state.sessions.some(({ login_user, session_state }) => ['Active', 'Disconnected'].includes(session_state) && login_user.startsWith(`${name}@`))];
		expect(new Set(gone.map((user) => [user.disabled, user.passwordResets, ...has(user)].join()))).toEqual(new Set(['true,1,false,false,false']));
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
}
