import { listIn, textIn } from '../shared/answers/fields';
import { property } from '../shared/form/property';
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

/** Which devices to unbind. */
export const devices = property({
	displayName: 'Devices',
	name: 'devices',
	type: 'options',
	default: 'all',
	description: 'Which devices to unbind',
	options: [
		{ name: 'All', value: 'all', description: 'All devices that the user has' },
		{ name: 'Selected', value: 'selected', description: 'Only the devices whose IDs you give' },
	],
});

/** The devices, if not all of them. */
export const otpIds = property({
	displayName: 'Device IDs',
	name: 'otpIds',
	type: 'string',
	maxLength: 255,
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Device ID' },
	displayOptions: { show: { devices: ['selected'] } },
	default: [],
	description: 'The IDs of the devices to unbind. Those that the user does not have are passed over.',
});
