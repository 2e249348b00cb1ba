import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import { property } from '../shared/form/property';
import type { Api, Call } from '../shared/request';
import { unlessMissing } from './statuses';

// IAM keeps the password for the console apart from the user, in a login profile. A user without a password has none.

const PROFILE = { service: 'iam', path: '/v5/users/{user_id}/login-profile' } as const;

/** Reads a login profile, without its password (IAM API 5.0, ShowLoginProfileV5). */
export const showLoginProfile: Api = { ...PROFILE, api: 'ShowLoginProfileV5', method: 'GET', effect: 'read', permission: 'iam:users:showLoginProfileV5' };

/** Gives a user without a password one (IAM API 5.0, CreateLoginProfileV5). */
export const createLoginProfile: Api = { ...PROFILE, api: 'CreateLoginProfileV5', method: 'POST', effect: 'once', permission: 'iam:users:createLoginProfileV5' };

/** Changes the password (IAM API 5.0, UpdateLoginProfileV5). The same one a second time may be refused as a former password. */
export const updateLoginProfile: Api = { ...PROFILE, api: 'UpdateLoginProfileV5', method: 'PUT', effect: 'once', permission: 'not documented' };

/** What is known of the password of a user, or nothing where the user has none. */
export const readLoginProfile = async (call: Call, id: string): Promise<IDataObject | undefined> =>
	await unlessMissing(call({ ...showLoginProfile, params: { user_id: id } }, (body) => objectIn(body, 'login_profile')));

/** Whether the user has to replace the password. */
export const passwordResetRequired = property({
	displayName: 'Change Password at Next Login',
	name: 'passwordResetRequired',
	type: 'boolean',
	default: true,
	description: 'Whether the user has to change the password at the next login',
});

/** Sends a new password, by one of the two APIs that do so; returns the login profile. */
export const sendPassword = async (call: Call, api: Api, id: string, { password, passwordResetRequired: mustChange }: { password: string; passwordResetRequired: boolean }): Promise<IDataObject> =>
	await call({ ...api, params: { user_id: id }, body: { password, password_reset_required: mustChange } }, (body) => objectIn(body, 'login_profile'));
