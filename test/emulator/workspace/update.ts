import { characters, parseObject, timeOf, unknownField, type Call } from '../service';
import { empty, invalid } from './refusals';
import { findUser } from './users';

const text =
	(min: number, max: number, form = /^/) =>
	(value: unknown): boolean =>
		typeof value === 'string' && characters(value) >= min && characters(value) <= max && form.test(value);
const flag = (value: unknown): boolean => typeof value === 'boolean';
const expiry = (value: unknown): boolean => text(1, 55)(value) && !Number.isNaN(expiryOf(value));

const EMAIL = /^((([0-9a-zA-Z_]+)|([0-9a-zA-Z]+[_.0-9a-zA-Z-]*[0-9a-zA-Z]+))@([a-zA-Z0-9-_]+[.])+[a-zA-Z0-9]+)$/;

// Workspace API, UpdateUserInfo, request body; `user_info_map` has its length from CreateDesktopUser.
const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
	description: text(1, 255),
	user_email: text(1, 55, EMAIL),
	user_phone: text(0, 20),
	active_type: text(0, 50, /^(USER_ACTIVATE|ADMIN_ACTIVATE)$/),
	account_expires: expiry,
	enable_change_password: flag,
	next_login_change_password: flag,
	password_never_expired: flag,
	disabled: flag,
	user_info_map: text(0, 255),
};

/** Workspace API, UpdateUserInfo: every field may be left out, the body may not. */
export function updateUser(call: Call) {
	if (call.body.trim() === '') throw empty();
	const fields = parseObject(call.body);
	if (!fields) throw invalid('body');
	if (Object.keys(fields).length === 0) throw empty();
	const unknown = unknownField(fields, Object.keys(FIELDS));
	if (unknown !== undefined) throw invalid(unknown);
	for (const [name, value] of Object.entries(fields)) if (!FIELDS[name]?.(value)) throw invalid(name);

	const user = findUser(call);
	Object.assign(user, fields);
	if ('account_expires' in fields) user.account_expires = expiryOf(fields.account_expires);
	user.updates++;
	return { id: user.id };
}

// The form of a time stands in CreateDesktopUser: never, or UTC with or without milliseconds.
function expiryOf(value: unknown): number {
	return value === '0' ? 0 : timeOf(String(value));
}
