import { get } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/get';
import { planned } from '../../../../fixtures/context';

const { request, result } = planned(get, { userId: 'u1', simplify: false });

describe('getting a user', () => {
	it('reads the one with this ID', () => {
		expect(request).toEqual({
			service: 'workspace',
			api: 'ListUserDetail',
			method: 'GET',
			path: '/v2/{project_id}/users/{user_id}',
			params: { user_id: 'u1' },
			effect: 'read',
			permission: 'workspace:users:get',
		});
	});

	it('gives its data with the field names of the list', () => {
		const detail = { id: 'u1', user_name: 'a.novak', account_expires: 0, enabled_change_password: false, user_expired: true, disabled: false };

		expect(result({ user_detail: detail })).toEqual({
			id: 'u1',
			user_name: 'a.novak',
			account_expires: '0',
			enable_change_password: false,
			account_expired: true,
			disabled: false,
		});
	});

	it.each([null, [], {}, { user_detail: null }, { user_detail: [] }])('is not fooled by %j', (body) => {
		expect(() => result(body)).toThrow(/^it is not a JSON object$|^its field "user_detail" is not an object$/);
	});
});
