import { SEEDED } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();

describe('ResetRandomPassword', () => {
	const reset = (id: string, query = {}) => cloud.send({ path: `/v2/${cloud.projectId}/users/${id}/random-password`, query });

	it('sets the password it returns, also without telling a user whom the administrator activated', async () => {
		const user = cloud.named(SEEDED.managedUser);
		const { json } = await reset(user.id);
		expect(json).toEqual({ password: user.password });
		expect([user.passwordResets, cloud.state.notifications]).toEqual([1, []]);
		expect(user.password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[~!@#%^*\-_+?]).{8,20}$/);
		expect((await reset(user.id)).json).not.toEqual(json);
	});

	it('notifies the user by the ways it is told', async () => {
		const { id, user_email, user_phone } = cloud.named(SEEDED.user);
		await reset(id, { notification_type: 'phone,email' });
		const { password } = cloud.named(SEEDED.user);
		expect(cloud.state.notifications).toEqual([
			{ user_id: id, type: 'phone', to: user_phone, password },
			{ user_id: id, type: 'email', to: user_email, password },
		]);
	});

	it('needs a way to tell a user who activates the account, and leaves the password alone without one', async () => {
		const { id, password } = cloud.named(SEEDED.user);
		expect(await reset(id)).toMatchObject(invalid('notification_type'));
		expect(cloud.named(SEEDED.user)).toMatchObject({ password, passwordResets: 0 });
	});

	it.each(['sms', 'both', 'email;phone', '', 'email,'.repeat(60) + 'email'])('refuses the way "%s"', async (type) => {
		expect(await reset(cloud.named(SEEDED.user).id, { notification_type: type })).toMatchObject(invalid('notification_type'));
		expect(cloud.named(SEEDED.user).passwordResets).toBe(0);
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await reset('unknown')).toMatchObject(noUser);
	});
});
