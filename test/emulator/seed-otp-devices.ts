import { hex } from './seeded';
import type { OtpDevice, WorkspaceUser } from './state';

/** Every third user has a device for one-time passwords; every sixth has a second one that was never registered. */
export function seedOtpDevices(users: readonly WorkspaceUser[]): OtpDevice[] {
	return users.flatMap((user, index) => {
		if (index % 3 !== 0) return [];
		const first = deviceOf(user, 'REGISTERED', '2026-03-09 06:45:14');
		return index % 6 === 0 ? [first, deviceOf(user, 'UNREGISTER', '2026-10-05 13:20:51')] : [first];
	});
}

function deviceOf({ id, user_name }: WorkspaceUser, status: OtpDevice['status'], created: string): OtpDevice {
	// The definition calls the time a date-time, and its example has this form.
	return { id: hex(`${status} device of ${id}`), user_id: id, user_name, status, create_time: created };
}
