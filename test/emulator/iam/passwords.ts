import { characters } from '../service';
import type { IamUser, PasswordPolicy } from '../state';

/**
 * Whether a password keeps to the account's policy, and to what holds for all (IAM API, CreateUser): it holds neither phone
 * number nor e-mail address. Of how often passwords may change only the last one is looked at, and not here.
 */
export function acceptable(password: string, user: Pick<IamUser, 'user_name' | 'email' | 'phone'>, policy: PasswordPolicy): boolean {
	const length = characters(password);
	const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
	const isName = [user.user_name, [...user.user_name].reverse().join('')].includes(password);
	const holds = [user.email, user.phone].some((text) => text !== '' && password.includes(text));
	const run = policy.maximum_consecutive_identical_chars;
	return (
		length >= policy.minimum_password_length &&
		length <= policy.maximum_password_length &&
		kinds >= policy.password_char_combination &&
		!(policy.password_not_username_or_invert && isName) &&
		!(run > 0 && new RegExp(`(.)\\1{${run}}`, 'u').test(password)) &&
		!holds
	);
}
