import { additionalFieldsOf } from '../shared/form/collection';
import { property } from '../shared/form/property';

// The fields of the forms that change desktops (Workspace API, AttachInstances, DetachInstances and BatchRunDesktops).

/** How a desktop is shut down. */
export const powerType = property({
	displayName: 'Type',
	name: 'type',
	type: 'options',
	default: 'SOFT',
	description: 'How the desktop is shut down',
	options: [
		{ name: 'Hard', value: 'HARD', description: 'As if the power were cut: what is not saved is lost' },
		{ name: 'Soft', value: 'SOFT', description: 'The operating system shuts down' },
	],
});

/** With what rights a user gets a desktop. */
export const userGroup = property({
	displayName: 'Rights',
	name: 'userGroup',
	type: 'options',
	default: 'users',
	description: 'The group of the operating system that the user gets into',
	options: [
		{ name: 'Administrators', value: 'administrators', description: 'Windows: the user may change everything' },
		{ name: 'Default', value: 'default', description: 'Linux: the user has no special rights' },
		{ name: 'Sudo', value: 'sudo', description: 'Linux: the user may change everything' },
		{ name: 'Users', value: 'users', description: 'Windows: the user has no special rights' },
	],
});

/** What else changes when a user gets a desktop. */
export const additionalFields = additionalFieldsOf('What else is to change with the assignment', [
	{ displayName: 'Clear Data', name: 'isClearData', type: 'boolean', default: false, description: 'Whether to clear the data of the former user. This cannot be undone.' },
	{ displayName: 'Computer Name', name: 'computerName', type: 'string', maxLength: 15, default: '', description: 'A new name for the desktop: up to 15 letters, digits, "-" and "_", a letter first' },
]);

/** Whether a desktop is taken from all its users or from one. */
export const unassignFrom = property({
	displayName: 'Unassign From',
	name: 'unassignFrom',
	type: 'options',
	default: 'user',
	description: 'Who is to lose the desktop',
	options: [
		{ name: 'All Users', value: 'all', description: 'Everybody who has the desktop' },
		{ name: 'One User', value: 'user', description: 'The others keep a desktop that several users share' },
	],
});

/** Whether a desktop that is taken from all users is shut down. */
export const shutoffAfterDetach = property({
	displayName: 'Stop Afterwards',
	name: 'shutoffAfterDetach',
	type: 'boolean',
	displayOptions: { show: { unassignFrom: ['all'] } },
	default: false,
	description: 'Whether to shut the desktop down then',
});

/** What else happens when a desktop is deleted. */
export const deleteOptions = [
	property({
		displayName: 'Delete Users',
		name: 'deleteUsers',
		type: 'boolean',
		default: false,
		description: 'Whether to delete the users of the desktop too, if they have no other one. This cannot be undone.',
	}),
	property({ displayName: 'Email Notification', name: 'emailNotification', type: 'boolean', default: true, description: 'Whether the users are told by email' }),
	property({ displayName: 'Force Delete', name: 'isForceDelete', type: 'boolean', default: false, description: 'Whether to delete the desktop whatever its state is' }),
] as const;

/** What users are told who are logged off. */
export const message = property({
	displayName: 'Message',
	name: 'message',
	type: 'string',
	maxLength: 255,
	default: '',
	description: 'What the users are told, up to 255 characters. If empty, they are told nothing.',
});
