import type { Service } from '../service';
import { REPOSITORIES } from './repositories';
import { refuse } from './success';
import { REPOSITORY_USERS } from './users';

/** CodeArts Artifact: private repositories, their users, and the caller's own password for them. */
export const codeArtsArtifact: Service = {
	name: 'CodeArts Artifact',
	// The documentation lists no codes of its own, so it is the gateway that refuses a missing permission.
	refuse,
	routes: [...REPOSITORY_USERS, ...REPOSITORIES],
};
