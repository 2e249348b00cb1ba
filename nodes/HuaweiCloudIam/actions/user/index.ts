import type { Resource } from '../../../shared/form/operation';
import { get } from './get';
import { getAll } from './getAll';
import { removePassword } from './removePassword';
import { resetPassword } from './resetPassword';
import { update } from './update';

/** Who may use the account. */
export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [get, getAll, removePassword, resetPassword, update],
};
