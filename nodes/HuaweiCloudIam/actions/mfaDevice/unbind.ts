import { apiOf } from '../../../shared/form/list';
import { operation, operationOf } from '../../../shared/form/operation';
import type { Values } from '../../../shared/form/plan';
import { property, shownWhen } from '../../../shared/form/property';
import { devicesOf, mfaDevice, mfaDevices } from '../../mfaDevice';
import { user } from '../../user';

const option = { name: 'Unbind', value: 'unbind', action: 'Unbind the MFA devices of a user', description: 'Unbind the virtual MFA devices of a user, who can then log in without them and bind a new one' };

const devices = property({
	displayName: 'Devices',
	name: 'devices',
	type: 'options',
	default: 'all',
	description: 'Which devices to unbind',
	options: [
		{ name: 'All', value: 'all', description: 'All devices that the user has' },
		{ name: 'Selected', value: 'selected', description: 'Only the device you choose' },
	],
});

const deleteDevices = property({
	displayName: 'Delete Devices',
	name: 'deleteDevices',
	type: 'boolean',
	default: false,
	description: 'Whether to delete the devices afterwards, which makes room for a new one. This cannot be undone.',
});

/** Unbinds one device (IAM API 5.0, DisableMfaDeviceV5), for which an administrator needs no code. */
const disable = operation({
	option,
	properties: [user, mfaDevice],
	service: 'iam',
	api: 'DisableMfaDeviceV5',
	method: 'POST',
	path: '/v5/mfa-devices/disable',
	effect: 'set',
	permission: 'iam:mfa:disableV5',
	mayBeSo: [404],
	request: ({ userId, serialNumber }) => ({ body: { user_id: userId, serial_number: serialNumber } }),
	result: () => ({ unbound: true }),
	done: ({ userId }) => ({ id: userId, unbound: true }),
	current: {
		read: async (call, { userId, serialNumber }) => ({ bound: (await devicesOf(call, userId)).some(({ serial_number, enabled }) => serial_number === serialNumber && enabled !== false) }),
		wanted: () => ({ bound: false }),
	},
});

/** Deletes one device (IAM API 5.0, DeleteVirtualMfaDeviceV5), a DELETE with its values in the query. */
const remove = operation({
	option,
	properties: [user, mfaDevice],
	service: 'iam',
	api: 'DeleteVirtualMfaDeviceV5',
	method: 'DELETE',
	path: '/v5/virtual-mfa-devices',
	effect: 'set',
	permission: 'iam:mfa:deleteVirtualMFADeviceV5',
	mayBeSo: [404],
	request: ({ userId, serialNumber }) => ({ query: { user_id: userId, serial_number: serialNumber } }),
	result: () => ({ deleted: true }),
	done: ({ userId }) => ({ id: userId, deleted: true }),
	current: {
		read: async (call, { userId, serialNumber }) => ({ deleted: (await devicesOf(call, userId)).every(({ serial_number }) => serial_number !== serialNumber) }),
		wanted: () => ({ deleted: true }),
	},
});

/** Unbinds the devices of a user, and deletes them if wanted. Those that are not bound are left alone, or only deleted. */
export const unbind = operationOf({
	option,
	properties: [user, devices, shownWhen({ devices: ['selected'] }, mfaDevice), deleteDevices],
	apis: [...disable.apis, ...remove.apis, apiOf(mfaDevices)],
	policies: ['IAM joiner and leaver'],
	target: ({ userId }) => userId,
	async execute({ call, perform }, { userId, devices: which, serialNumber: chosen, deleteDevices: deletes }) {
		const found = (await devicesOf(call, userId)).filter(({ serial_number }) => which === 'all' || serial_number === chosen);
		const of = ({ serial_number }: (typeof found)[number]) => ({ userId, serialNumber: serial_number }) as object as Values;
		const bound = found.filter(({ enabled }) => enabled !== false);
		const gone = deletes ? found : [];
		for (const [one, all] of [[disable, bound], [remove, gone]] as const) {
			for (const outcome of await perform(one, all.map(of))) {
				if (outcome instanceof Error || 'dryRun' in outcome) return outcome;
			}
		}
		return { id: userId, unbound: bound.length, deleted: gone.length, ...(bound.length + gone.length === 0 && { changed: false }) };
	},
});
