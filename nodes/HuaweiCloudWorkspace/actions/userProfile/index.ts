import type { Resource } from '../../../shared/form/operation';
import { reset } from './reset';

/** Profiles of users in application streaming. */
export const userProfile: Resource = {
	option: { name: 'User Profile', value: 'userProfile' },
	operations: [reset],
};
