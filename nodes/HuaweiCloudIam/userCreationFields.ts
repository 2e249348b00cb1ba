import { additionalFieldsOf } from '../shared/form/collection';
import { withoutEmpty } from '../shared/form/emptyValues';
import { generated, givenPassword, passwordLength, passwordSource } from '../shared/form/newPassword';
import { passwordOutput } from '../shared/form/passwordOutput';
import { type Params, property } from '../shared/form/property';
import { passwordResetRequired } from './loginProfile';
import { passwordRule } from './passwordRule';
import { areacode, checkContact, type Contact, email, hasContact, phone } from './userContact';
import { checkNames, description, enabled, userName } from './userFields';

const consolePassword = property({
	displayName: 'Console Password',
	name: 'consolePassword',
	type: 'boolean',
	default: true,
	description: 'Whether to give the user a password to log in to the console with. Without one, a user can only sign with access keys.',
});

const shown = { consolePassword: [true] };

const password = givenPassword('8 to 32 characters, as the password policy of the account requires', 'The first password of the user', shown);

/** A user is in at most so many groups (IAM user guide, quotas). */
const MOST_GROUPS = 10;

const additionalFields = additionalFieldsOf('What else is known of the user', [
	areacode,
	description,
	email,
	phone,
	{
		displayName: 'User Group IDs',
		name: 'groupIds',
		type: 'string',
		maxLength: 64,
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add User Group ID' },
		default: [],
		description: 'The user groups to put the user into, up to ten',
	},
]);

/** What can be said of a new user (IAM API 5.0, CreateUserV5 and CreateLoginProfileV5). */
export const creationFields = [
	property({ ...userName, required: true }),
	enabled,
	consolePassword,
	property({ ...passwordSource, displayOptions: { show: shown } }),
	password,
	property({ ...passwordLength(passwordRule), displayOptions: { show: { ...shown, ...generated } } }),
	...passwordOutput({ ...shown, ...generated }),
	property({ ...passwordResetRequired, displayOptions: { show: shown } }),
	additionalFields,
] as const;

/** The values of the fields, and the ID of the user who has the name already. */
export type Creation = Params<typeof creationFields> & { existing?: string };

/** Email and phone, without what is empty: a new user has nothing that an empty text could delete. */
const contactIn = ({ additionalFields: { email: address, areacode: code, phone: number } }: Creation): Contact => withoutEmpty({ email: address, areacode: code, phone: number });

/** Whether the user is created by version 3.0, together with email, phone and password. */
export const isWithContact = (params: Creation) => hasContact(contactIn(params));

/** Throws an Error in the words of the form for what IAM does not take. */
export function checkCreation(params: Creation): void {
	const { userName: name, additionalFields: fields } = params;
	checkNames({ userName: name, description: fields.description });
	checkContact(contactIn(params));
	const count = new Set(fields.groupIds).size;
	if (count > MOST_GROUPS) throw new Error(`'User Group IDs' has ${count} entries, and a user can be in at most ${MOST_GROUPS} groups`);
}

/** What is sent to create the user with version 5. */
export const creationBody = ({ userName: name, enabled: isEnabled, additionalFields: { description: about } }: Creation) => ({ name, enabled: isEnabled, ...(about && { description: about }) });

/** What is sent to create the user with version 3.0, in the account with this ID. */
export function oldCreationBody(params: Creation, domainId: string) {
	const { consolePassword: hasPassword, password: text, passwordResetRequired: mustChange } = params;
	return { user: { ...creationBody(params), domain_id: domainId, ...contactIn(params), ...(hasPassword && { password: text, pwd_status: mustChange }) } };
}
