import type { Resource } from '../../../shared/form/operation';
import { resetPassword } from './resetPassword';

/** The administrator of a DDM instance. */
export const administrator: Resource = {
	option: { name: 'Administrator', value: 'administrator' },
	operations: [resetPassword],
};
