import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';

/** User groups, whose members share permissions. */
export const group: Resource = {
	option: { name: 'User Group', value: 'group' },
	operations: [getAll],
};
