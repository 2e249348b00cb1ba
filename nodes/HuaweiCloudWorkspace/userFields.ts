import { updateFieldsOf } from '../shared/form/collection';
import { wireNames } from '../shared/form/names';
import { type Params, property } from '../shared/form/property';

// The fields of a desktop user that can be set, as the forms of several operations have them (Workspace API, CreateDesktopUser
// and UpdateUserInfo).

/** When the account expires. */
export const accountExpires = property({
	displayName: 'Account Expires',
	name: 'accountExpires',
	type: 'dateTime',
	default: '',
	hint: 'A date without a time is the first minute of that day',
	description: "When the account expires. A time without an offset is in the workflow's time zone.",
});

/** That it never does. */
export const accountNeverExpires = property({
	displayName: 'Account Never Expires',
	name: 'accountNeverExpires',
	type: 'boolean',
	default: true,
	description: 'Whether to remove the expiry date, so that the account never expires',
});

/** Who sets the first password. */
export const activeType = property({
	displayName: 'Activation Type',
	name: 'activeType',
	type: 'options',
	default: 'USER_ACTIVATE',
	description: 'Who sets the first password of the user',
	options: [
		{ name: 'Activated by Administrator', value: 'ADMIN_ACTIVATE', description: 'The administrator sets the password and hands it over' },
		{ name: 'Activated by User', value: 'USER_ACTIVATE', description: 'The user is told by email or phone and sets the password' },
	],
});

/** Whether the password has to be changed. */
export const nextLoginChangePassword = property({
	displayName: 'Change Password at Next Login',
	name: 'nextLoginChangePassword',
	type: 'boolean',
	default: true,
	description: 'Whether the user has to change the password at the next login',
});

/** A note on the user. */
export const description = property({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	maxLength: 255,
	default: '',
	description: 'A note on the user, up to 255 characters',
});

const disabled = property({
	displayName: 'Disabled',
	name: 'disabled',
	type: 'boolean',
	default: true,
	description: 'Whether the account is disabled, so that the user cannot log in',
});

/** The address. */
export const userEmail = property({
	displayName: 'Email',
	name: 'userEmail',
	type: 'string',
	maxLength: 64,
	placeholder: 'name@email.com',
	default: '',
	description: 'Where notifications and passwords are sent',
});

/** Whether the user may change the password. */
export const enableChangePassword = property({
	displayName: 'Password Can Be Changed',
	name: 'enableChangePassword',
	type: 'boolean',
	default: true,
	description: 'Whether the user may change the password',
});

const passwordNeverExpired = property({
	displayName: 'Password Never Expires',
	name: 'passwordNeverExpired',
	type: 'boolean',
	default: true,
	description: 'Whether the password stays valid without a time limit',
});

/** The mobile number. */
export const userPhone = property({
	displayName: 'Phone',
	name: 'userPhone',
	type: 'string',
	maxLength: 20,
	placeholder: 'e.g. +8613800000000',
	default: '',
	description: 'The mobile number with its country code, up to 20 characters',
});

/** What Huawei Cloud calls the user information map, whose structure no document gives. */
export const userInfoMap = property({
	displayName: 'User Information Map',
	name: 'userInfoMap',
	type: 'string',
	maxLength: 255,
	default: '',
	description: 'Service level, operation mode and type of the user, as Huawei Cloud gave them to you. The text is passed on as it is.',
});

/** What can be changed of a user. */
export const updateFields = updateFieldsOf([accountExpires, accountNeverExpires, activeType, nextLoginChangePassword, description, disabled, userEmail, enableChangePassword, passwordNeverExpired, userPhone, userInfoMap]);

/** The fields as the API calls them. Throws an Error for fields that contradict each other, and for an email that Workspace refuses. */
export function wireFields(fields: Partial<Params<[typeof accountExpires, typeof accountNeverExpires, typeof userEmail]>>) {
	if (fields.accountExpires !== undefined && fields.accountNeverExpires !== undefined) {
		throw new Error("'Account Expires' and 'Account Never Expires' contradict each other. Keep one of them");
	}
	if (fields.accountNeverExpires === false) throw new Error("'Account Never Expires' is off, so a date is needed. Add 'Account Expires' instead");
	if (fields.userEmail && !/^[^\s@]+@[^\s@]+$/.test(fields.userEmail)) throw new Error(`'Email' is not an email address: ${fields.userEmail}`);
	if (/\+.*@/.test(fields.userEmail ?? '')) throw new Error(`'Email' has a "+" before the "@", which Workspace does not accept: ${fields.userEmail}`);
	const { accountNeverExpires: never, ...others } = fields;
	return { ...wireNames(others), ...(never && { account_expires: '0' }) };
}

/** What is sent to change a user. Throws an Error for fields that say nothing, contradict each other or are refused. */
export function updateBody({ updateFields: fields }: Params<[typeof updateFields]>) {
	if (Object.keys(fields).length === 0) throw new Error("There is nothing to update. Add at least one field under 'Update Fields'");
	return wireFields(fields);
}
