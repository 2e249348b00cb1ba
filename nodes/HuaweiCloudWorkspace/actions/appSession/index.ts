import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';
import { logOff } from './logOff';

/** Sessions in application streaming. */
export const appSession: Resource = {
	option: { name: 'App Session', value: 'appSession' },
	operations: [getAll, logOff],
};
