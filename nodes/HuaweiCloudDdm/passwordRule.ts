import { generated, givenPassword, passwordLength, passwordSource } from '../shared/form/newPassword';
import { passwordOutput } from '../shared/form/passwordOutput';
import { DIGITS, LOWER, type PasswordRule, UPPER } from '../shared/secrets/generate';

/** What DDM demands of the password of somebody whom texts call `whom`: 8 to 32 characters, among them these special ones. */
function ruleFor(whom: string, special: string): PasswordRule {
	const marks = special.replace('-', '\\-');
	const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, new RegExp(`[${marks}]`)];
	const foreign = new RegExp(`[^A-Za-z0-9${marks}]`);
	return {
		shortest: 8,
		longest: 32,
		// Without ~ and ^, which many keyboards have as dead keys, and - and _, which look alike when they are underlined.
		kinds: [LOWER, UPPER, DIGITS, '!@#%*+?'],
		fault(text, name) {
			if (text.length < this.shortest || text.length > this.longest) return `has to have ${this.shortest} to ${this.longest} characters`;
			if (foreign.test(text)) return `may contain only letters, digits and ${special}`;
			if (kinds.filter((kind) => kind.test(text)).length < 3) {
				return `has to contain at least three of lower case letters, upper case letters, digits and ${special}`;
			}
			if (text === name || text === [...name].reverse().join('')) return `must be neither the name of the ${whom} nor its reverse`;
			return undefined;
		},
	};
}

/** The fields for a password that keeps to a rule, generated or set. */
const fieldsFor = (rule: PasswordRule, whom: string, special: string) =>
	[
		passwordSource,
		givenPassword(`8 to 32 characters of at least three kinds: lower case, upper case, digits and ${special}, but neither the ${whom} name nor its reverse`, 'The password to set'),
		passwordLength(rule),
		...passwordOutput(generated),
	] as const;

const [ACCOUNT, ADMINISTRATOR] = [['account', '~!@#%^*-_+?'], ['administrator', '~!@#%^*-_=+?']] as const;

/** What DDM demands of an account's password (DDM API reference, Resetting the Password of a DDM Account). */
export const passwordRule = ruleFor(...ACCOUNT);

/** The fields for it. */
export const passwordFields = fieldsFor(passwordRule, ...ACCOUNT);

/** What DDM demands of an administrator's password, which may also have an equals sign (DDM API reference, Managing the Administrator Password). */
export const administratorRule = ruleFor(...ADMINISTRATOR);

/** The fields for it. */
export const administratorFields = fieldsFor(administratorRule, ...ADMINISTRATOR);
