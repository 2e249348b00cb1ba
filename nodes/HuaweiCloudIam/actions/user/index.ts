import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteUser } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { offboard } from './offboard';
import { removePassword } from './removePassword';
import { resetPassword } from './resetPassword';
import { update } from './update';

/** Who may use the account. */
export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [create, deleteUser, get, getAll, offboard, removePassword, resetPassword, update],
};
