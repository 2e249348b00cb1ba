import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { account } from './account';

/** What the DDM node offers. */
export const actions: Actions = { resources: [account], codes };
