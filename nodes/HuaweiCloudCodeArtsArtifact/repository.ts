import { textIn } from '../shared/answers/fields';
import { filtersOf } from '../shared/form/collection';
import type { List } from '../shared/form/list';
import { outputOf } from '../shared/form/output';
import { property } from '../shared/form/property';

/** The private repositories of a CodeArts project (CodeArts Artifact API, ListAllRepositories, whose path calls both IDs otherwise). */
export const repositories: List = {
	service: 'codeartsartifact',
	api: 'ListAllRepositories',
	path: '/cloudartifact/v5/{tenant_id}/{codearts_project_id}/repositories',
	permission: 'codeartsartifact:repository:list',
	within: 'result',
	entries: 'repositories',
	total: ['total'],
	numbered: true,
	longest: 100,
	read: (repository) => ({ ...repository, id: textIn(repository, 'id') }),
};

/** What people read of a repository, and what else ListAllRepositories says. */
export const repositoryOutput = outputOf(
	['id', 'repositoryName', 'description', 'format', 'policy', 'status', 'url', 'storageSummaryInfo', 'createdTime', 'modifiedTime'],
	[
		'createdUserId', 'createdUserName', 'deploymentPolicy', 'disable', 'displayName', 'domainId', 'includesPattern', 'modifiedUserId', 'modifiedUserName', 'name', 'packageType', 'projectId',
		'region', 'repoType', 'shareRight', 'tabId',
	],
);

/** Whose repositories. No API of CodeArts Artifact lists the projects. */
export const codeArtsProjectId = property({
	displayName: 'CodeArts Project ID',
	name: 'codeArtsProjectId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 6f2a4c1e8b3d4e7f9a0b1c2d3e4f5a6b',
	description: 'The ID of the CodeArts project that the repositories belong to, 32 letters and digits. It is not the Project ID of the credential.',
});

/** Which repositories a list is to have. */
export const filters = filtersOf('repositories', [
	{ displayName: 'Format', name: 'format', type: 'string', default: '', placeholder: 'e.g. maven2', description: 'The kind of packages in the repositories' },
	{ displayName: 'Name', name: 'repositoryName', type: 'string', default: '', description: 'The name to search for' },
]);
