import type { IDataObject } from 'n8n-workflow';

import { reasonIn } from '../shared/answers/error';
import { objectIn } from '../shared/answers/fields';
import type { Prepare, Values } from '../shared/form/plan';
import type { Api, Call } from '../shared/request';
import { isNameOrReverse, kindsIn } from './passwordRule';

/** Reads what the account demands of passwords (IAM API 5.0, ShowPasswordPolicyV5). */
export const showPasswordPolicy: Api = { service: 'iam', api: 'ShowPasswordPolicyV5', method: 'GET', path: '/v5/password-policy', effect: 'read', permission: 'not documented' };

/** Reads it. */
export const readPasswordPolicy = async (call: Call): Promise<IDataObject> => await call(showPasswordPolicy, (body) => objectIn(body, 'password_policy'));

/** What the policy forbids of a password for somebody called `name`, as what is said of the password; nothing if it allows it. */
export function faultBy(policy: IDataObject, password: string, name: string): string | undefined {
	const [shortest, longest, kinds, run] = ['minimum_password_length', 'maximum_password_length', 'password_char_combination', 'maximum_consecutive_identical_chars'].map((field) => Number(policy[field] ?? 0));
	if (shortest && password.length < shortest) return `has ${password.length} characters, and at least ${shortest} are needed`;
	if (longest && password.length > longest) return `has ${password.length} characters, and at most ${longest} are possible`;
	if (kinds && kindsIn(password) < kinds) return `has to contain at least ${kinds} of lower case letters, upper case letters, digits and special characters`;
	if (run && new RegExp(`(.)\\1{${run}}`, 'u').test(password)) return `has the same character more than ${run === 1 ? 'once' : `${run} times`} in a row`;
	if (policy.password_not_username_or_invert === true && isNameOrReverse(password, name)) return 'must be neither the user name nor its reverse';
	return undefined;
}

/**
 * Compares the new passwords of all items with the account's policy before anything is changed. That the policy cannot be
 * read is no failure, since IAM compares as well: the value `passwordPolicyError` says so.
 */
export const comparePasswords: Prepare = async ({ call }, all) => {
	if (!all.some(hasPassword)) return all.map(() => ({}));
	const policy = await readPasswordPolicy(call).catch((error: Error) => error);
	return all.map((values) => {
		if (!hasPassword(values)) return {};
		if (policy instanceof Error) return { passwordPolicyError: `The password was not compared with the password policy of the account: ${reasonIn(policy)}` };
		const { password, passwordSource: source, userName = '' } = values as Record<string, unknown>;
		const fault = faultBy(policy, String(password), String(userName));
		if (!fault) return {};
		return new Error(`The password policy of the account does not allow ${source === 'set' ? "the 'New Password'" : "this 'Password Length'"}: the password ${fault}`);
	});
};

const hasPassword = (values: Values) => 'password' in values;

/** That the policy could not be read, for the output. */
export const unread = (values: object) => ('passwordPolicyError' in values ? { passwordPolicyError: String(values.passwordPolicyError) } : {});
