import type { Resource } from '../../../shared/form/operation';
import { resetPassword } from './resetPassword';

/** Database accounts of DDM instances. */
export const account: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [resetPassword],
};
