import type { Offer } from '../../shared/form/operation';
import { mavenUser } from './mavenUser';

/** What the CodeArts Artifact node offers. */
export const resources: Offer = [mavenUser];
