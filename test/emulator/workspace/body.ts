import { listOf, oneOf, text, wrongField, type Guard, type Guards } from '../guards';
import { parseObject, timeOf, type Call } from '../service';
import { empty, invalid } from './refusals';

/**
 * The body of an API that cannot do without one. Throws the refusal for a body that is empty or no object, and for a field
 * that is unknown, wrong or required and absent.
 */
export function bodyOf<T extends object>({ body }: Call, guards: Guards<T>, ...required: Array<keyof T & string>): T {
	if (body.trim() === '') throw empty();
	const fields = parseObject(body);
	if (!fields) throw invalid('body');
	const wrong = wrongField(fields, guards, required);
	if (wrong !== undefined) throw invalid(wrong);
	return fields as T;
}

/** A list of IDs: so many of them, each not longer than this. */
export const ids = (min: number, max: number, longest: number): Guard<string[]> => listOf(min, max, text(1, longest));

/** Takes 0 for never and a time in UTC, with or without milliseconds (Workspace API, CreateDesktopUser). */
export const expiry: Guard<string> = (value): value is string => text(1, 55)(value) && !Number.isNaN(expiryOf(value));

/** Milliseconds of a text that `expiry` takes; 0 is never. */
export function expiryOf(value: string): number {
	return value === '0' ? 0 : timeOf(value);
}

/** What an e-mail address looks like (Workspace API, UpdateUserInfo and ListUserDetail). */
export const EMAIL = /^((([0-9a-zA-Z_]+)|([0-9a-zA-Z]+[_.0-9a-zA-Z-]*[0-9a-zA-Z]+))@([a-zA-Z0-9-_]+[.])+[a-zA-Z0-9]+)$/;

/** How a user becomes active (Workspace API, CreateDesktopUser). */
export const activeType = oneOf('USER_ACTIVATE', 'ADMIN_ACTIVATE');
