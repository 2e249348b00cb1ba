import { operation } from '../../../shared/form/operation';
import { accessKey } from '../../accessKey';
import { keysOf } from '../../accessKeyData';
import { exceptOwnKey } from '../../accessKeyGuard';
import { user } from '../../user';

/** Deletes an access key (IAM API 5.0, DeleteAccessKeyV5), which need not be inactive. */
export const deleteKey = exceptOwnKey(
	operation({
		option: { name: 'Delete', value: 'delete', action: 'Delete an access key', description: 'Delete an access key of a user permanently, which cannot be undone' },
		properties: [user, accessKey],
		service: 'iam',
		api: 'DeleteAccessKeyV5',
		method: 'DELETE',
		path: '/v5/users/{user_id}/access-keys/{access_key_id}',
		effect: 'set',
		permission: 'iam:credentials:deleteCredentialV5',
		warnings: [{ say: 'Whatever signs with an access key that is deleted stops working, and the key cannot be restored. Deactivate it first, and delete it when nobody has missed it for a week.' }],
		policies: ['IAM joiner and leaver', 'IAM key rotation'],
		mayBeSo: [404],
		request: ({ userId, accessKeyId }) => ({ params: { user_id: userId, access_key_id: accessKeyId } }),
		result: (_body, params) => made(params),
		done: made,
		current: {
			read: async (call, { userId, accessKeyId }) => ({ deleted: (await keysOf(call, userId)).every(({ access_key_id }) => access_key_id !== accessKeyId) }),
			wanted: () => ({ deleted: true }),
		},
	}),
	'which would no longer be accepted. Use the credential of another key',
);

function made({ userId, accessKeyId }: { userId: string; accessKeyId: string }) {
	return { id: accessKeyId, user_id: userId, deleted: true };
}
