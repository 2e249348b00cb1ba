import { flag, text } from '../guards';
import type { Call, Route } from '../service';
import type { IamUser, LoginProfile } from '../state';
import { bodyOf } from './body';
import { findUser } from './find';
import { acceptable } from './passwords';
import { conflict, invalid, missing } from './refusals';

const PATH = '/v5/users/{user_id}/login-profile';

/** IAM API 5.0, what users log in to the console with: a password, apart from the user. */
export const LOGIN_PROFILES: Route[] = [
	{ name: 'ShowLoginProfileV5', method: 'GET', path: PATH, action: 'iam:users:showLoginProfileV5', handle: showProfile },
	{ name: 'CreateLoginProfileV5', method: 'POST', path: PATH, action: 'iam:users:createLoginProfileV5', status: 201, handle: createProfile },
	{ name: 'UpdateLoginProfileV5', method: 'PUT', path: PATH, handle: updateProfile },
	{ name: 'DeleteLoginProfileV5', method: 'DELETE', path: PATH, action: 'iam:users:deleteLoginProfileV5', status: 204, handle: deleteProfile },
];

const DAY = 24 * 60 * 60_000;
const FIELDS = { password: text(8, 32), password_reset_required: flag };

function showProfile(call: Call) {
	const user = findUser(call);
	return shown(user, profileOf(user), call);
}

// The password is never shown; when it expires only if the account's passwords do.
function shown({ user_id }: IamUser, { password_reset_required, created_at, changedAt }: LoginProfile, { state }: Call) {
	const days = state.iam.passwordPolicy.password_validity_period;
	const expires = days > 0 && { password_expires_at: new Date(Date.parse(changedAt) + days * DAY).toISOString() };
	return { login_profile: { user_id, password_reset_required, created_at, ...expires } };
}

// A user without a password has no login profile.
function profileOf({ user_id, loginProfile }: IamUser): LoginProfile {
	if (!loginProfile) throw missing('login-profile', user_id);
	return loginProfile;
}

function createProfile(call: Call) {
	const fields = bodyOf(call, FIELDS, 'password', 'password_reset_required');
	const user = findUser(call);
	if (user.loginProfile) throw conflict(`User ${user.user_id} already has a login-profile`);
	checkPassword(fields.password, user, call);
	const created = new Date(call.now).toISOString();
	user.loginProfile = { ...fields, created_at: created, changedAt: created };
	return shown(user, user.loginProfile, call);
}

// Both fields may be left out. That not both may be is not documented.
function updateProfile(call: Call) {
	const fields = bodyOf(call, FIELDS);
	if (Object.keys(fields).length === 0) throw invalid('body');
	const user = findUser(call);
	const profile = profileOf(user);
	if (fields.password !== undefined) {
		checkPassword(fields.password, user, call);
		profile.changedAt = new Date(call.now).toISOString();
	}
	Object.assign(profile, fields);
	return shown(user, profile, call);
}

// Which code a password has that the account's policy forbids is not documented.
function checkPassword(password: string, user: IamUser, { state }: Call): void {
	const isSame = user.loginProfile?.password === password;
	if (isSame || !acceptable(password, user, state.iam.passwordPolicy)) throw invalid('password');
}

function deleteProfile(call: Call): undefined {
	const user = findUser(call);
	profileOf(user);
	user.loginProfile = null;
}
