import * as fc from 'fast-check';

import { passwordRule } from '../../../../nodes/HuaweiCloudDdm/actions/account/resetPassword';
import { generatePassword } from '../../../../nodes/shared/secrets/generate';

const generate = (length = 20, name = 'orders_app') => generatePassword(passwordRule, length, name);

it('makes passwords of the length, with every kind in them and none of the characters people confuse', () => {
	fc.assert(
		fc.property(fc.integer({ min: passwordRule.shortest, max: passwordRule.longest }), fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,31}$/), (length, name) => {
			const text = generate(length, name);
			expect(passwordRule.fault(text, name)).toBeUndefined();
			expect(text).toHaveLength(length);
			expect(text).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[2-9])(?=.*[!@#%*+?])[A-Za-z][^01IlOo|~^_-]+$/);
		}),
		{ numRuns: 10_000 },
	);
});

it('leaves out what some policies forbid: the name, its reverse, and a character twice in a row', () => {
	for (let times = 0; times < 1000; times++) expect(generate(32, 'aB')).not.toMatch(/(.)\1|[aA][bB]|[bB][aA]/);
});

it('never makes the same one twice', () => {
	const all = Array.from({ length: 10_000 }, () => generate(passwordRule.shortest));
	expect(new Set(all).size).toBe(all.length);
});

it('puts every character everywhere', () => {
	const seen = Array.from({ length: 20 }, () => new Set<string>());
	for (let times = 0; times < 10_000; times++) [...generate()].forEach((character, place) => seen[place]?.add(character));
	const kinds = [...passwordRule.kinds.join('')].sort();
	const letters = kinds.filter((character) => /[a-z]/i.test(character));
	expect(seen.map((some) => [...some].sort())).toEqual([letters, ...Array.from({ length: 19 }, () => kinds)]);
});

it('tries again when chance hits on what the rule forbids, and gives up where it forbids everything', () => {
	const texts: string[] = [];
	const rule = { ...passwordRule, fault: (text: string) => (texts.push(text) < 3 ? 'is forbidden' : undefined) };
	expect(generatePassword(rule, 8, '')).toBe(texts[2]);
	expect(() => generatePassword({ ...passwordRule, fault: () => 'is forbidden' }, 8, '')).toThrow('No password of 8 characters could be generated');
});
