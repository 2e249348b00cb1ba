import { property, shownWhen } from '../../../shared/form/property';
import { getMany } from '../../../shared/form/verbs';
import { mfaDevices } from '../../mfaDevice';
import { user } from '../../user';

const devicesOf = property({
	displayName: 'MFA Devices Of',
	name: 'devicesOf',
	type: 'options',
	default: 'all',
	description: 'Whose devices to return',
	options: [
		{ name: 'All Users', value: 'all' },
		{ name: 'User', value: 'user' },
	],
});

/** Lists virtual MFA devices, page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many MFA devices', description: 'Retrieve the virtual MFA devices of a user or of all users' },
	properties: [devicesOf, shownWhen({ devicesOf: ['user'] }, user)] as const,
	list: mfaDevices,
	policies: ['IAM access review', 'IAM joiner and leaver'],
	asked: ({ devicesOf: whose, userId }) => ({ query: { user_id: whose === 'user' ? userId : undefined } }),
});
