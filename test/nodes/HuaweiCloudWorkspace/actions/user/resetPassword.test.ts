import { resetPassword } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/resetPassword';
import { planned } from '../../../../fixtures/context';

const request = (notificationType: string[]) => planned(resetPassword, { userId: 'u1', notificationType }).request;

const { result } = planned(resetPassword, { userId: 'u1', notificationType: [] });

describe("resetting a user's password", () => {
	it('is a GET that must never be sent twice', () => {
		expect(request([])).toEqual({
			service: 'workspace',
			api: 'ResetRandomPassword',
			method: 'GET',
			path: '/v2/{project_id}/users/{user_id}/random-password',
			params: { user_id: 'u1' },
			query: { notification_type: undefined },
			effect: 'once',
			permission: 'workspace:users:randomPassword',
		});
	});

	it.each([
		[['email'], 'email'],
		[['phone'], 'phone'],
		[['email', 'phone'], 'email,phone'],
	])('tells the user by %j', (ways, text) => {
		expect(request(ways).query).toEqual({ notification_type: text });
	});

	it('says which field is a password nobody else has', () => {
		expect(resetPassword.secret).toBe('password');
	});

	it('gives the password, with the user it belongs to', () => {
		expect(result({ password: 'fresh' })).toEqual({ id: 'u1', password: 'fresh' });
	});

	it.each([{}, { password: '' }, { password: null }])('is not fooled by %j', (body) => {
		expect(() => result(body)).toThrow('its field "password" is missing or not a text');
	});
});
