import { getMany } from '../../../shared/form/verbs';
import { mfaDevices } from '../../mfaDevice';
import { ofWhom, whose } from '../../whose';

/** Lists virtual MFA devices, page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many MFA devices', description: 'Retrieve the virtual MFA devices of a user or of all users' },
	properties: whose('MFA Devices', 'all'),
	list: mfaDevices,
	policies: ['IAM access review', 'IAM joiner and leaver'],
	asked: ofWhom,
});
