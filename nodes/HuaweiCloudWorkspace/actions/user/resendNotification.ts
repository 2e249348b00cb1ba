import { wireNames } from '../../../shared/form/names';
import { actOnOne } from '../../../shared/form/verbs';
import { withoutEmpty } from '../../../shared/form/emptyValues';
import { user } from '../../user';
import { templates } from '../../userNotification';

/** Sends a user the login data once more (Workspace API, SendEmail), to the email address or the phone. */
export const resendNotification = actOnOne({
	option: {
		name: 'Resend Notification',
		value: 'resendNotification',
		action: 'Resend the notification of a user',
		description: 'Send a desktop user the login data once more, by email or phone',
	},
	of: user,
	properties: [templates] as const,
	service: 'workspace',
	api: 'SendEmail',
	method: 'POST',
	path: '/v2/{project_id}/users/{user_id}/resend-email',
	effect: 'once',
	permission: 'workspace:users:resendEmail',
	policies: ['Help desk', 'Joiner and leaver'],
	body: ({ additionalFields: fields }) => {
		const chosen = wireNames(withoutEmpty(fields));
		return Object.keys(chosen).length > 0 ? chosen : undefined;
	},
	done: () => ({ sent: true }),
});
