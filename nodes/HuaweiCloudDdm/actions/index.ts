import type { Actions } from '../../shared/form/operation';
import { codes } from '../codes';
import { account } from './account';
import { administrator } from './administrator';
import { database } from './database';
import { instance } from './instance';

/** What the DDM node offers. */
export const actions: Actions = { resources: [account, administrator, database, instance], codes };
