import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteFolder } from './delete';
import { getAll } from './getAll';

/** Folders of users in cloud storages, where their profiles are kept. */
export const personalFolder: Resource = {
	option: { name: 'Personal Folder', value: 'personalFolder' },
	operations: [create, deleteFolder, getAll],
};
