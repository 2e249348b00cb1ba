import type { Offer } from '../../shared/form/operation';
import { account } from './account';

/** What the DDM node offers. */
export const resources: Offer = [account];
