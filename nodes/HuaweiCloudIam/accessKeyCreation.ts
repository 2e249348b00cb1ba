import { type IDataObject, NodeApiError } from 'n8n-workflow';

import { notMade, wasMade } from '../shared/answers/error';
import { objectIn, textIn } from '../shared/answers/fields';
import { passwordOutput } from '../shared/form/passwordOutput';
import type { Api, Call } from '../shared/request';
import { keysOf, refuseThird } from './accessKeyData';

/** The output field with the secret of a new access key. */
export const SECRET = 'secret_access_key';

/** What is to become of the secret of a new access key. */
export const secretOutput = passwordOutput({}, SECRET);

/** Creates an access key (IAM API 5.0, CreateAccessKeyV5), without a body. The secret is in this answer only. */
export const createKey: Api = {
	service: 'iam',
	api: 'CreateAccessKeyV5',
	method: 'POST',
	path: '/v5/users/{user_id}/access-keys',
	effect: 'once',
	permission: 'iam:credentials:createCredentialV5',
};

/** An access key with its secret. */
export type NewKey = IDataObject & { access_key_id: string; secret_access_key: string };

/**
 * Creates an access key for a user. Throws an Error if the user has two already. After an unclear outcome the keys are listed:
 * the failure then says whether there is a new one, whose secret is lost.
 */
export async function makeKey(call: Call, userId: string): Promise<NewKey> {
	const before = await keysOf(call, userId);
	refuseThird(before);
	const made = call({ ...createKey, params: { user_id: userId } }, (body) => {
		const key = objectIn(body, 'access_key');
		return { ...key, access_key_id: textIn(key, 'access_key_id'), [SECRET]: textIn(key, SECRET) };
	});
	return await made.catch(async (failure: Error) => {
		if (failure instanceof NodeApiError && failure.context.unclear === true) await tellWhether(failure, call, userId, before);
		return await Promise.reject(failure);
	});
}

/** Says in a failure whether the key was made; what cannot be looked up stays in doubt. */
async function tellWhether(failure: NodeApiError, call: Call, userId: string, before: readonly IDataObject[]): Promise<void> {
	const now = await keysOf(call, userId).catch(() => undefined);
	const made = now?.find(({ access_key_id }) => before.every((key) => key.access_key_id !== access_key_id));
	if (made) wasMade(failure, `The new access key is ${String(made.access_key_id)}, and its secret is lost, since IAM shows it only once. Delete this key, and then run this again`);
	else if (now) notMade(failure);
}
