import { Refusal } from '../refusal';
import { characters } from '../service';

/** Workspace's error form (Workspace API, response parameters of every API). */
export function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ error_code: code, error_msg: message, ...more }));
}

/** The table names no code for a malformed parameter of the users' APIs; this is its code for a malformed request. */
export function invalid(name: string): Refusal {
	return refuse(400, 'WKS.00139901', `Invalid parameter: ${name}.`);
}

/** A missing user is a 400 (Workspace API, error codes). */
export const noUser = () => refuse(400, 'WKS.00170312', 'The user does not exist.');

/** So is a missing group; the code is the one that Terraform's provider takes for it. */
export const noGroup = () => refuse(400, 'WKS.00170208', 'The user group does not exist.');

/** The body of an API that cannot do without one (Workspace API, error codes: an empty request message). */
export const empty = () => refuse(400, 'WKS.0001', 'The request message input by the interface is empty.');

/** Refuses query parameters that are longer than their documents allow. */
export function checkLengths(query: Record<string, string[]>, longest: Readonly<Record<string, number>>): void {
	for (const [name, length] of Object.entries(longest)) {
		if (query[name]?.some((value) => characters(value) > length)) throw invalid(name);
	}
}
