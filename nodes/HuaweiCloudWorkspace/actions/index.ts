import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { countUsers } from '../user';
import { appGroup } from './appGroup';
import { appSession } from './appSession';
import { desktop } from './desktop';
import { job } from './job';
import { loginRecord } from './loginRecord';
import { personalFolder } from './personalFolder';
import { quota } from './quota';
import { user } from './user';
import { userGroup } from './userGroup';
import { userProfile } from './userProfile';

/** What the Workspace node offers. */
export const actions: Actions = {
	resources: [appGroup, appSession, desktop, job, loginRecord, personalFolder, quota, user, userGroup, userProfile],
	preset: user,
	codes,
	countUsers,
};
