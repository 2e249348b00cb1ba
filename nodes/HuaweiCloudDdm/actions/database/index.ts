import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';

/** Logical databases of DDM instances. */
export const database: Resource = {
	option: { name: 'Database', value: 'database' },
	operations: [getAll],
};
