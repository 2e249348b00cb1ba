import { newPasswordIn } from '../../../shared/form/newPassword';
import { operation } from '../../../shared/form/operation';
import { property } from '../../../shared/form/property';
import { NAME } from '../../account';
import { instance } from '../../instance';
import { administratorFields, administratorRule } from '../../passwordRule';
import { refuseWeak, validateWeakPassword } from '../../weakPassword';

const administratorName = property({
	displayName: 'Administrator Name',
	name: 'administratorName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ddm_admin',
	description: "The administrator's name, which Instance: Get returns as admin_user_name. An instance without an administrator gets one of this name.",
});

/**
 * Sets the password of an instance's administrator (DDM API v3, ResetAdministrator), which answers without a body, and creates
 * the administrator at the first time. Sent twice it leads to the same password.
 */
export const resetPassword = operation({
	option: {
		name: 'Reset Password',
		value: 'resetPassword',
		action: 'Reset the password of the administrator',
		description: 'Set a new password for the administrator of a DDM instance, generated or given',
	},
	properties: [instance, administratorName, ...administratorFields],
	newPassword: { rule: administratorRule, of: 'administratorName' },
	secret: 'password',
	service: 'ddm',
	api: 'ResetAdministrator',
	method: 'PUT',
	path: '/v3/{project_id}/instances/{instance_id}/admin-user',
	effect: 'set',
	permission: 'not documented',
	warnings: [{ say: 'The old password of the administrator stops working.' }],
	policies: ['Rotation'],
	reading: [validateWeakPassword],
	prepare: refuseWeak,
	request: ({ instanceId, administratorName: name, password }) => {
		if (!new RegExp(NAME.pattern).test(name)) throw new Error(`'Administrator Name': ${NAME.fault}`);
		return { params: { instance_id: instanceId }, body: { name, password } };
	},
	result: (_body, { instanceId, administratorName: name, ...params }) => ({ instance_id: instanceId, admin_user_name: name, ...newPasswordIn(params) }),
});
