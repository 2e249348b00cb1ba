import type { Resource } from '../../../shared/form/operation';
import { getSummary } from './getSummary';

/** What holds for the whole account. */
export const account: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [getSummary],
};
