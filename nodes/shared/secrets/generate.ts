import { randomInt } from 'node:crypto';

/** What a service demands of a password. */
export interface PasswordRule {
	/** Characters. */
	shortest: number;
	longest: number;
	/** What generated passwords are made of: one character of each kind at least. */
	kinds: readonly string[];
	/** Says what is wrong with a text as the password of somebody called `name`, or returns nothing. Never quotes the text. */
	fault(text: string, name: string): string | undefined;
}

// Without what people take for something else when they read or dictate it: I, l and 1, O, o and 0.
export const LOWER = 'abcdefghijkmnpqrstuvwxyz';
export const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
export const DIGITS = '23456789';

/** More tries than any rule needs: a random text that is somebody's name is unlikely enough once. */
const TRIES = 100;

/** A random password that keeps to the rule, from the operating system's source of randomness. Throws when the rule allows none. */
export function generatePassword(rule: PasswordRule, length: number, name: string): string {
	for (let tries = 0; tries < TRIES; tries++) {
		const text = randomText(rule.kinds, length);
		if (!isObjectionable(text, name) && rule.fault(text, name) === undefined) return text;
	}
	throw new Error(`No password of ${length} characters could be generated`);
}

/** What some accounts' policies forbid in passwords: the name, its reverse, and the same character twice in a row. */
function isObjectionable(text: string, name: string): boolean {
	const lower = name.toLowerCase();
	return /(.)\1/.test(text) || (name !== '' && [lower, [...lower].reverse().join('')].some((part) => text.toLowerCase().includes(part)));
}

function randomText(kinds: readonly string[], length: number): string {
	const any = kinds.join('');
	const characters = shuffled(Array.from({ length }, (_, index) => one(kinds[index] ?? any)));
	// A letter first: spreadsheets take a text that begins with +, - or @ for a formula.
	const letter = characters.findIndex((character) => /[a-z]/i.test(character));
	return [...characters.splice(letter, 1), ...characters].join('');
}

const one = (characters: string) => characters.charAt(randomInt(characters.length));

/** All orders are equally likely (Fisher and Yates). */
function shuffled(characters: string[]): string[] {
	for (let last = characters.length - 1; last > 0; last--) {
		const other = randomInt(last + 1);
		[characters[last], characters[other]] = [characters[other] as string, characters[last] as string];
	}
	return characters;
}
