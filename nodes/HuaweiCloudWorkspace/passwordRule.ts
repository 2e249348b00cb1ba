import { DIGITS, LOWER, type PasswordRule, UPPER } from '../shared/secrets/generate';

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/**
 * What Workspace demands of a password: 8 to 32 characters (Workspace API, CreateDesktopUser), of several kinds and without
 * the user name (error codes WKS.00170101 and WKS.00170103). How many kinds is not documented: three of four here.
 */
export const passwordRule: PasswordRule = {
	shortest: 8,
	longest: 32,
	// Three kinds are enough, and which special characters are allowed is not documented.
	kinds: [LOWER, UPPER, DIGITS],
	fault(text, name) {
		if (text.length < this.shortest || text.length > this.longest) return `has to have ${this.shortest} to ${this.longest} characters`;
		if (KINDS.filter((kind) => kind.test(text)).length < 3) {
			return 'has to contain at least three of lower case letters, upper case letters, digits and special characters';
		}
		if (text.toLowerCase().includes(name.toLowerCase())) return 'must not contain the user name';
		return undefined;
	},
};
