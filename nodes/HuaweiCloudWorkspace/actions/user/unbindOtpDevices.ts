import { operationOf } from '../../../shared/form/operation';
import type { Values } from '../../../shared/form/plan';
import { actOnOne } from '../../../shared/form/verbs';
import { devices, listOtpDevices, otpDevicesOf, otpIds } from '../../otpDevices';
import { user } from '../../user';

const option = {
	name: 'Unbind OTP Devices',
	value: 'unbindOtpDevices',
	action: 'Unbind the OTP devices of a user',
	description: 'Unbind the devices that show a desktop user one-time passwords, so that a new one can be bound',
};

/** Unbinds devices that the user has (Workspace API, BatchDeleteOtpDevices), a DELETE with a body. */
const unbind = actOnOne({
	option,
	of: user,
	properties: [otpIds] as const,
	service: 'workspace',
	api: 'BatchDeleteOtpDevices',
	method: 'DELETE',
	path: '/v2/{project_id}/users/{user_id}/otp-devices',
	effect: 'set',
	permission: 'workspace:users:deleteOtps',
	body: ({ otpIds: ids }) => ({ otp_ids: ids }),
	done: ({ otpIds: ids }) => ({ unbound: ids.length }),
	current: {
		read: async (call, { userId, otpIds: ids }) => ({ bound: (await otpDevicesOf(call, userId)).filter((id) => ids.includes(id)).length }),
		wanted: () => ({ bound: 0 }),
	},
});

/** Unbinds devices for one-time passwords. They are listed first, since no document says that an empty list means all of them. */
export const unbindOtpDevices = operationOf({
	option,
	properties: [user, devices, otpIds],
	apis: [listOtpDevices, ...unbind.apis],
	policies: ['Help desk', 'Joiner and leaver'],
	check({ devices: which, otpIds: ids }) {
		if (which === 'selected' && ids.length === 0) throw new Error("'Device IDs' is empty. Add the IDs of the devices, or choose 'All' under 'Devices'");
	},
	async execute({ call, perform }, { userId, devices: which, otpIds: ids }) {
		const bound = await otpDevicesOf(call, userId);
		const chosen = bound.filter((id) => which === 'all' || ids.includes(id));
		if (chosen.length === 0) return { id: userId, unbound: 0, changed: false };
		const [outcome] = await perform(unbind, [{ userId, otpIds: chosen } as object as Values]);
		return outcome ?? new Error('The execution was canceled');
	},
});
