import { operationOf } from '../../../shared/form/operation';
import { createKey, makeKey, SECRET, secretOutput } from '../../accessKeyCreation';
import { refuseThird } from '../../accessKeyData';
import { knowingKeys } from '../../accessKeyGuard';
import { user } from '../../user';

/** Creates an access key, whose secret is shown this once. */
export const create = knowingKeys(
	operationOf({
		option: { name: 'Create', value: 'create', action: 'Create an access key', description: 'Create an access key for a user, who may have two' },
		properties: [user, ...secretOutput],
		apis: [createKey],
		policies: ['IAM joiner and leaver', 'IAM key rotation'],
		secret: SECRET,
		async execute({ call }, { userId }) {
			const key = await makeKey(call, userId);
			return { id: key.access_key_id, ...key };
		},
	}),
	(keys) => {
		refuseThird(keys);
		return {};
	},
);
