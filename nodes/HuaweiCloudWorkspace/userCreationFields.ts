import { additionalFieldsOf } from '../shared/form/collection';
import { passwordOutput } from '../shared/form/passwordOutput';
import { generated, givenPassword, passwordLength, passwordSource } from '../shared/form/newPassword';
import { type Params, property } from '../shared/form/property';
import { passwordRule } from './passwordRule';
import { accountExpires, accountNeverExpires, activeType, description, enableChangePassword, nextLoginChangePassword, userEmail, userInfoMap, userPhone, wireFields } from './userFields';

const byAdministrator = { activeType: ['ADMIN_ACTIVATE'] };

const userName = property({
	displayName: 'User Name',
	name: 'userName',
	type: 'string',
	required: true,
	maxLength: 32,
	placeholder: 'e.g. n.newman',
	default: '',
	description: 'The name to log in with. It cannot be changed later.',
});

const password = givenPassword(
	'8 to 32 characters of at least three kinds: lower case, upper case, digits and special characters, without the user name',
	'The first password of the user',
	byAdministrator,
);

/** Up to so many groups take a new user at once (Workspace API, CreateDesktopUser). */
const MOST_GROUPS = 5;

const additionalFields = additionalFieldsOf('What else is known of the user', [
	accountExpires,
	accountNeverExpires,
	{ displayName: 'Alias', name: 'aliasName', type: 'string', maxLength: 55, default: '', description: 'Another name of a new user, up to 55 characters' },
	description,
	{ displayName: 'Domain', name: 'domain', type: 'string', maxLength: 255, default: '', description: 'The domain of the user. If empty, it is the main domain for a new user.' },
	{ displayName: 'Enterprise Project ID', name: 'enterpriseProjectId', type: 'string', maxLength: 255, default: '', description: 'The enterprise project that a new user belongs to' },
	enableChangePassword,
	{
		displayName: 'User Group IDs',
		name: 'groupIds',
		type: 'string',
		maxLength: 55,
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add User Group ID' },
		default: [],
		description: 'The user groups to put a new user into, up to five',
	},
	userInfoMap,
]);

/** What can be said of a user who may be new (Workspace API, CreateDesktopUser). An administrator who activates the account sets a password. */
export const creationFields = [
	userName,
	activeType,
	userEmail,
	userPhone,
	property({ ...passwordSource, displayOptions: { show: byAdministrator } }),
	password,
	property({ ...passwordLength(passwordRule), displayOptions: { show: { ...byAdministrator, ...generated } } }),
	...passwordOutput({ ...byAdministrator, ...generated }),
	property({ ...nextLoginChangePassword, displayOptions: { show: byAdministrator } }),
	additionalFields,
] as const;

/** The values of the fields, and the ID of the user who has the name already, in whatever domain. */
export type Creation = Params<typeof creationFields> & { existing?: string };

/** Who is created: a name may be taken once in each domain. */
export const newUser = ({ userName, additionalFields: { domain = '' } }: Creation) => `${userName} ${domain}`.trim();

const contact = ({ userEmail: email, userPhone: phone }: Creation) => ({ ...(email !== '' && { userEmail: email }), ...(phone !== '' && { userPhone: phone }) });

/** What is sent to create the user. Throws an Error in the words of the form for what Workspace does not take. */
export function creationBody(params: Creation) {
	const { userName: name, activeType: type, password: text, nextLoginChangePassword: changes, additionalFields: { groupIds = [], ...others } } = params;
	if (!/^([a-z0-9]|[a-z0-9][a-z0-9._-]*[a-z0-9-])$/i.test(name)) {
		throw new Error(`'User Name' may contain letters, digits, ".", "_" and "-", begins with a letter or digit and does not end with "." or "_": ${name}`);
	}
	const known = contact(params);
	if (type === 'USER_ACTIVATE' && Object.keys(known).length === 0) throw new Error("'Email' or 'Phone' is needed: a user who activates the account is told there how to log in");
	if (groupIds.length > MOST_GROUPS) throw new Error(`'User Group IDs' has ${groupIds.length} entries, and at most ${MOST_GROUPS} are possible. Use 'Add to Group' for the others`);
	return {
		user_name: name,
		active_type: type,
		...wireFields({ ...known, ...others }),
		...(groupIds.length > 0 && { group_ids: groupIds }),
		...(type === 'ADMIN_ACTIVATE' && { password: text, next_login_change_password: changes }),
	};
}

/**
 * The update of a user who exists already, as its form has it: what was given, but nothing that is about the first password,
 * and nothing that only a new user can be given.
 */
export function updateFieldsOf(params: Creation) {
	const { accountExpires: expires, accountNeverExpires: never, description: note, enableChangePassword: changes, userInfoMap: map } = params.additionalFields;
	const fields = { ...contact(params), accountExpires: expires, accountNeverExpires: never, description: note, enableChangePassword: changes, userInfoMap: map };
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
