import { actOnOne } from '../../../shared/form/verbs';
import { readLoginProfile } from '../../loginProfile';
import { user } from '../../user';
import { readUser } from '../../userData';

/** Takes the password for the console away (IAM API 5.0, DeleteLoginProfileV5). The user stays, and access keys go on working. */
export const removePassword = actOnOne({
	option: { name: 'Remove Password', value: 'removePassword', action: 'Remove the password of a user', description: 'Keep an IAM user from logging in to the console; access keys go on working' },
	of: user,
	service: 'iam',
	api: 'DeleteLoginProfileV5',
	method: 'DELETE',
	path: '/v5/users/{user_id}/login-profile',
	effect: 'set',
	permission: 'iam:users:deleteLoginProfileV5',
	policies: ['IAM joiner and leaver'],
	mayBeSo: [404],
	done: () => ({ removed: true }),
	current: {
		async read(call, { userId }) {
			// Somebody who does not exist has no password either.
			await readUser(call, userId);
			return { removed: (await readLoginProfile(call, userId)) === undefined };
		},
		wanted: () => ({ removed: true }),
	},
});
