import { givenPassword, generated, newPasswordIn, passwordLength, passwordSource } from '../../../shared/form/newPassword';
import { operationOf } from '../../../shared/form/operation';
import { passwordOutput } from '../../../shared/form/passwordOutput';
import { createLoginProfile, passwordResetRequired, readLoginProfile, sendPassword, showLoginProfile, updateLoginProfile } from '../../loginProfile';
import { comparePasswords, showPasswordPolicy, unread } from '../../passwordPolicy';
import { passwordRule } from '../../passwordRule';
import { user } from '../../user';

const password = givenPassword('8 to 32 characters, as the password policy of the account requires', 'The password to set');

/** Gives a user a new password for the console: it is changed, or, where the user has none, made. */
export const resetPassword = {
	...operationOf({
		option: { name: 'Reset Password', value: 'resetPassword', action: 'Reset the password of a user', description: 'Set a new console password for an IAM user, generated or given' },
		properties: [user, passwordSource, password, passwordLength(passwordRule), ...passwordOutput(generated), passwordResetRequired],
		apis: [showPasswordPolicy, showLoginProfile, createLoginProfile, updateLoginProfile],
		newPassword: { rule: passwordRule, of: 'user_name' },
		secret: 'password',
		warnings: [{ say: 'The old password stops working at once. A user who had no password can log in to the console afterwards.' }],
		policies: ['IAM joiner and leaver'],
		async execute({ call }, params) {
			const { userId: id } = params;
			const before = await readLoginProfile(call, id);
			const { password_reset_required: mustChange } = await sendPassword(call, before ? updateLoginProfile : createLoginProfile, id, params);
			return { id, created: before === undefined, password_reset_required: mustChange, ...newPasswordIn(params), ...unread(params) };
		},
	}),
	prepare: comparePasswords,
};
