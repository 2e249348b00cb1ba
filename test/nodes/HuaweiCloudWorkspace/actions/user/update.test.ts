import { update } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/update';
import { readParameters } from '../../../../../nodes/shared/form/parameters';
import { propertyOf } from '../../../../../nodes/shared/form/property';
import { contextOf, planned } from '../../../../fixtures/context';

const request = (updateFields: object) => planned(update, { userId: 'u1', updateFields }).request;

const fieldsOfForm = update.properties.map(propertyOf).filter(({ name }) => name === 'updateFields');

describe('updating a user', () => {
	it('sends every field under the name the API has for it', () => {
		const fields = {
			accountExpires: '2026-12-31T18:00:00Z',
			activeType: 'ADMIN_ACTIVATE',
			nextLoginChangePassword: true,
			description: 'on leave',
			disabled: true,
			userEmail: 'ana@example.com',
			enableChangePassword: true,
			passwordNeverExpired: true,
			userPhone: '+8613800000000',
			userInfoMap: '{"level":"1"}',
		};

		expect(fieldsOfForm.flatMap(({ options = [] }) => options.map(({ name }) => name)).sort()).toEqual(['accountNeverExpires', ...Object.keys(fields)].sort());
		expect(request(fields)).toEqual({
			service: 'workspace',
			api: 'UpdateUserInfo',
			method: 'PUT',
			path: '/v2/{project_id}/users/{user_id}',
			params: { user_id: 'u1' },
			body: {
				account_expires: '2026-12-31T18:00:00Z',
				active_type: 'ADMIN_ACTIVATE',
				description: 'on leave',
				disabled: true,
				enable_change_password: true,
				next_login_change_password: true,
				password_never_expired: true,
				user_email: 'ana@example.com',
				user_info_map: '{"level":"1"}',
				user_phone: '+8613800000000',
			},
			effect: 'set',
			permission: 'workspace:users:update',
		});
	});

	it.each([
		[{ accountNeverExpires: true }, { account_expires: '0' }],
		[{ description: '' }, { description: '' }],
		[{ userEmail: '' }, { user_email: '' }],
		[{ userPhone: '' }, { user_phone: '' }],
		[{ userInfoMap: '' }, { user_info_map: '' }],
		[{ disabled: false }, { disabled: false }],
		[{ enableChangePassword: false }, { enable_change_password: false }],
		[{ nextLoginChangePassword: false }, { next_login_change_password: false }],
		[{ passwordNeverExpired: false }, { password_never_expired: false }],
		[{ description: 'x'.repeat(255) }, { description: 'x'.repeat(255) }],
		[{ userPhone: '1'.repeat(20) }, { user_phone: '1'.repeat(20) }],
	])('sends %j and nothing else', (fields, body) => {
		expect(JSON.stringify(request(fields).body)).toBe(JSON.stringify(body));
	});

	it.each([
		[{}, "There is nothing to update. Add at least one field under 'Update Fields'"],
		[{ accountExpires: '2026-12-31T18:00:00Z', accountNeverExpires: true }, "'Account Expires' and 'Account Never Expires' contradict each other"],
		[{ accountExpires: '2026-12-31T18:00:00Z', accountNeverExpires: false }, "'Account Expires' and 'Account Never Expires' contradict each other"],
		[{ accountNeverExpires: false }, "'Account Never Expires' is off, so a date is needed. Add 'Account Expires' instead"],
		[{ userEmail: 'ana' }, "'Email' is not an email address: ana"],
		[{ userEmail: 'ana novak@example.com' }, "'Email' is not an email address: ana novak@example.com"],
		[{ userEmail: 'ana@example.com ben' }, "'Email' is not an email address: ana@example.com ben"],
		[{ userEmail: 'ana@' }, "'Email' is not an email address: ana@"],
	])('is refused before sending: %j', (fields, message) => {
		expect(() => request(fields)).toThrow(message);
	});

	it.each([
		[{ description: 'x'.repeat(256) }, "'Description' is longer than 255 characters"],
		[{ userPhone: '1'.repeat(21) }, "'Phone' is longer than 20 characters"],
		[{ userEmail: `${'x'.repeat(60)}@b.cn` }, "'Email' is longer than 64 characters"],
		[{ userInfoMap: 'x'.repeat(256) }, "'User Information Map' is longer than 255 characters"],
	])('is refused before it is planned: %j', (fields, message) => {
		expect(() => readParameters(contextOf({ parameters: { updateFields: fields } }), fieldsOfForm, 0)).toThrow(new Error(message));
	});

	it('gives the ID that was changed', () => {
		const { result } = planned(update, { userId: 'u1', updateFields: { disabled: true } });

		expect(result({ id: 'u1', more: true })).toEqual({ id: 'u1' });
		expect(() => result({})).toThrow('its field "id" is missing or not a text');
	});
});
