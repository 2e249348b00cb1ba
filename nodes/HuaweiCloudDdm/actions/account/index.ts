import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteAccount } from './delete';
import { getAll } from './getAll';
import { resetPassword } from './resetPassword';
import { update } from './update';

/** Database accounts of DDM instances. */
export const account: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [create, deleteAccount, getAll, resetPassword, update],
	preset: resetPassword,
};
