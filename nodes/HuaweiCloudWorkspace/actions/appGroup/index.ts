import type { Resource } from '../../../shared/form/operation';
import { grant, revoke } from './access';
import { getAll } from './getAll';
import { getAuthorizations } from './getAuthorizations';

/** Groups of applications in application streaming, and who may use them. */
export const appGroup: Resource = {
	option: { name: 'App Group', value: 'appGroup' },
	operations: [getAuthorizations, getAll, grant, revoke],
};
