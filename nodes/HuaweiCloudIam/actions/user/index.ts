import type { Resource } from '../../../shared/form/operation';
import { get } from './get';
import { getAll } from './getAll';

/** Who may use the account. */
export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [get, getAll],
};
