import { SEEDED } from './seeded';
import type { Domain, Quota } from './state';

/** The domains of the users; the main one is local, so that a user can be created whom AD does not know. */
export function seedDomains(): Domain[] {
	return [
		{ name: SEEDED.localDomain, platform_type: 'LOCAL' },
		{ name: 'corp.example.com', platform_type: 'AD' },
	];
}

/** Some of the quotas in the example of ShowQuotas (Workspace API). */
export function seedQuotas(): Quota[] {
	return [
		{ type: 'users', quota: 3000, used: 0 },
		{ type: 'policy_groups', quota: 10, used: 2 },
		{ type: 'volume_gigabytes', quota: 21500, used: 19200, unit: 'GB' },
	];
}
