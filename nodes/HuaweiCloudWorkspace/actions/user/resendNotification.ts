import { wireNames } from '../../../shared/form/names';
import { property } from '../../../shared/form/property';
import { actOnOne } from '../../../shared/form/verbs';
import { withoutEmpty } from '../../../shared/form/emptyValues';
import { user } from '../../user';

const additionalFields = property({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'The templates to use instead of the default ones',
	options: [
		{ displayName: 'Email Template ID', name: 'templateId', type: 'string', default: '', description: 'The template of the email' },
		{ displayName: 'SMS Template ID', name: 'phoneTemplateId', type: 'string', default: '', description: 'The template of the text message' },
	],
});

/** Sends a user the login data once more (Workspace API, SendEmail), to the email address or the phone. */
export const resendNotification = actOnOne({
	option: {
		name: 'Resend Notification',
		value: 'resendNotification',
		action: 'Resend the notification of a user',
		description: 'Send a desktop user the login data once more, by email or phone',
	},
	of: user,
	properties: [additionalFields] as const,
	service: 'workspace',
	api: 'SendEmail',
	method: 'POST',
	path: '/v2/{project_id}/users/{user_id}/resend-email',
	effect: 'once',
	permission: 'workspace:users:resendEmail',
	policies: ['Help desk', 'Joiner and leaver'],
	body: ({ additionalFields: fields }) => {
		const templates = wireNames(withoutEmpty(fields));
		return Object.keys(templates).length > 0 ? templates : undefined;
	},
	done: () => ({ sent: true }),
});
