import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { accessKey } from './accessKey';
import { group } from './group';
import { user } from './user';

/** What the IAM node offers. */
export const actions: Actions = {
	resources: [accessKey, group, user],
	preset: user,
	codes,
	isAccountWide: true,
};
