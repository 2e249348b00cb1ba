import type { IDataObject } from 'n8n-workflow';

import { generatePassword, type PasswordRule } from '../secrets/generate';
import { property } from './property';

const GENERATE = 'generate';

/** A password that is generated or set: what the service demands of it, and which value of the form it must not repeat. */
export interface NewPassword {
	rule: PasswordRule;
	/** The field with the name of whom or what the password is for, or a locator's `nameField`: then it is known only where it was picked or typed. */
	of: string;
}

/** Whether the password is generated or set. */
export const passwordSource = property({
	displayName: 'Password',
	name: 'passwordSource',
	type: 'options',
	default: GENERATE,
	description: 'Where the new password comes from',
	options: [
		{ name: 'Generate', value: GENERATE, description: 'A random password that fits the rules' },
		{ name: 'Set', value: 'set', description: 'A password of your own' },
	],
});

/** The password that is set; shown only while other fields have certain values, if `show` has some. */
export const givenPassword = (hint: string, description: string, show: Record<string, string[] | boolean[]> = {}) =>
	property({
		displayName: 'New Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		// In this order: n8n demands a field at the first condition on an expression, which those of a form often are.
		displayOptions: { show: { passwordSource: ['set'], ...show } },
		default: '',
		hint,
		description,
	});

/** How long a generated password is. */
export const passwordLength = ({ shortest, longest }: Pick<PasswordRule, 'shortest' | 'longest'>) =>
	property({
		displayName: 'Password Length',
		name: 'passwordLength',
		type: 'number',
		typeOptions: { minValue: shortest, maxValue: longest },
		displayOptions: { show: { passwordSource: [GENERATE] } },
		default: 20,
		description: `How many characters, from ${shortest} to ${longest}`,
	});

/** Fields that are shown only for a password that is generated. */
export const generated = { passwordSource: [GENERATE] };

/** The password of one item, generated or set. Throws an Error in the words of the form for one that breaks the rule. */
export function choosePassword({ rule, of }: NewPassword, values: IDataObject): string {
	const name = String(values[of] ?? '');
	if (values.passwordSource === GENERATE) return generatePassword(rule, Number(values.passwordLength), name);
	const password = String(values.password);
	const fault = rule.fault(password, name);
	if (fault) throw new Error(`The 'New Password' ${fault}`);
	return password;
}

/** The password for the output, if it was generated, so that nobody knows it yet. */
export const newPasswordIn = ({ passwordSource: source, password }: { passwordSource: string; password: string }) => (source === GENERATE ? { password } : {});
