import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteKey } from './delete';
import { getAll } from './getAll';
import { rotate } from './rotate';
import { activate, deactivate } from './status';

/** Access keys, with which programs sign as a user. */
export const accessKey: Resource = {
	option: { name: 'Access Key', value: 'accessKey' },
	operations: [activate, create, deactivate, deleteKey, getAll, rotate],
};
