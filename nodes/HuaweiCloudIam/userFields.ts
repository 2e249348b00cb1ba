import { property } from '../shared/form/property';
import { checkDescription, descriptionOf } from './description';

// The fields of an IAM user that can be set, as the forms of several operations have them (IAM API 5.0, CreateUserV5 and
// UpdateUserV5).

/** What the user logs in with. */
export const userName = property({
	displayName: 'User Name',
	name: 'userName',
	type: 'string',
	maxLength: 64,
	placeholder: 'e.g. n.newman',
	default: '',
	description: 'The name to log in with: letters, digits, spaces, "-", "_" and ".", without a digit first',
});

/** A note on the user. */
export const description = descriptionOf('user');

/** Whether the user is in use. */
export const enabled = property({
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether the user may use the account. What access keys of a disabled user can do is not documented: deactivate them as well.',
});

/** Throws an Error in the words of the form for what IAM refuses. */
export function checkNames({ userName: name, description: about }: { userName?: string; description?: string }): void {
	if (name !== undefined && !/^[a-z_\-. ][0-9a-z_\-. ]*$/i.test(name)) throw new Error(`'User Name' may contain letters, digits, spaces, "-", "_" and ".", and does not begin with a digit: ${name}`);
	checkDescription(about);
}
