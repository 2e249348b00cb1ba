import { faultBy } from '../../../nodes/HuaweiCloudIam/passwordPolicy';
import { passwordRule } from '../../../nodes/HuaweiCloudIam/passwordRule';
import { generatePassword } from '../../../nodes/shared/secrets/generate';

it.each([
	['Gr33n', 'has to have 8 to 32 characters'],
	['Gr33n~tea'.repeat(4), 'has to have 8 to 32 characters'],
	['Gr33n~te', undefined],
	['Gr33n~te'.repeat(4), undefined],
	['greengreen', 'has to contain at least two of lower case letters, upper case letters, digits and special characters'],
	['green tea', undefined],
	['Gr33n~tea', undefined],
])('IAM takes %s, or not: %s', (text, fault) => {
	expect(passwordRule.fault(text, 'a.novak')).toBe(fault);
});

describe('the password policy of an account', () => {
	it.each<[string, object, string, string | undefined]>([
		['allows everything if it is empty', {}, 'a', undefined],
		['wants a length', { minimum_password_length: 10 }, 'Gr33n~tea', 'has 9 characters, and at least 10 are needed'],
		['is content with just that length', { minimum_password_length: 9, maximum_password_length: 9 }, 'Gr33n~tea', undefined],
		['has a longest length', { maximum_password_length: 8 }, 'Gr33n~tea', 'has 9 characters, and at most 8 are possible'],
		['wants kinds', { password_char_combination: 4 }, 'Gr33ntea', 'has to contain at least 4 of lower case letters, upper case letters, digits and special characters'],
		['is content with as many kinds', { password_char_combination: 4 }, 'Gr33n~tea', undefined],
		['allows no character twice in a row', { maximum_consecutive_identical_chars: 1 }, 'Gr33n~tea', 'has the same character more than once in a row'],
		['allows a character so often in a row', { maximum_consecutive_identical_chars: 2 }, 'Gr33n~tea', undefined],
		['allows it no more often', { maximum_consecutive_identical_chars: 2 }, 'Gr333n~tea', 'has the same character more than 2 times in a row'],
		['sets no limit to that with 0', { maximum_consecutive_identical_chars: 0 }, 'Gr33333n~tea', undefined],
		['forbids the user name', { password_not_username_or_invert: true }, 'a.novak', 'must be neither the user name nor its reverse'],
		['forbids its reverse', { password_not_username_or_invert: true }, 'kavon.a', 'must be neither the user name nor its reverse'],
		['may allow it', { password_not_username_or_invert: false }, 'a.novak', undefined],
	])('%s', (_what, policy, password, fault) => {
		expect(faultBy(policy as never, password, 'a.novak')).toBe(fault);
	});

	it('allows every password that is generated, however strict it is', () => {
		const strictest = { minimum_password_length: 20, maximum_password_length: 32, password_char_combination: 4, maximum_consecutive_identical_chars: 1, password_not_username_or_invert: true };
		for (let times = 0; times < 1000; times++) expect(faultBy(strictest, generatePassword(passwordRule, 20, 'a.novak'), 'a.novak')).toBeUndefined();
	});
});
