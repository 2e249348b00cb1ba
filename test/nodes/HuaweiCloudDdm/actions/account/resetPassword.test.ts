import { resetPassword } from '../../../../../nodes/HuaweiCloudDdm/actions/account/resetPassword';
import { passwordRule } from '../../../../../nodes/HuaweiCloudDdm/passwordRule';
import { planned } from '../../../../fixtures/context';

const params = { instanceId: 'i1', accountName: 'orders_app', password: 'Exam-ple1' };

describe('a password', () => {
	it.each([
		['of three kinds', 'Abcdefg1'],
		['of lower case, digits and marks', 'abcdef1-'],
		['of upper case, digits and marks', 'ABCDEF1_'],
		['of letters and marks', 'Abcdefg?'],
		['of all kinds', 'aA1~!@#%^*-_+?'],
		['of 32 characters', `Aa1${'x'.repeat(29)}`],
		['with the name of the account in it', 'orders_app1A'],
	])('%s is right', (_what, text) => {
		expect(passwordRule.fault(text, 'orders_app')).toBeUndefined();
	});

	const kinds = 'has to contain at least three of lower case letters, upper case letters, digits and ~!@#%^*-_+?';
	const letters = 'may contain only letters, digits and ~!@#%^*-_+?';

	it.each([
		['nothing', '', 'has to have 8 to 32 characters'],
		['7 characters', 'Abcde1-', 'has to have 8 to 32 characters'],
		['33 characters', `Aa1${'x'.repeat(30)}`, 'has to have 8 to 32 characters'],
		['one kind', 'abcdefgh', kinds],
		['two kinds', 'abcdefg1', kinds],
		['two other kinds', 'ABCDEF-_', kinds],
		['a blank', 'Abcdef 1', letters],
		['another mark', 'Abcdef1=', letters],
		['another alphabet', 'Abcdéf1-', letters],
		['a line break', 'Abcdef1\n', letters],
	])('with %s is wrong', (_what, text, problem) => {
		expect(passwordRule.fault(text, 'orders_app')).toBe(problem);
	});

	it.each(['Orders_app1', '1ppa_sredrO'])('that is the name of the account or its reverse is wrong: %s', (text) => {
		expect(passwordRule.fault(text, 'Orders_app1')).toBe('must be neither the name of the account nor its reverse');
	});
});

describe("resetting an account's password", () => {
	it('may be sent again: it leads to the same password', () => {
		expect(planned(resetPassword, params).request).toEqual({
			service: 'ddm',
			api: 'ResetUserPassword',
			method: 'POST',
			path: '/v2/{project_id}/instances/{instance_id}/users/{username}/password',
			params: { instance_id: 'i1', username: 'orders_app' },
			body: { password: 'Exam-ple1' },
			effect: 'set',
			permission: 'ddm:instance:updateUser',
		});
	});

	it("gives the vendor's answer", () => {
		const body = { success: true, instance_id: 'i1', user_name: 'orders_app' };

		expect(planned(resetPassword, params).result(body)).toEqual(body);
	});

	it.each([{}, { success: 'true' }, { instance_id: 'i1' }])('is not known to be done when the answer is %j', (body) => {
		expect(() => planned(resetPassword, params).result(body)).toThrow('its field "success" is not true');
	});
});
