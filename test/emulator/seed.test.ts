import { SEEDED, type WorkspaceUser } from '.';
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
});
