import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { mavenUser } from './mavenUser';
import { repository } from './repository';

/** What the CodeArts Artifact node offers. */
export const actions: Actions = { resources: [mavenUser, repository], codes };
