// What CodeArts Artifact holds of the cloud; see ../state.ts for which names are the vendor's.

/** A user of the private repositories (CodeArts Artifact API, ResetUserPassword). */
export interface RepositoryUser {
	id: number;
	domainId: string;
	userId: string;
	userName: string;
	userType: string;
	region: string;
	repoUserName: string;
	innerRepoUserName: string;
	repoNumber: number;
	/** Milliseconds. */
	created: number;
	/** Milliseconds. */
	modified: number;
	password: string;
	passwordResets: number;
}

/** A private repository (CodeArts Artifact API, ListAllRepositories, whose fields are in camel case). */
export interface Repository {
	id: string;
	/** An ID, which the documents call a name. */
	name: string;
	repositoryName: string;
	displayName: string;
	description: string;
	format: string;
	packageType: string;
	policy: 'release' | 'snapshot';
	repoType: string;
	/** Of a project of CodeArts. */
	projectId: string;
	/** The same for the two repositories of Maven that belong together. */
	tabId: string;
	deploymentPolicy: string;
	includesPattern: string;
	shareRight: string;
	status: string;
	disable: boolean;
	url: string;
	filesCount: number;
	usedSpace: string;
	/** Milliseconds. */
	created: number;
	/** Milliseconds. */
	modified: number;
}
