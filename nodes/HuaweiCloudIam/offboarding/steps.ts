import type { Step } from '../../shared/form/stepwise';
import { deactivate } from '../actions/accessKey/status';
import { unbind } from '../actions/mfaDevice/unbind';
import { deleteUser } from '../actions/user/delete';
import { updateUser } from '../actions/user/update';
import { EMPTYING, withoutGroups, withoutPassword, withoutPolicies } from './emptying';
import { keysOfLeaver, type Leaver } from './leaver';

const emptying = (wanted: string) => EMPTYING.filter(({ name }) => name === wanted);

const BEFORE_DELETION: ReadonlyArray<Step<Leaver>> = [
	{ name: 'disable', operation: updateUser, of: ({ id, user }) => (user.enabled === false ? [] : [{ userId: id, updateFields: { enabled: false } }]) },
	{
		name: 'deactivateAccessKeys',
		reading: keysOfLeaver,
		operation: deactivate,
		of: ({ id }, keys) => keys.filter(({ status }) => status !== 'inactive').map(({ access_key_id: accessKeyId }) => ({ userId: id, accessKeyId })),
	},
	withoutPassword,
	{ name: 'unbindMfaDevices', operation: unbind, of: ({ id }) => [{ userId: id, mfaDevices: 'all', deleteDevices: false }] },
	withoutGroups,
	withoutPolicies,
	...emptying('deleteAccessKeys'),
	...emptying('deleteMfaDevices'),
];

/** The steps of an offboarding in their order: what ends the person's access comes first, what cannot be undone last. */
export const STEPS: ReadonlyArray<Step<Leaver>> = [
	...BEFORE_DELETION,
	{ name: 'deleteUser', needs: BEFORE_DELETION.map(({ name }) => name), operation: deleteUser, of: ({ id }) => [{ userId: id }] },
];
