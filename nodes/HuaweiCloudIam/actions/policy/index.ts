import type { Resource } from '../../../shared/form/operation';
import { attach, detach } from './attachment';
import { getAll } from './getAll';

/** Identity policies, which hold permissions, and who has them. */
export const policy: Resource = {
	option: { name: 'Policy', value: 'policy' },
	operations: [attach, detach, getAll],
};
