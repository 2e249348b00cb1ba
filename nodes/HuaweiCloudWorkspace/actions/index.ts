import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { user } from './user';
import { userGroup } from './userGroup';
import { userProfile } from './userProfile';

/** What the Workspace node offers. */
export const actions: Actions = { resources: [user, userGroup, userProfile], codes };
