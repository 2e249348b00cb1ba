import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';
import { getUsers } from './getUsers';

/** Private repositories. */
export const repository: Resource = {
	option: { name: 'Repository', value: 'repository' },
	operations: [getAll, getUsers],
};
