import type { Resource } from '../../../shared/form/operation';
import { get } from './get';
import { wait } from './wait';

/** What the cloud does after it has answered. */
export const job: Resource = {
	option: { name: 'Job', value: 'job' },
	operations: [get, wait],
};
