import type { Resource } from '../../../shared/form/operation';
import { getCredentials } from './getCredentials';
import { resetPassword } from './resetPassword';

/** The caller's own user of the private Maven repositories. */
export const mavenUser: Resource = {
	option: { name: 'Maven User', value: 'mavenUser' },
	operations: [getCredentials, resetPassword],
	preset: resetPassword,
};
