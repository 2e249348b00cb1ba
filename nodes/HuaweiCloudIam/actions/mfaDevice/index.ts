import type { Resource } from '../../../shared/form/operation';
import { getAll } from './getAll';
import { unbind } from './unbind';

/** Virtual MFA devices, which show the second code of a login. */
export const mfaDevice: Resource = {
	option: { name: 'MFA Device', value: 'mfaDevice' },
	operations: [getAll, unbind],
};
