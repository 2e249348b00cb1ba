/**
 * Whether a password keeps to the rules of an account (DDM user guide, account requirements). An administrator's may also
 * hold an equals sign, which `more` adds to the special characters.
 */
export function acceptable(password: string, name: string, more = ''): boolean {
	const special = `~!@#%^*\\-_+?${more}`;
	const kinds = [/[a-z]/, /[A-Z]/, /\d/, new RegExp(`[${special}]`)].filter((kind) => kind.test(password)).length;
	const reversed = [...name].reverse().join('');
	const names = password === name || password === reversed;
	return new RegExp(`^[a-zA-Z\\d${special}]{8,32}$`).test(password) && kinds >= 3 && !names && !isCommon(password);
}

/** Whether a password is among those that everybody would try first. */
export const isCommon = (password: string) => COMMON.has(password.toLowerCase());

/** What the name of an account may be (DDM API, CreateUsers). */
export const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,31}$/;

// Account requirements: "not a weak password". The vendor's list is not public; these would be on any.
const COMMON = new Set(
	`Password1! Password123 Password@123 Passw0rd! P@ssw0rd P@ssword1 P@ssw0rd123 Admin@123 Admin123! Admin1234 Abc@1234
	Abc12345 Aa123456 Aa@123456 Qwer1234 Qwerty123 Qwerty_123 Welcome1 Welcome@123 Test@1234 Root@123 Huawei@123 Huawei@1234
	Changeme_123 Iloveyou1 Letmein_1`
		.split(/\s+/)
		.map((password) => password.toLowerCase()),
);
