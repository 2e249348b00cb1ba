import { objectIn } from '../../../shared/answers/fields';
import { generated, givenPassword, newPasswordIn, passwordLength, passwordSource } from '../../../shared/form/newPassword';
import { operation } from '../../../shared/form/operation';
import { passwordOutput } from '../../../shared/form/passwordOutput';
import { DIGITS, LOWER, type PasswordRule, UPPER } from '../../../shared/secrets/generate';
import { account } from '../../account';
import { instance } from '../../instance';

const password = givenPassword(
	'8 to 32 characters of at least three kinds: lower case, upper case, digits and ~!@#%^*-_+?, but neither the account name nor its reverse',
	'The password to set',
);

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[~!@#%^*\-_+?]/];

/** What DDM demands of a password (DDM API reference, Resetting the Password of a DDM Account). */
export const passwordRule: PasswordRule = {
	shortest: 8,
	longest: 32,
	// Without ~ and ^, which many keyboards have as dead keys, and - and _, which look alike when they are underlined.
	kinds: [LOWER, UPPER, DIGITS, '!@#%*+?'],
	fault(text, name) {
		if (text.length < this.shortest || text.length > this.longest) return `has to have ${this.shortest} to ${this.longest} characters`;
		if (/[^A-Za-z0-9~!@#%^*\-_+?]/.test(text)) return 'may contain only letters, digits and ~!@#%^*-_+?';
		if (KINDS.filter((kind) => kind.test(text)).length < 3) {
			return 'has to contain at least three of lower case letters, upper case letters, digits and ~!@#%^*-_+?';
		}
		if (text === name || text === [...name].reverse().join('')) return 'must be neither the name of the account nor its reverse';
		return undefined;
	},
};

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
	properties: [instance, account, passwordSource, password, passwordLength(passwordRule), ...passwordOutput(generated)],
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
	request: ({ instanceId, accountName, password: text }) => ({ params: { instance_id: instanceId, username: accountName }, body: { password: text } }),
	result: (body, params) => {
		const answer = objectIn(body);
		if (answer.success !== true) throw new Error('its field "success" is not true');
		return { ...answer, ...newPasswordIn(params) };
	},
});
