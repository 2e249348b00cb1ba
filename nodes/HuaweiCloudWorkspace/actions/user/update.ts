import { textIn } from '../../../shared/answers/fields';
import { operation, property } from '../../../shared/form/operation';
import { userLocator } from '../../user';

const updateFields = property({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What to change. Fields that are not added stay as they are.',
	options: [
		{
			displayName: 'Account Expires',
			name: 'accountExpires',
			type: 'dateTime',
			default: '',
			description: "When the account expires. A time without an offset is in the workflow's time zone.",
		},
		{
			displayName: 'Account Never Expires',
			name: 'accountNeverExpires',
			type: 'boolean',
			default: true,
			description: 'Whether to remove the expiry date, so that the account never expires',
		},
		{
			displayName: 'Activation Type',
			name: 'activeType',
			type: 'options',
			default: 'USER_ACTIVATE',
			description: 'Who sets the first password of the user',
			options: [
				{ name: 'Activated by Administrator', value: 'ADMIN_ACTIVATE', description: 'The administrator sets the password and hands it over' },
				{ name: 'Activated by User', value: 'USER_ACTIVATE', description: 'The user is told by email or phone and sets the password' },
			],
		},
		{
			displayName: 'Change Password at Next Login',
			name: 'nextLoginChangePassword',
			type: 'boolean',
			default: true,
			description: 'Whether the user has to change the password at the next login',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			description: 'A note on the user, up to 255 characters',
		},
		{
			displayName: 'Disabled',
			name: 'disabled',
			type: 'boolean',
			default: true,
			description: 'Whether the account is disabled, so that the user cannot log in',
		},
		{
			displayName: 'Email',
			name: 'userEmail',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Where notifications and passwords are sent',
		},
		{
			displayName: 'Password Can Be Changed',
			name: 'enableChangePassword',
			type: 'boolean',
			default: true,
			description: 'Whether the user may change the password',
		},
		{
			displayName: 'Password Never Expires',
			name: 'passwordNeverExpired',
			type: 'boolean',
			default: true,
			description: 'Whether the password stays valid without a time limit',
		},
		{
			displayName: 'Phone',
			name: 'userPhone',
			type: 'string',
			placeholder: 'e.g. +8613800000000',
			default: '',
			description: 'The mobile number with its country code, up to 20 characters',
		},
		{
			displayName: 'User Information Map',
			name: 'userInfoMap',
			type: 'string',
			default: '',
			description: 'Service level, operation mode and type of the user, as Huawei Cloud gave them to you. The text is passed on as it is.',
		},
	],
});

/** Longest values by the API document (UpdateUserInfo). */
const LIMITS = { description: 255, userPhone: 20, userEmail: 64, userInfoMap: 255 } as const;

/** Changes a desktop user (Workspace API, UpdateUserInfo). Only what was added is sent, `false` and empty texts too. */
export const update = operation({
	option: { name: 'Update', value: 'update', action: 'Update a user', description: 'Change contact data, expiry and account flags of a desktop user' },
	properties: [userLocator, updateFields],
	request: ({ userId, updateFields: fields }) => {
		if (Object.keys(fields).length === 0) throw new Error("There is nothing to update. Add at least one field under 'Update Fields'");
		if (fields.accountExpires !== undefined && fields.accountNeverExpires !== undefined) {
			throw new Error("'Account Expires' and 'Account Never Expires' contradict each other. Keep one of them");
		}
		if (fields.accountNeverExpires === false) throw new Error("'Account Never Expires' is off, but since when? Add 'Account Expires' instead");
		for (const [name, longest] of Object.entries(LIMITS) as Array<[keyof typeof LIMITS, number]>) {
			if ((fields[name]?.length ?? 0) > longest) throw new Error(`'${titleOf(name)}' is longer than ${longest} characters`);
		}
		if (fields.userEmail && !/^[^\s@]+@[^\s@]+$/.test(fields.userEmail)) throw new Error(`'Email' is not an email address: ${fields.userEmail}`);
		return {
			service: 'workspace',
			method: 'PUT',
			path: ['v2', '{project_id}', 'users', userId],
			// What was not chosen is undefined, which JSON leaves out.
			body: {
				account_expires: fields.accountNeverExpires ? '0' : fields.accountExpires,
				active_type: fields.activeType,
				description: fields.description,
				disabled: fields.disabled,
				enable_change_password: fields.enableChangePassword,
				next_login_change_password: fields.nextLoginChangePassword,
				password_never_expired: fields.passwordNeverExpired,
				user_email: fields.userEmail,
				user_info_map: fields.userInfoMap,
				user_phone: fields.userPhone,
			},
			effect: 'set',
			permission: 'workspace:users:update',
		};
	},
	result: (body) => ({ id: textIn(body, 'id') }),
});

const titleOf = (name: string) => updateFields.options.find((field) => field.name === name)?.displayName;
