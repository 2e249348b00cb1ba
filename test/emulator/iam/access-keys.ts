import { randomBytes } from 'node:crypto';

import { oneOf } from '../guards';
import { without, type Call, type Route } from '../service';
import type { CloudState, IamAccessKey, IamUser } from '../state';
import { bodyOf } from './body';
import { findUser } from './find';
import { pageOf } from './paging';
import { missing, refuse } from './refusals';

const PATH = '/v5/users/{user_id}/access-keys';
const ONE = `${PATH}/{access_key_id}`;

/** IAM API 5.0, permanent access keys. */
export const ACCESS_KEYS: Route[] = [
	{ name: 'ListAccessKeysV5', method: 'GET', path: PATH, handle: listKeys },
	{ name: 'CreateAccessKeyV5', method: 'POST', path: PATH, action: 'iam:credentials:createCredentialV5', status: 201, handle: createKey },
	{ name: 'UpdateAccessKeyV5', method: 'PUT', path: ONE, action: 'iam:credentials:updateCredentialV5', handle: updateKey },
	{ name: 'DeleteAccessKeyV5', method: 'DELETE', path: ONE, action: 'iam:credentials:deleteCredentialV5', status: 204, handle: deleteKey },
	{
		name: 'ShowAccessKeyLastUsedV5',
		method: 'GET',
		path: `${ONE}/last-used`,
		action: 'iam:credentials:showAccessKeyLastUsedV5',
		handle: lastUsed,
	},
];

/**
 * The permanent access key that signs with this ID; undefined if there is none, or if it is inactive. What the gateway says
 * to an inactive one is not documented: here it does not know it.
 */
export function signingKey({ iam }: CloudState, accessKeyId: string): IamAccessKey | undefined {
	const keys = iam.users.flatMap(({ accessKeys }) => accessKeys);
	return keys.find(({ access_key_id, status }) => access_key_id === accessKeyId && status === 'active');
}

// A key is one of the user that the path names, or it is not there.
function findKey(call: Call): { user: IamUser; key: IamAccessKey } {
	const user = findUser(call);
	const { access_key_id: id = '' } = call.params;
	const key = user.accessKeys.find(({ access_key_id }) => access_key_id === id);
	if (!key) throw missing('access key', id);
	return { user, key };
}

function shown({ user_id }: IamUser, key: IamAccessKey) {
	return { ...without(key, 'secret_access_key', 'last_used_at'), user_id };
}

function listKeys(call: Call) {
	const user = findUser(call);
	const { entries, page_info } = pageOf(call, user.accessKeys, ({ access_key_id }) => access_key_id);
	return { access_keys: entries.map((key) => shown(user, key)), page_info };
}

// The page declares no body and a 400; that this is what a third key gets, and by which code, is not documented. The text is
// the one of version 3.
function createKey(call: Call) {
	const user = findUser(call);
	if (user.accessKeys.length >= call.state.iam.quotas.accessKeysPerUser) throw refuse(400, 'IAM.0007', 'akSkNumExceed');
	const key: IamAccessKey = {
		access_key_id: `HPUA${randomBytes(8).toString('hex').toUpperCase()}`,
		created_at: new Date(call.now).toISOString(),
		status: 'active',
		secret_access_key: randomBytes(30).toString('base64url'),
		last_used_at: null,
	};
	user.accessKeys.push(key);
	return { access_key: { ...shown(user, key), secret_access_key: key.secret_access_key } };
}

// That a key which has the status already is no error is not documented.
function updateKey(call: Call) {
	const { status } = bodyOf(call, { status: oneOf('active', 'inactive') }, 'status');
	const { user, key } = findKey(call);
	key.status = status;
	return { access_key: shown(user, key) };
}

function deleteKey(call: Call): undefined {
	const { user, key } = findKey(call);
	user.accessKeys = user.accessKeys.filter((other) => other !== key);
}

// Absent is never. What a request uses is not in the state, so that one that reads leaves that as it was.
function lastUsed(call: Call) {
	const { access_key_id: id, last_used_at: before } = findKey(call).key;
	const since = call.uses.get(id);
	return { access_key_last_used: { last_used_at: since === undefined ? (before ?? undefined) : new Date(since).toISOString() } };
}
