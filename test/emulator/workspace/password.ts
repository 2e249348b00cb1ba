import { newPassword, type Call } from '../service';
import type { Notification } from '../state';
import { checkLengths, invalid } from './refusals';
import { findUser } from './users';

/** Workspace API, ResetRandomPassword: a GET that changes the password and returns it; email and phone separated by commas. */
export function resetRandomPassword(call: Call) {
	checkLengths(call.query, { notification_type: 255 });
	const types = call.query.notification_type?.flatMap((value) => value.split(',')) ?? [];
	if (!types.every(isNotificationType)) throw invalid('notification_type');

	const user = findUser(call);
	// "When activation by users is used, the notification method must be contained": with which code it is refused is not documented.
	if (user.active_type === 'USER_ACTIVATE' && types.length === 0) throw invalid('notification_type');
	user.password = newPassword(12);
	user.passwordResets++;
	for (const type of types) {
		const to = type === 'email' ? user.user_email : user.user_phone;
		call.state.notifications.push({ user_id: user.id, type, to, password: user.password });
	}
	return { password: user.password };
}

function isNotificationType(type: string): type is Notification['type'] {
	return type === 'email' || type === 'phone';
}
