import type { Actions } from '../../shared/form/operation';
import { countUsers } from '../accountSummary';
import { codes } from '../codes';
import { accessKey } from './accessKey';
import { account } from './account';
import { group } from './group';
import { mfaDevice } from './mfaDevice';
import { policy } from './policy';
import { user } from './user';

/** What the IAM node offers. */
export const actions: Actions = {
	resources: [accessKey, account, mfaDevice, policy, user, group],
	preset: user,
	codes,
	isAccountWide: true,
	countUsers,
};
