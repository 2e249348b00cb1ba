import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { desktop } from './desktop';
import { job } from './job';
import { user } from './user';
import { userProfile } from './userProfile';

/** What the Workspace node offers. */
export const actions: Actions = { resources: [desktop, job, user, userProfile], codes };
