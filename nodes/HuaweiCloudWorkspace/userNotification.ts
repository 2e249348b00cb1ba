import { additionalFieldsOf } from '../shared/form/collection';
import { property } from '../shared/form/property';

/** How a user is told a new password (Workspace API, ResetRandomPassword). */
export const notificationType = property({
	displayName: 'Notify By',
	name: 'notificationType',
	type: 'multiOptions',
	default: [],
	hint: 'Nobody is notified if this is empty. Users who activate their accounts themselves have to be notified.',
	description: 'How the user receives the new password',
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'Phone', value: 'phone' },
	],
});

/** What the login data is sent with (Workspace API, SendEmail). */
export const templates = additionalFieldsOf('The templates to use instead of the default ones', [
	{ displayName: 'Email Template ID', name: 'templateId', type: 'string', default: '', description: 'The template of the email' },
	{ displayName: 'SMS Template ID', name: 'phoneTemplateId', type: 'string', default: '', description: 'The template of the text message' },
]);
