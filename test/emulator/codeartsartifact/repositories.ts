import { fuzzy, without, type Call, type Route } from '../service';
import type { Repository } from '../state';
import { localTime, pageOf, success } from './success';

/** CodeArts Artifact API, repositories. */
export const REPOSITORIES: Route[] = [
	{
		name: 'ShowMavenInfo',
		method: 'GET',
		path: '/cloudartifact/v5/maven/info',
		action: 'codeartsartifact:repository:list',
		handle: showMavenInfo,
	},
	{
		// The page calls the second parameter `project_id`, which is a project of CodeArts and not one that a signature stands for.
		name: 'ListAllRepositories',
		method: 'GET',
		path: '/cloudartifact/v5/{tenant_id}/{codearts_project_id}/repositories',
		action: 'codeartsartifact:repository:list',
		handle: listRepositories,
	},
];

// What both lists say of a repository.
function common(repository: Repository, { state }: Call) {
	const { userId, userName, domainId, region } = state.repositoryUser;
	return {
		...without(repository, 'id', 'created', 'modified', 'filesCount', 'usedSpace'),
		createdTime: localTime(repository.created),
		createdUserId: userId,
		createdUserName: userName,
		modifiedTime: localTime(repository.modified),
		modifiedUserId: userId,
		modifiedUserName: userName,
		domainId,
		region,
	};
}

// CodeArts Artifact API, ShowMavenInfo: Maven repositories with the caller's name and password. Of the parameters `access` and
// `default` nothing is documented that would tell one answer from another, so they have no effect.
function showMavenInfo(call: Call) {
	const { query, state, requestId } = call;
	const [project, policy, ids] = [query.project_id?.[0], query.policy?.[0], query.ids?.[0]?.split(',')];
	const { repoUserName: username, password } = state.repositoryUser;
	const found = state.repositories.filter(
		(repository) =>
			repository.format === 'maven2' &&
			(project === undefined || repository.projectId === project) &&
			(policy === undefined || repository.policy === (policy === 'releases' ? 'release' : policy)) &&
			(ids?.includes(repository.name) ?? true),
	);
	return success(requestId, found.map((repository) => ({ ...without(common(repository, call), 'repoType'), type: repository.repoType, username, password })));
}

// CodeArts Artifact API, ListAllRepositories. Not documented: that another account's or project's list is empty, that `qname`
// is a part of a name, and what the parameters do that are left out here.
function listRepositories(call: Call) {
	const { params, query, state, requestId } = call;
	const found = state.repositories.filter(
		({ projectId, format, repositoryName }) =>
			params.tenant_id === state.iam.account.id &&
			projectId === params.codearts_project_id &&
			(query.format?.includes(format) ?? true) &&
			fuzzy(repositoryName, query.qname?.[0]),
	);
	const repositories = pageOf(call, found).entries.map((repository) => ({
		...common(repository, call),
		id: repository.id,
		storageSummaryInfo: { filesCount: repository.filesCount, usedSpace: repository.usedSpace },
	}));
	return success(requestId, { repositories, total: found.length });
}
