import type { Api } from '../request';

/** The IAM policies that docs/permissions.md has ready: one for reading, and one for each task that takes several operations. */
export type Policy = 'Read only' | 'Help desk' | 'Joiner and leaver' | 'Rotation' | 'IAM joiner and leaver' | 'IAM access review' | 'IAM key rotation';

/** What an operation says about itself from which its policies follow. */
interface Authorized {
	apis: readonly Api[];
	secret?: string;
	policies?: ReadonlyArray<Exclude<Policy, 'Read only'>>;
}

/** The policies that hold all that an operation needs: those it names, and for what only reads, and no password, the one for reading. */
export function policiesOf({ apis, secret, policies = [] }: Authorized): readonly Policy[] {
	return secret === undefined && apis.every(({ effect }) => effect === 'read') ? ['Read only', ...policies] : policies;
}
