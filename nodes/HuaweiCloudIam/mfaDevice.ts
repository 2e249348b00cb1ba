import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../shared/answers/fields';
import { apiOf, collect, type List } from '../shared/form/list';
import { fromList, typed } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';
import type { Call } from '../shared/request';
import { chosenUser } from './chosenUser';

/** The virtual MFA devices of all users or of one, also those that nobody has bound (IAM API 5.0, ListMfaDevicesV5). */
export const mfaDevices: List = {
	service: 'iam',
	api: 'ListMfaDevicesV5',
	path: '/v5/mfa-devices',
	permission: 'iam:mfa:listMFADevicesV5',
	entries: 'mfa_devices',
	longest: 200,
	read: (device) => ({ ...device, serial_number: textIn(device, 'serial_number') }),
};

/** The devices of one user. */
export const devicesOf = async (call: Call, userId: string): Promise<IDataObject[]> => await collect(call, mfaDevices, { query: { user_id: userId } });

/** One device of the chosen user. */
export const mfaDevice = locator({
	field: {
		displayName: 'MFA Device',
		name: 'serialNumber',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The MFA device of the user',
		typeOptions: { loadOptionsDependsOn: ['userId.value'] },
		modes: [
			fromList('an MFA device', 'searchMfaDevices'),
			typed({
				displayName: 'By Serial Number',
				name: 'serialNumber',
				placeholder: 'e.g. iam::d78cbac186b744899480f25bd022f468:mfa:a-novak',
				pattern: '^iam::[^:]+:mfa:[a-zA-Z0-9_-]{1,64}$',
				fault: 'A serial number looks like iam::<account ID>:mfa:<name>',
			}),
		],
	},
	apis: [apiOf(mfaDevices)],
	/** Shown by its name, which ends the serial number. */
	search: async (call, filter, from, parameter) =>
		await pick(
			call,
			mfaDevices,
			({ serial_number, enabled }) => ({ value: String(serial_number), name: String(serial_number).split(':').at(-1), details: [enabled === false && 'not bound'] }),
			{ query: { user_id: await chosenUser(call, parameter, 'MFA devices') }, from, filter },
		),
});
