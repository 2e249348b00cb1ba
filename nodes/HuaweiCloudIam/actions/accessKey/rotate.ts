import { reasonIn } from '../../../shared/answers/error';
import { listIn } from '../../../shared/answers/fields';
import { operationOf } from '../../../shared/form/operation';
import type { Steps, Values } from '../../../shared/form/plan';
import { authDomains } from '../../../shared/http/domain';
import { accessKey } from '../../accessKey';
import { createKey, makeKey, type NewKey, SECRET, secretOutput } from '../../accessKeyCreation';
import { keyAmong, refuseThird } from '../../accessKeyData';
import { exceptOwnKey, knowingKeys } from '../../accessKeyGuard';
import { user } from '../../user';
import { deactivate } from './status';

/** How long to wait, in ms, before a new key that is not accepted yet is tried again. */
const PAUSES = [1000, 2000, 3000, 4000];

/** Why a new key does not work; nothing if it does. */
async function faultOf({ callAs, pause, cancelled }: Steps, { access_key_id: accessKeyId, secret_access_key: secretAccessKey }: NewKey): Promise<Error | undefined> {
	for (let turn = 0; ; turn++) {
		const fault = await callAs({ accessKeyId, secretAccessKey })(authDomains, (body) => void listIn(body, 'domains')).catch((error: Error) => error);
		const wait = PAUSES[turn];
		if (!fault || wait === undefined || cancelled()) return fault ?? undefined;
		await pause(wait);
	}
}

/**
 * Replaces an access key: makes a new one, signs a request with it, and then deactivates the old one. When something fails
 * after the new key was made, that is a result all the same: its secret is shown only once.
 */
export const rotate = exceptOwnKey(
	knowingKeys(
		operationOf({
			option: { name: 'Rotate', value: 'rotate', action: 'Rotate an access key', description: 'Create a new access key for a user, try it, and deactivate the old one' },
			properties: [user, accessKey, ...secretOutput],
			apis: [createKey, authDomains, ...deactivate.apis],
			warnings: [{ say: 'Whatever signs with the old access key stops working until it has the new one. The old key is only deactivated: activate it if something was forgotten, and delete it later.' }],
			policies: ['IAM key rotation'],
			secret: SECRET,
			check({ passwordOutput: output }) {
				if (output === 'omit') throw new Error("Choose 'Return' or 'Encrypt' for the new secret access key: if nobody gets it, nobody can use the new key, and the old one is deactivated");
			},
			async execute(steps, { userId, accessKeyId }) {
				const key = await makeKey(steps.call, userId);
				const result = { id: key.access_key_id, ...key, old_access_key_id: accessKeyId };
				const fault = await faultOf(steps, key);
				if (fault) return { ...result, rotated: false, rotationError: `The new access key was created, but does not work, so the old one was not deactivated: ${reasonIn(fault)}` };
				const [outcome] = await steps.perform(deactivate, [{ userId, accessKeyId } as object as Values]);
				if (outcome instanceof Error) return { ...result, rotated: false, rotationError: `The new access key was created and works, but the old one could not be deactivated: ${reasonIn(outcome)}` };
				return { ...result, rotated: true };
			},
		}),
		(keys, { accessKeyId }) => {
			keyAmong(keys, String(accessKeyId));
			refuseThird(keys);
			return {};
		},
	),
	'so it cannot be rotated here: the credential would hold a key that is not accepted. Create a second key, put it into the credential, and then deactivate the old one',
);
