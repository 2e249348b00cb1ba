import type { IDataObject } from 'n8n-workflow';

import { apiOf } from '../../../shared/form/list';
import { operation, operationOf } from '../../../shared/form/operation';
import type { Values } from '../../../shared/form/plan';
import { property, shownWhen } from '../../../shared/form/property';
import type { Api } from '../../../shared/request';
import { devicesOf, mfaDevice, mfaDevices } from '../../mfaDevice';
import { user } from '../../user';

const option = { name: 'Unbind', value: 'unbind', action: 'Unbind the MFA devices of a user', description: 'Unbind the virtual MFA devices of a user, who can then log in without them and bind a new one' };

const which = property({
	displayName: 'MFA Devices',
	name: 'mfaDevices',
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

/** Changes one device. `isDone` tells by the device, if it is still there, whether there is nothing left to change. */
function change(api: Pick<Api, 'api' | 'method' | 'path' | 'permission'>, place: 'body' | 'query', done: 'unbound' | 'deleted', isDone: (device?: IDataObject) => boolean) {
	const made = () => ({ [done]: true });
	return operation({
		option,
		properties: [user, mfaDevice],
		service: 'iam',
		effect: 'set',
		...api,
		mayBeSo: [404],
		request: ({ userId, serialNumber }) => ({ [place]: { user_id: userId, serial_number: serialNumber } }),
		result: made,
		done: ({ userId }) => ({ id: userId, ...made() }),
		current: {
			read: async (call, { userId, serialNumber }) => ({ [done]: isDone((await devicesOf(call, userId)).find(({ serial_number }) => serial_number === serialNumber)) }),
			wanted: made,
		},
	});
}

const isUnbound = (device?: IDataObject) => device?.enabled !== true;

/** Unbinds one device (IAM API 5.0, DisableMfaDeviceV5), for which an administrator needs no code. */
const disable = change({ api: 'DisableMfaDeviceV5', method: 'POST', path: '/v5/mfa-devices/disable', permission: 'iam:mfa:disableV5' }, 'body', 'unbound', isUnbound);

/** Deletes one device (IAM API 5.0, DeleteVirtualMfaDeviceV5), a DELETE with its values in the query. */
const remove = change(
	{ api: 'DeleteVirtualMfaDeviceV5', method: 'DELETE', path: '/v5/virtual-mfa-devices', permission: 'iam:mfa:deleteVirtualMFADeviceV5' },
	'query',
	'deleted',
	(device) => device === undefined,
);

/** Unbinds the devices of a user, and deletes them if wanted. Those that are not bound are left alone, or only deleted. */
export const unbind = operationOf({
	option,
	properties: [user, which, shownWhen({ mfaDevices: ['selected'] }, mfaDevice), deleteDevices],
	apis: [...disable.apis, ...remove.apis, apiOf(mfaDevices)],
	policies: ['IAM joiner and leaver'],
	target: ({ userId }) => userId,
	async execute({ call, perform }, { userId, mfaDevices: of, serialNumber: chosen, deleteDevices: deletes }) {
		const found = (await devicesOf(call, userId)).filter(({ serial_number }) => of === 'all' || serial_number === chosen);
		const valuesOf = ({ serial_number }: (typeof found)[number]) => ({ userId, serialNumber: serial_number }) as object as Values;
		const bound = found.filter((device) => !isUnbound(device));
		const gone = deletes ? found : [];
		for (const [one, all] of [[disable, bound], [remove, gone]] as const) {
			for (const outcome of await perform(one, all.map(valuesOf))) {
				if (outcome instanceof Error || 'dryRun' in outcome) return outcome;
			}
		}
		return { id: userId, unbound: bound.length, deleted: gone.length, ...(bound.length + gone.length === 0 && { changed: false }) };
	},
});
