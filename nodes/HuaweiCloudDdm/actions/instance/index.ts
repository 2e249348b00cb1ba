import type { Resource } from '../../../shared/form/operation';
import { get } from './get';
import { getAll } from './getAll';

/** DDM instances. */
export const instance: Resource = {
	option: { name: 'Instance', value: 'instance' },
	operations: [get, getAll],
};
