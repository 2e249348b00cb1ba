import type { Service } from '../service';
import { ACCOUNT_CHANGES } from './account-changes';
import { ACCOUNTS } from './accounts';
import { ADMINISTRATOR } from './administrator';
import { INSTANCES } from './instances';
import { refuse } from './refusals';

/** Distributed Database Middleware: instances, their databases and their accounts. */
export const ddm: Service = {
	name: 'DDM',
	// DDM's error codes have none for a missing permission, so it is the gateway that refuses.
	refuse,
	routes: [...INSTANCES, ...ACCOUNTS, ...ACCOUNT_CHANGES, ...ADMINISTRATOR],
};
