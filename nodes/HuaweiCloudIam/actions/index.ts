import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { group } from './group';
import { user } from './user';

/** What the IAM node offers. */
export const actions: Actions = {
	resources: [group, user],
	preset: user,
	codes,
	isAccountWide: true,
};
