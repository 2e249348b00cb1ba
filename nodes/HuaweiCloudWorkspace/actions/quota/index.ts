import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';

/** What a project may have. */
export const quota: Resource = {
	option: { name: 'Quota', value: 'quota' },
	operations: [getAll],
};
