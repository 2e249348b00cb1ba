import { flag, text } from '../guards';
import type { Call } from '../service';
import { activeType, bodyOf, EMAIL, expiry, expiryOf } from './body';
import { empty } from './refusals';
import { findUser } from './users';

// Workspace API, UpdateUserInfo, request body; `user_info_map` has its length from CreateDesktopUser.
const FIELDS = {
	description: text(1, 255),
	user_email: text(1, 55, EMAIL),
	user_phone: text(0, 20),
	active_type: activeType,
	account_expires: expiry,
	enable_change_password: flag,
	next_login_change_password: flag,
	password_never_expired: flag,
	disabled: flag,
	user_info_map: text(0, 255),
};

/** Workspace API, UpdateUserInfo: every field may be left out, the body may not. */
export function updateUser(call: Call) {
	const { account_expires: expires, ...fields } = bodyOf(call, FIELDS);
	if (expires === undefined && Object.keys(fields).length === 0) throw empty();

	const user = findUser(call);
	Object.assign(user, fields);
	if (expires !== undefined) user.account_expires = expiryOf(expires);
	user.updates++;
	return { id: user.id };
}
