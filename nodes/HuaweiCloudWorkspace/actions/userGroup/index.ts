import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteGroup } from './delete';
import { getAll } from './getAll';
import { getMembers } from './getMembers';
import { update } from './update';

/** Groups of desktop users. */
export const userGroup: Resource = {
	option: { name: 'User Group', value: 'userGroup' },
	operations: [create, deleteGroup, getAll, getMembers, update],
};
