import { text } from '../guards';
import type { Call, Route } from '../service';
import type { IamUser, MfaDevice } from '../state';
import { bodyOf, id } from './body';
import { findUser, visible } from './find';
import { pageOf } from './paging';
import { invalid, missing, refuse } from './refusals';

/** IAM API 5.0, virtual MFA devices. */
export const MFA_DEVICES: Route[] = [
	{ name: 'ListMfaDevicesV5', method: 'GET', path: '/v5/mfa-devices', action: 'iam:mfa:listMFADevicesV5', handle: listDevices },
	{ name: 'DisableMfaDeviceV5', method: 'POST', path: '/v5/mfa-devices/disable', action: 'iam:mfa:disableV5', handle: disable },
	{
		name: 'DeleteVirtualMfaDeviceV5',
		method: 'DELETE',
		path: '/v5/virtual-mfa-devices',
		action: 'iam:mfa:deleteVirtualMFADeviceV5',
		status: 204,
		handle: remove,
	},
];

// Of everybody or of one user; devices that nobody has enabled are among them.
function listDevices(call: Call) {
	const users = call.query.user_id ? [findUser(call, call.query.user_id[0])] : visible(call);
	const found = users.flatMap(({ user_id, mfaDevices }) => mfaDevices.map((device) => ({ ...device, user_id })));
	const { entries, page_info } = pageOf(call, found, ({ serial_number }) => serial_number);
	return { mfa_devices: entries, page_info };
}

/** IAM API 5.0, error codes: PAP5.0041 for a serial number of another form. */
function find(call: Call, userId: string, serialNumber: string): { user: IamUser; device: MfaDevice } {
	if (!/^iam::[^:]+:mfa:[a-zA-Z0-9_-]+$/.test(serialNumber)) throw refuse(400, 'PAP5.0041', 'invalid serial number');
	const user = findUser(call, userId);
	const device = user.mfaDevices.find(({ serial_number }) => serial_number === serialNumber);
	if (!device) throw missing('MFA device', serialNumber);
	return { user, device };
}

// Takes the device away from the user, without a code. Not documented: that it stays in the list, as one that is not enabled,
// and that it may be asked twice.
function disable(call: Call): undefined {
	const fields = bodyOf(call, { user_id: id, serial_number: text(1, 150) }, 'user_id', 'serial_number');
	find(call, fields.user_id, fields.serial_number).device.enabled = false;
}

// A DELETE that takes its parameters in the query. Whether a device must be disabled first is not documented; here it need not.
function remove(call: Call): undefined {
	const [userId, serialNumber] = [call.query.user_id?.[0], call.query.serial_number?.[0]];
	if (!userId) throw invalid('user_id');
	if (!serialNumber) throw invalid('serial_number');
	const { user, device } = find(call, userId, serialNumber);
	user.mfaDevices = user.mfaDevices.filter((other) => other !== device);
}
