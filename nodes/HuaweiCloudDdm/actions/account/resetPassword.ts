import { objectIn } from '../../../shared/answers/fields';
import { operation } from '../../../shared/form/operation';
import { property } from '../../../shared/form/property';
import { account } from '../../account';
import { instance } from '../../instance';

const password = property({
	displayName: 'New Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description: '8 to 32 characters of at least three kinds: lower case, upper case, digits and ~!@#%^*-_+?, but neither the account name nor its reverse',
});

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[~!@#%^*\-_+?]/];

/** Says what is wrong with a password (DDM API reference, Resetting the Password of a DDM Account), or returns nothing. Never quotes it. */
export function passwordFault(text: string, accountName: string): string | undefined {
	if (text.length < 8 || text.length > 32) return 'has to have 8 to 32 characters';
	if (/[^A-Za-z0-9~!@#%^*\-_+?]/.test(text)) return 'may contain only letters, digits and ~!@#%^*-_+?';
	if (KINDS.filter((kind) => kind.test(text)).length < 3) {
		return 'has to contain at least three of lower case letters, upper case letters, digits and ~!@#%^*-_+?';
	}
	if (text === accountName || text === [...accountName].reverse().join('')) return 'must be neither the name of the account nor its reverse';
	return undefined;
}

/**
 * Sets the password of a DDM account (DDM API, Resetting the Password of a DDM Account). Sent twice it leads to the same
 * password, so an unclear outcome is repeated.
 */
export const resetPassword = operation({
	option: {
		name: 'Reset Password',
		value: 'resetPassword',
		action: 'Reset the password of a database account',
		description: 'Set a new password for a database account of a DDM instance',
	},
	properties: [instance, account, password],
	effect: 'set',
	permission: 'ddm:instance:updateUser',
	request: ({ instanceId, accountName, password: text }) => {
		const fault = passwordFault(text, accountName);
		if (fault) throw new Error(`The 'New Password' ${fault}`);
		return {
			service: 'ddm',
			method: 'POST',
			path: '/v2/{project_id}/instances/{instance_id}/users/{username}/password',
			params: { instance_id: instanceId, username: accountName },
			body: { password: text },
		};
	},
	result: (body) => {
		const answer = objectIn(body);
		if (answer.success !== true) throw new Error('its field "success" is not true');
		return answer;
	},
});
