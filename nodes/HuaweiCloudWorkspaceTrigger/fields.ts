import { simplify } from '../shared/form/output';
import { type Params, property } from '../shared/form/property';
import { group } from '../HuaweiCloudWorkspace/group';
import type { Settings } from './advance';
import type { EventName } from './event';

const events = property({
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	noDataExpression: true,
	default: [],
	description: 'What starts the workflow. What was already so when the workflow was published is not reported.',
	options: [
		{ name: 'Account Expired', value: 'accountExpired', description: 'The expiry date of an account has come' },
		{ name: 'Account Expires Soon', value: 'accountExpiresSoon', description: 'An account expires in the given number of days: once for each expiry date' },
		{ name: 'Desktops Assigned or Removed', value: 'desktopsChanged', description: 'A user got a desktop, or has one less' },
		{ name: 'Groups Changed', value: 'groupsChanged', description: 'A user was added to a user group or removed from one, or the group has a new name' },
		{ name: 'No Login', value: 'noLogin', description: 'No login of a user is recorded for the given number of days: once until the next login. Disabled users are left out.' },
		{ name: 'User Created', value: 'userCreated', description: 'There is a new user' },
		{ name: 'User Deleted', value: 'userDeleted', description: 'A user is no longer there' },
		{ name: 'User Disabled', value: 'userDisabled', description: 'An account was disabled' },
		{ name: 'User Enabled', value: 'userEnabled', description: 'A disabled account was enabled' },
		{ name: 'User Locked', value: 'userLocked', description: 'An account was locked, such as after too many wrong passwords' },
		{ name: 'User Unlocked', value: 'userUnlocked', description: 'A locked account was unlocked' },
		{ name: 'User Updated', value: 'userUpdated', description: 'Data of a user were changed; which ones are watched is up to you' },
	],
});

const daysBeforeExpiry = property({
	displayName: 'Days Before Expiry',
	name: 'daysBeforeExpiry',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 180 },
	displayOptions: { show: { events: ['accountExpiresSoon'] } },
	default: 14,
	description: 'How many days before the expiry date the event comes, from 0 to 180',
});

const daysWithoutLogin = property({
	displayName: 'Days Without Login',
	name: 'daysWithoutLogin',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 365 },
	displayOptions: { show: { events: ['noLogin'] } },
	default: 60,
	description: 'After how many days without a login the event comes, from 1 to 365. The first poll reads the login records of all these days.',
});

const fieldsToWatch = property({
	displayName: 'Fields to Watch',
	name: 'fieldsToWatch',
	type: 'multiOptions',
	displayOptions: { show: { events: ['userUpdated'] } },
	default: ['description', 'user_email', 'user_phone'],
	description: 'A change of these starts the workflow',
	options: [
		{ name: 'Account Expires', value: 'account_expires' },
		{ name: 'Activation Type', value: 'active_type' },
		{ name: 'Change Password at Next Login', value: 'next_login_change_password' },
		{ name: 'Description', value: 'description' },
		{ name: 'Domain', value: 'domain' },
		{ name: 'Email', value: 'user_email' },
		{ name: 'Enterprise Project ID', value: 'enterprise_project_id' },
		{ name: 'Password Can Be Changed', value: 'enable_change_password' },
		{ name: 'Password Never Expires', value: 'password_never_expired' },
		{ name: 'Phone', value: 'user_phone' },
		{ name: 'User Information Map', value: 'user_info_map' },
		{ name: 'User Name', value: 'user_name' },
	],
});

/** The group whose users are watched, or an empty text for those of all. */
const watchedGroup = {
	...group,
	field: { ...group.field, required: false, hint: 'All users if no group is chosen', description: 'Watch only the users of this group. Whoever is added to it or removed from it counts, too.' },
} as const;

const userName = property({
	displayName: 'User Name Contains',
	name: 'userName',
	type: 'string',
	maxLength: 255,
	default: '',
	placeholder: 'e.g. ext-',
	hint: 'All users if it is empty',
	description: 'Watch only the users with this in their names, whether in upper or lower case',
});

/** The trigger's form. */
export const fields = [events, daysBeforeExpiry, daysWithoutLogin, fieldsToWatch, watchedGroup, userName, simplify] as const;

/** What the form says to tell. Throws an Error where it says nothing. */
export function settingsOf({ events: chosen, daysBeforeExpiry: before, daysWithoutLogin: without, fieldsToWatch: watched = [], userName: text }: Params<typeof fields>): Settings {
	if (chosen.length === 0) throw new Error("'Events' is empty. Choose what is to start the workflow");
	if (chosen.includes('userUpdated') && watched.length === 0) throw new Error("'Fields to Watch' is empty. Choose the fields whose change is to start the workflow");
	return { events: chosen as EventName[], watched, days: { accountExpiresSoon: before, noLogin: without }, userName: text.trim() };
}
