import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { appGroup } from './appGroup';
import { appSession } from './appSession';
import { personalFolder } from './personalFolder';
import { user } from './user';
import { userProfile } from './userProfile';

/** What the Workspace node offers. */
export const actions: Actions = { resources: [appGroup, appSession, personalFolder, user, userProfile], codes };
