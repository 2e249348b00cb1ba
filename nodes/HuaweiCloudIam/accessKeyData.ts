import { textIn } from '../shared/answers/fields';
import type { List } from '../shared/form/list';

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
