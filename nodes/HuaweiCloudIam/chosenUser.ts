import type { Parameter } from '../shared/form/property';
import type { Call } from '../shared/request';
import { user } from './user';

/** The ID of the user chosen in the form, for a list of what this user has, such as `access keys`. Throws an Error while nobody is. */
export async function chosenUser(call: Call, parameter: Parameter, things: string): Promise<string> {
	const chosen = parameter('userId');
	if (chosen === '') throw new Error(`Choose the 'User' first: the ${things} are listed then`);
	if (parameter('userId', 'mode') !== 'name') return chosen;
	const [id] = (await user.byName?.find(call, [chosen])) ?? [];
	if (typeof id !== 'string') throw id ?? new Error(`"${chosen}" was not looked up`);
	return id;
}
