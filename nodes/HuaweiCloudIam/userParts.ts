import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import { apiOf, collect } from '../shared/form/list';
import type { Api, Call } from '../shared/request';
import { accessKeys, keysOf } from './accessKeyData';
import { ofUser } from './attachedPolicies';
import { groups } from './group';
import { readLoginProfile, showLoginProfile } from './loginProfile';
import { devicesOf, mfaDevices } from './mfaDevice';
import { readContact, showContact } from './userContact';

/** When a user logged in last (IAM API 5.0, ShowUserLastLoginV5). */
const showLastLogin: Api = { service: 'iam', api: 'ShowUserLastLoginV5', method: 'GET', path: '/v5/users/{user_id}/last-login', effect: 'read', permission: 'iam:users:showUserLastLoginV5' };

/** Something that belongs to a user and takes a request of its own. */
interface Part {
	/** How the form calls it, and says what it is. */
	name: string;
	description: string;
	api: Api;
	read(call: Call, id: string): Promise<IDataObject>;
}

/** What can be read together with a user, by the values of the form. */
export const PARTS: Record<string, Part> = {
	accessKeys: { name: 'Access Keys', description: 'Their IDs and states, without secrets', api: apiOf(accessKeys), read: async (call, id) => ({ access_keys: await keysOf(call, id) }) },
	contact: { name: 'Email and Phone', description: 'Email, phone and access mode, from the older API of IAM', api: showContact, read: readContact },
	groups: { name: 'User Groups', description: 'The groups the user is in', api: apiOf(groups), read: async (call, id) => ({ groups: await collect(call, groups, { query: { user_id: id } }) }) },
	lastLogin: {
		name: 'Last Login',
		description: 'When the user logged in to the console last',
		api: showLastLogin,
		read: async (call, id) => ({ last_login_at: await call({ ...showLastLogin, params: { user_id: id } }, (body) => objectIn(body, 'user_last_login').last_login_at ?? null) }),
	},
	loginProfile: {
		name: 'Login Profile',
		description: 'Whether there is a console password, and whether it has to be changed',
		api: showLoginProfile,
		read: async (call, id) => ({ login_profile: (await readLoginProfile(call, id)) ?? null }),
	},
	mfaDevices: { name: 'MFA Devices', description: 'The devices for one-time codes', api: apiOf(mfaDevices), read: async (call, id) => ({ mfa_devices: await devicesOf(call, id) }) },
	policies: {
		name: 'Policies',
		description: 'The identity policies that are attached to the user',
		api: apiOf(ofUser),
		read: async (call, id) => ({ attached_policies: await collect(call, ofUser, { params: { user_id: id } }) }),
	},
};
