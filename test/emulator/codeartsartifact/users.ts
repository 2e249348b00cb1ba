import { newPassword, type Call, type Route } from '../service';
import type { RepositoryUser } from '../state';
import { localTime, pageOf, success } from './success';

/** CodeArts Artifact API, users of the private repositories. */
export const REPOSITORY_USERS: Route[] = [
	{
		name: 'ResetUserPassword (CodeArts Artifact)',
		method: 'POST',
		path: '/cloudartifact/v5/maven/users/me',
		action: 'codeartsartifact:repository:resetPassword',
		handle: resetPassword,
	},
	{
		// No action: "No identity policy-based permission required" (CodeArts Artifact API, ShowRepoUserInfo).
		name: 'ShowRepoUserInfo',
		method: 'GET',
		path: '/cloudartifact/v5/repositories/user/info',
		handle: ({ state: { repositoryUser }, requestId }) =>
			success(requestId, { username: repositoryUser.repoUserName, password: repositoryUser.password }),
	},
	{
		name: 'ListMavenUser',
		method: 'GET',
		path: '/cloudartifact/v5/repositories/users',
		action: 'codeartsartifact:repository:listUsers',
		handle: listUsers,
	},
];

// CodeArts Artifact API, ResetUserPassword: the new password is not in the answer.
function resetPassword({ state: { repositoryUser: user }, now, requestId }: Call) {
	user.password = newPassword(16);
	user.modified = now;
	user.passwordResets++;
	return success(requestId, {
		status: 0,
		domainId: user.domainId,
		region: user.region,
		createdTime: localTime(user.created),
		modifiedTime: localTime(user.modified),
		id: user.id,
		userId: user.userId,
		userName: user.userName,
		userType: user.userType,
		repoUserName: user.repoUserName,
		repoNumber: user.repoNumber,
		innerRepoUserName: user.innerRepoUserName,
	});
}

// CodeArts Artifact API, ListMavenUser. That a name must be the whole one is not documented.
function listUsers(call: Call) {
	const { query, state, requestId } = call;
	const name = query.user_name?.[0];
	const found = [state.repositoryUser, ...state.otherRepositoryUsers].filter(({ userName }) => name === undefined || userName === name);
	const { entries, pages } = pageOf(call, found);
	return success(requestId, { total_pages: pages, total_records: found.length, data: entries.map(listed) });
}

// Everybody was created by themselves, at the first login. `enabled` is a text, whose values no document names.
function listed(user: RepositoryUser) {
	const self = { user_id: user.userId, user_name: user.userName };
	return {
		...self,
		created_time: localTime(user.created),
		created_user_id: self.user_id,
		created_user_name: self.user_name,
		domain_id: user.domainId,
		modified_time: localTime(user.modified),
		modified_user_id: self.user_id,
		modified_user_name: self.user_name,
		region: user.region,
		status: 'active',
		enabled: 'true',
		inner_repo_user_name: user.innerRepoUserName,
		repo_number: user.repoNumber,
		repo_user_name: user.repoUserName,
		user_type: user.userType,
	};
}
