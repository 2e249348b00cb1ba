import { SEEDED, type IamUser, type WorkspaceUser } from '.';
import { useEmulator } from './client';

const cloud = useEmulator();

describe('the seed', () => {
	it('has 240 users with IDs and addresses of their own, of many kinds', () => {
		const { users } = cloud.state;
		const count = (is: (user: WorkspaceUser) => boolean) => users.filter(is).length;
		expect([users.length, new Set(users.map(({ id }) => id)).size, new Set(users.map(({ user_email }) => user_email)).size]).toEqual([240, 240, 240]);
		expect(users.every(({ id, user_name }) => /^[0-9a-f]{32}$/.test(id) && /^[a-z.]{1,20}$/.test(user_name))).toBe(true);
		expect(count(({ disabled }) => disabled)).toBeGreaterThan(5);
		expect(count(({ locked }) => locked)).toBeGreaterThan(5);
		expect(count(({ account_expires }) => account_expires > 0)).toBeGreaterThan(5);
		expect(count(({ active_type }) => active_type === 'ADMIN_ACTIVATE')).toBeGreaterThan(50);
	});

	it('has two users of one name, in two domains', () => {
		const twins = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
		expect(new Set(twins.map(({ domain }) => domain)).size).toBe(2);
	});

	it('has 130 IAM users of many kinds, each with a name of their own that IAM allows', () => {
		const { users, groups, account, quotas } = cloud.state.iam;
		const count = (is: (user: IamUser) => boolean) => users.filter(is).length;
		expect([users.length, new Set(users.map(({ user_id: id }) => id)).size, new Set(users.map(({ user_name: name }) => name)).size]).toEqual([130, 130, 130]);
		expect(users.every(({ user_name: name }) => /^[a-zA-Z_\-. ][0-9a-zA-Z_\-. ]*$/.test(name))).toBe(true);
		expect(count(({ is_root_user: isRoot, user_name: name }) => isRoot && name === account.name)).toBe(1);
		expect(count(({ last_login_at: login }) => login === null)).toBeGreaterThan(10);
		expect(count(({ enabled }) => !enabled)).toBeGreaterThan(3);
		expect(count(({ accessKeys }) => accessKeys.length > 0)).toBeGreaterThan(20);
		expect(count(({ mfaDevices }) => mfaDevices.some(({ enabled }) => enabled))).toBeGreaterThan(5);
		const most = Math.max(...users.map(({ user_id: id }) => groups.filter(({ members }) => members.includes(id)).length));
		expect(most).toBe(quotas.groupsPerUser);
	});
});
