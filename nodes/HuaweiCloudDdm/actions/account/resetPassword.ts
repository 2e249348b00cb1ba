import { objectIn } from '../../../shared/answers/fields';
import { newPasswordIn } from '../../../shared/form/newPassword';
import { operation } from '../../../shared/form/operation';
import { account, pathOf } from '../../account';
import { instance } from '../../instance';
import { passwordFields, passwordRule } from '../../passwordRule';
import { refuseWeak, validateWeakPassword } from '../../weakPassword';

/**
 * Sets the password of a DDM account (DDM API, Resetting the Password of a DDM Account). Sent twice it leads to the same
 * password, so an unclear outcome is repeated. The permission is that of ResetDdmUserPassword, the same in version 3.
 */
export const resetPassword = operation({
	option: {
		name: 'Reset Password',
		value: 'resetPassword',
		action: 'Reset the password of a database account',
		description: 'Set a new password for a database account of a DDM instance, generated or given',
	},
	properties: [instance, account, ...passwordFields],
	newPassword: { rule: passwordRule, of: 'accountName' },
	secret: 'password',
	service: 'ddm',
	api: 'ResetUserPassword',
	method: 'POST',
	path: '/v2/{project_id}/instances/{instance_id}/users/{username}/password',
	effect: 'set',
	permission: 'ddm:instance:updateUser',
	warnings: [{ say: 'Applications that use this account lose access until they have the new password.' }],
	policies: ['Rotation', 'Joiner and leaver'],
	reading: [validateWeakPassword],
	prepare: refuseWeak,
	request: (params) => ({ params: pathOf(params), body: { password: params.password } }),
	result: (body, params) => {
		const answer = objectIn(body);
		if (answer.success !== true) throw new Error('its field "success" is not true');
		return { ...answer, ...newPasswordIn(params) };
	},
});
