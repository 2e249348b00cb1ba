import { listIn, textIn } from '../shared/answers/fields';
import type { Api, Call } from '../shared/request';

/** Lists the devices that show a user one-time passwords (Workspace API, ListOtpDevicesByUserId), all of them at once. */
export const listOtpDevices: Api = {
	service: 'workspace',
	api: 'ListOtpDevicesByUserId',
	method: 'GET',
	path: '/v2/{project_id}/users/{user_id}/otp-devices',
	effect: 'read',
	permission: 'workspace:users:listOtps',
};

/** The IDs of the devices that a user has. */
export const otpDevicesOf = async (call: Call, userId: string): Promise<string[]> =>
	await call({ ...listOtpDevices, params: { user_id: userId } }, (body) => listIn(body, 'otp_devices').map((device) => textIn(device, 'id')));
