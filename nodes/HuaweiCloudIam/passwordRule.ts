import { DIGITS, LOWER, type PasswordRule, UPPER } from '../shared/secrets/generate';

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** How many kinds of characters a text has: lower case, upper case, digits, and all others. */
export const kindsIn = (text: string) => KINDS.filter((kind) => kind.test(text)).length;

/** Whether a text is a name or its reverse. */
export const isNameOrReverse = (text: string, name: string) => text === name || text === [...name].reverse().join('');

/**
 * What IAM demands of every password (IAM API 5.0, CreateLoginProfileV5; IAM API, CreateUser): 8 to 32 characters of at least
 * two kinds. The policy of the account may demand more.
 */
export const passwordRule: PasswordRule = {
	shortest: 8,
	longest: 32,
	// All four kinds, of which a policy may demand as many as it likes.
	kinds: [LOWER, UPPER, DIGITS, '!@#%*+?'],
	fault(text) {
		if (text.length < this.shortest || text.length > this.longest) return `has to have ${this.shortest} to ${this.longest} characters`;
		if (kindsIn(text) < 2) return 'has to contain at least two of lower case letters, upper case letters, digits and special characters';
		return undefined;
	},
};
