import { property } from '../shared/form/property';

/** A note on a `thing`, such as a user. */
export const descriptionOf = (thing: string) =>
	property({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		maxLength: 255,
		default: '',
		description: `A note on the ${thing}, up to 255 characters, without special ones such as @, # and %`,
	});

/** Throws an Error in the words of the form for characters that IAM refuses in a description (IAM API 5.0, CreateUserV5 and CreateGroupV5). */
export function checkDescription(text = ''): void {
	if (/[@#%&<>\\$^*]/.test(text)) throw new Error(`'Description' must not contain any of @ # % & < > \\ $ ^ *: ${text}`);
}
