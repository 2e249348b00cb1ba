import type { Call, Route } from '../service';
import { bodyOf, ids } from './body';
import { findUser } from './users';

/** Workspace API, the devices that show a user one-time passwords. */
export const OTP_DEVICES: Route[] = [
	{
		name: 'ListOtpDevicesByUserId',
		method: 'GET',
		path: '/v2/{project_id}/users/{user_id}/otp-devices',
		action: 'workspace:users:listOtps',
		handle: listDevices,
	},
	{
		name: 'BatchDeleteOtpDevices',
		method: 'DELETE',
		path: '/v2/{project_id}/users/{user_id}/otp-devices',
		action: 'workspace:users:deleteOtps',
		status: 204,
		handle: unbind,
	},
];

function listDevices(call: Call) {
	const { id } = findUser(call);
	return { otp_devices: call.state.otpDevices.filter(({ user_id }) => user_id === id) };
}

/**
 * Workspace API, BatchDeleteOtpDevices: up to 55 IDs of the devices to unbind. The list may be empty and may be left out, and
 * nothing says that this means all of them: here it means none. Nor is it said that other people's devices are passed over.
 */
function unbind(call: Call): undefined {
	const { otp_ids: gone = [] } = bodyOf(call, { otp_ids: ids(0, 55, 255) });
	const { id } = findUser(call);
	const { state } = call;
	state.otpDevices = state.otpDevices.filter((device) => device.user_id !== id || !gone.includes(device.id));
	state.changes.push({ api: 'BatchDeleteOtpDevices', id });
}
