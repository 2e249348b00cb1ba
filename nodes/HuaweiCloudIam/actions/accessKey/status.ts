import { type Operation, operation } from '../../../shared/form/operation';
import type { Option } from '../../../shared/form/property';
import { accessKey } from '../../accessKey';
import { keyAmong, keysOf } from '../../accessKeyData';
import { exceptOwnKey, knowingKeys } from '../../accessKeyGuard';
import { user } from '../../user';

/** Which key it is, and which state it had before. */
interface Picked {
	userId: string;
	accessKeyId: string;
	before?: unknown;
}

/** Takes an access key into or out of use (IAM API 5.0, UpdateAccessKeyV5). One that is so already is left alone. */
function change(status: 'active' | 'inactive', option: Option, more: Pick<Operation, 'policies' | 'warnings'>) {
	const made = ({ userId, accessKeyId }: Picked) => ({ id: accessKeyId, user_id: userId, status });
	return knowingKeys(
		operation({
			option,
			...more,
			properties: [user, accessKey],
			service: 'iam',
			api: 'UpdateAccessKeyV5',
			method: 'PUT',
			path: '/v5/users/{user_id}/access-keys/{access_key_id}',
			effect: 'set',
			permission: 'iam:credentials:updateCredentialV5',
			request: ({ userId, accessKeyId }) => ({ params: { user_id: userId, access_key_id: accessKeyId }, body: { status } }),
			unchanged: (params: Picked) => (params.before === status ? { ...made(params), changed: false } : undefined),
			result: (_body, params) => made(params),
			done: made,
			current: { read: async (call, { userId, accessKeyId }) => ({ status: keyAmong(await keysOf(call, userId), accessKeyId).status }), wanted: () => ({ status }) },
		}),
		(keys, { accessKeyId }) => ({ before: keyAmong(keys, String(accessKeyId)).status }),
	);
}

/** Takes an access key back into use. */
export const activate = change(
	'active',
	{ name: 'Activate', value: 'activate', action: 'Activate an access key', description: 'Take an access key that was deactivated back into use' },
	{ policies: ['IAM key rotation'] },
);

/** Takes an access key out of use. */
export const deactivate = exceptOwnKey(
	change(
		'inactive',
		{ name: 'Deactivate', value: 'deactivate', action: 'Deactivate an access key', description: 'Take an access key out of use without deleting it' },
		{
			policies: ['IAM joiner and leaver', 'IAM key rotation'],
			warnings: [{ say: 'Whatever signs with an access key that is deactivated stops working until the key is activated again.' }],
		},
	),
	'which could then no longer activate itself. Use the credential of another key',
);
