import { property } from '../../shared/form/property';

/** The steps to do. */
export const steps = property({
	displayName: 'Steps',
	name: 'steps',
	type: 'multiOptions',
	default: ['disable', 'resetPassword', 'logOffDesktops', 'logOffAppSessions', 'unbindOtpDevices', 'revokeAppGroups', 'leaveGroups', 'unassignDesktops'],
	description: 'What to do. Whatever the order here, what ends access is done first. What cannot be undone is not chosen by default.',
	options: [
		{ name: 'Delete Desktops', value: 'deleteDesktops', description: 'Deletes desktops that nobody else has, with all their data, and unassigns those that are shared. This cannot be undone.' },
		{ name: 'Delete Personal Folder', value: 'deletePersonalFolder', description: 'Deletes the folder in application streaming with all its files. This cannot be undone.' },
		{ name: 'Delete User', value: 'deleteUser', description: 'Deletes the account, unless a step for app sessions, app groups, desktops, the profile or the personal folder failed. This cannot be undone.' },
		{ name: 'Disable User', value: 'disable', description: 'The user can no longer log in' },
		{ name: 'Leave Groups', value: 'leaveGroups', description: 'Ends the membership in all user groups' },
		{ name: 'Log Off App Sessions', value: 'logOffAppSessions', description: 'Ends the sessions in application streaming' },
		{ name: 'Log Off Desktops', value: 'logOffDesktops', description: 'Ends the sessions on desktops that nobody else has' },
		{ name: 'Reset Password', value: 'resetPassword', description: 'Sets a random password that nobody gets to know, and the activation by the administrator' },
		{ name: 'Reset Profile', value: 'resetProfile', description: 'Sets the profile in application streaming back to its initial state. This cannot be undone.' },
		{ name: 'Revoke App Groups', value: 'revokeAppGroups', description: 'Ends the access to app groups that were granted to the user' },
		{ name: 'Stop Desktops', value: 'stopDesktops', description: 'Unassigns desktops, and shuts down those that nobody else has' },
		{ name: 'Unassign Desktops', value: 'unassignDesktops', description: 'Takes the desktops from the user. Others keep a desktop that they share.' },
		{ name: 'Unbind OTP Devices', value: 'unbindOtpDevices', description: 'Unbinds the devices that show one-time passwords' },
	],
});
