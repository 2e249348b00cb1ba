import { resetPassword } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/resetPassword';

const request = (notificationType: string[]) => resetPassword.request({ userId: 'u1', notificationType });

describe("resetting a user's password", () => {
	it('is a GET that must never be sent twice', () => {
		expect(request([])).toEqual({
			service: 'workspace',
			method: 'GET',
			path: ['v2', '{project_id}', 'users', 'u1', 'random-password'],
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

	it('gives the password, with the user it belongs to', () => {
		expect(resetPassword.result({ password: 'fresh' }, { userId: 'u1', notificationType: [] })).toEqual({ id: 'u1', password: 'fresh' });
	});

	it.each([{}, { password: '' }, { password: null }])('is not fooled by %j', (body) => {
		expect(() => resetPassword.result(body, { userId: 'u1', notificationType: [] })).toThrow('its field "password" is missing or not a text');
	});
});
