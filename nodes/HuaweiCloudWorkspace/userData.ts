import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import { outputOf } from '../shared/form/output';
import type { Api, Call } from '../shared/request';
import { NO_USER } from './codes';

/** What people read of a user, and what else ListUsers and ListUserDetail say. */
export const userOutput = outputOf(
	['id', 'user_name', 'user_email', 'user_phone', 'description', 'disabled', 'locked', 'account_expires', 'active_type', 'group_names'],
	[
		'account_expired', 'account_type', 'certificate_status', 'distinguished_name', 'domain', 'enable_change_password', 'enterprise_project_id', 'full_name',
		'is_pre_user', 'next_login_change_password', 'object_sid', 'password_never_expired', 'sam_account_name', 'share_space_desktops', 'share_space_subscription',
		'sid', 'total_desktops', 'user_info_map', 'user_principal_name', 'when_created',
	],
);

/**
 * Returns a user with the field names of ListUsers. ListUserDetail calls two fields differently, and gives the expiry in
 * milliseconds, where UpdateUserInfo takes a date or "0".
 */
export function uniform({ enabled_change_password, user_expired, account_expires, ...user }: IDataObject): IDataObject {
	return {
		...user,
		...(account_expires !== undefined && { account_expires: expiry(account_expires) }),
		...(enabled_change_password !== undefined && { enable_change_password: enabled_change_password }),
		...(user_expired !== undefined && { account_expired: user_expired }),
	};
}

function expiry(value: IDataObject[string]): IDataObject[string] {
	const text = String(value);
	const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
	if (time === 0) return '0';
	if (Number.isNaN(new Date(time).getTime())) return typeof value === 'number' ? text : value;
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Reads one desktop user (Workspace API, ListUserDetail). */
export const showUser = {
	service: 'workspace',
	api: 'ListUserDetail',
	method: 'GET',
	path: '/v2/{project_id}/users/{user_id}',
	effect: 'read',
	permission: 'workspace:users:get',
} as const satisfies Api;

/** The user in the answer of `showUser`, with the field names of ListUsers. */
export const userIn = (body: unknown): IDataObject => uniform(objectIn(body, 'user_detail'));

/** Reads one desktop user. */
export const readUser = async (call: Call, id: string) => await call({ ...showUser, params: { user_id: id } }, userIn);

/** Whether there is no such user. */
export async function isGone(call: Call, id: string): Promise<boolean> {
	const found = await readUser(call, id).catch((error: Error) => error);
	if (!(found instanceof Error)) return false;
	const { data } = ((found as NodeApiError).context ?? {}) as { data?: { error_code?: string } };
	if (NO_USER.includes(data?.error_code ?? '')) return true;
	throw found;
}
