import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';

/** Who connected to which desktop. */
export const loginRecord: Resource = {
	option: { name: 'Login Record', value: 'loginRecord' },
	operations: [getAll],
};
