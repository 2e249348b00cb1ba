import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { countUsers } from '../user';
import { user } from './user';
import { userProfile } from './userProfile';

/** What the Workspace node offers. */
export const actions: Actions = { resources: [user, userProfile], codes, countUsers };
