import type { CloudState, Notification, WorkspaceUser } from '../state';
import { invalid } from './refusals';

/**
 * Sends a user the login data, "to the mailbox or by SMS to the phone" (Workspace API, CreateDesktopUser). Not documented:
 * that the mailbox comes first, and how a user who has neither is refused, which this throws.
 */
export function notify(state: CloudState, user: WorkspaceUser, more: Partial<Notification> = {}): void {
	const { id, user_email: email, user_phone: phone, password } = user;
	if (!email && !phone) throw invalid('user_email');
	const way = email ? ({ type: 'email', to: email } as const) : ({ type: 'phone', to: phone } as const);
	state.notifications.push({ user_id: id, ...way, password, ...more });
}
