import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { mavenUser } from './mavenUser';

/** What the CodeArts Artifact node offers. */
export const actions: Actions = { resources: [mavenUser], codes };
