import { textIn } from '../../../shared/answers/fields';
import { passwordOutput } from '../../../shared/form/passwordOutput';
import { actOnOne } from '../../../shared/form/verbs';
import { user } from '../../user';
import { notificationType } from '../../userNotification';

/**
 * Gives a user a new random password (Workspace API, ResetRandomPassword). The API has it as a GET, but every call
 * replaces the password once more: it is never sent again after an unclear outcome.
 */
export const resetPassword = actOnOne({
	option: {
		name: 'Reset Password',
		value: 'resetPassword',
		action: 'Reset the password of a user',
		description: 'Give a desktop user a new random password',
	},
	of: user,
	properties: [notificationType, ...passwordOutput()] as const,
	service: 'workspace',
	api: 'ResetRandomPassword',
	method: 'GET',
	path: '/v2/{project_id}/users/{user_id}/random-password',
	query: ({ notificationType: ways }) => ({ notification_type: ways.length > 0 ? ways.join(',') : undefined }),
	effect: 'once',
	permission: 'workspace:users:randomPassword',
	warnings: [{ say: 'The old password stops working at once.' }],
	policies: ['Help desk', 'Joiner and leaver'],
	secret: 'password',
	result: (body) => ({ password: textIn(body, 'password') }),
});
