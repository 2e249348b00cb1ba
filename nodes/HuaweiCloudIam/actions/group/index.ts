import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteGroup } from './delete';
import { getAll } from './getAll';
import { getMembers } from './getMembers';
import { addUser, removeUser } from './membership';
import { update } from './update';

/** User groups, whose members share permissions. */
export const group: Resource = {
	option: { name: 'User Group', value: 'group' },
	operations: [addUser, create, deleteGroup, getAll, getMembers, removeUser, update],
};
