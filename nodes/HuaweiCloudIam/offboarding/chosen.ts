import { property } from '../../shared/form/property';

/** The steps to do. */
export const steps = property({
	displayName: 'Steps',
	name: 'steps',
	type: 'multiOptions',
	default: ['disable', 'deactivateAccessKeys', 'removePassword', 'unbindMfaDevices', 'leaveGroups', 'detachPolicies'],
	description: 'What to do. Whatever the order here, what ends access is done first. What cannot be undone is not chosen by default.',
	options: [
		{ name: 'Deactivate Access Keys', value: 'deactivateAccessKeys', description: 'Nothing can sign with the access keys of the user any more' },
		{ name: 'Delete Access Keys', value: 'deleteAccessKeys', description: 'Deletes the access keys of the user. This cannot be undone.' },
		{ name: 'Delete MFA Devices', value: 'deleteMfaDevices', description: 'Unbinds and deletes the MFA devices of the user. This cannot be undone.' },
		{ name: 'Delete User', value: 'deleteUser', description: 'Deletes the user with everything that is left, if nothing else failed. This cannot be undone.' },
		{ name: 'Detach Policies', value: 'detachPolicies', description: 'Detaches the identity policies from the user' },
		{ name: 'Disable User', value: 'disable', description: 'The user can no longer use the account' },
		{ name: 'Leave Groups', value: 'leaveGroups', description: 'Ends the membership in all user groups' },
		{ name: 'Remove Password', value: 'removePassword', description: 'The user can no longer log in to the console' },
		{ name: 'Unbind MFA Devices', value: 'unbindMfaDevices', description: 'Unbinds the MFA devices, without deleting them' },
	],
});
