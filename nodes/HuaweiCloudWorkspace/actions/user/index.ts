import type { Resource } from '../../../shared/form/operation';
import { get } from './get';
import { getAll } from './getAll';
import { addToGroup, removeFromGroup } from './membership';
import { resetPassword } from './resetPassword';
import { update } from './update';

/** Desktop users. */
export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [addToGroup, get, getAll, removeFromGroup, resetPassword, update],
};
