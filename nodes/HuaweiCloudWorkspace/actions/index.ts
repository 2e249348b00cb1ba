import type { Offer } from '../../shared/form/operation';
import { user } from './user';
import { userProfile } from './userProfile';

/** What the Workspace node offers. */
export const resources: Offer = [user, userProfile];
