import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../shared/answers/fields';
import { collect, type List } from '../shared/form/list';
import type { Call } from '../shared/request';

/** The access keys of one user (IAM API 5.0, ListAccessKeysV5), without their secrets. A key without an ID is an error. */
export const accessKeys: List = {
	service: 'iam',
	api: 'ListAccessKeysV5',
	path: '/v5/users/{user_id}/access-keys',
	permission: 'not documented',
	entries: 'access_keys',
	longest: 200,
	read: (key) => ({ ...key, access_key_id: textIn(key, 'access_key_id') }),
};

/** All access keys of a user. */
export const keysOf = async (call: Call, userId: string): Promise<IDataObject[]> => await collect(call, accessKeys, { params: { user_id: userId } });

/** The one of these keys that has this ID. Throws an Error that names the keys if there is none. */
export function keyAmong(keys: readonly IDataObject[], id: string): IDataObject {
	const key = keys.find(({ access_key_id }) => access_key_id === id);
	if (!key) throw new Error(`The user does not have the access key ${id}. The keys of this user: ${inWords(keys) || 'none'}`);
	return key;
}

/** Throws an Error if the user of these keys cannot have one more (IAM user guide, quotas: two, which cannot be raised). */
export function refuseThird(keys: readonly IDataObject[]): void {
	if (keys.length >= 2) throw new Error(`The user has two access keys already, and IAM allows no more: ${inWords(keys)}. First delete one that is not used`);
}

const inWords = (keys: readonly IDataObject[]) => keys.map(({ access_key_id, status }) => `${String(access_key_id)} (${String(status)})`).join(' and ');
