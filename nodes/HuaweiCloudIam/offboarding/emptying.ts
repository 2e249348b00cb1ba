import type { Step } from '../../shared/form/stepwise';
import { deleteKey } from '../actions/accessKey/delete';
import { removeUser } from '../actions/group/membership';
import { unbind } from '../actions/mfaDevice/unbind';
import { detachFromUser } from '../actions/policy/attachment';
import { removePassword } from '../actions/user/removePassword';
import { groupsOfLeaver, keysOfLeaver, type Leaver, policiesOfLeaver } from './leaver';

/** Takes the password for the console away. */
export const withoutPassword: Step<Leaver> = { name: 'removePassword', operation: removePassword, of: ({ id }) => [{ userId: id }] };

/** Takes the user out of all groups. */
export const withoutGroups: Step<Leaver> = {
	name: 'leaveGroups',
	reading: groupsOfLeaver,
	operation: removeUser,
	of: ({ id }, groups) => groups.map(({ group_id: groupId }) => ({ groupId, userId: id })),
};

/** Takes away the policies that are attached to the user. */
export const withoutPolicies: Step<Leaver> = {
	name: 'detachPolicies',
	reading: policiesOfLeaver,
	operation: detachFromUser,
	of: ({ id }, policies) => policies.map(({ policy_id: policyId }) => ({ policyId, userId: id })),
};

/** What takes away everything that a user has. */
export const EMPTYING: ReadonlyArray<Step<Leaver>> = [
	{ name: 'deleteAccessKeys', reading: keysOfLeaver, operation: deleteKey, of: ({ id }, keys) => keys.map(({ access_key_id: accessKeyId }) => ({ userId: id, accessKeyId })) },
	withoutPassword,
	{ name: 'deleteMfaDevices', operation: unbind, of: ({ id }) => [{ userId: id, mfaDevices: 'all', deleteDevices: true }] },
	withoutGroups,
	withoutPolicies,
];

/** The APIs of steps: what they read, and what they change. */
export const apisIn = (steps: ReadonlyArray<Step<Leaver>>) => steps.flatMap(({ operation, reading }) => [...operation.apis, ...(reading?.apis ?? [])]);
