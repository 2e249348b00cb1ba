import { textIn } from '../shared/answers/fields';
import { filtersOf } from '../shared/form/collection';
import type { List } from '../shared/form/list';
import { outputOf } from '../shared/form/output';

/** The users of the private repositories (CodeArts Artifact API, ListMavenUser). */
export const repositoryUsers: List = {
	service: 'codeartsartifact',
	api: 'ListMavenUser',
	path: '/cloudartifact/v5/repositories/users',
	permission: 'codeartsartifact:repository:listUsers',
	within: 'result',
	entries: 'data',
	total: ['total_records'],
	numbered: true,
	longest: 100,
	read: (user) => ({ ...user, user_id: textIn(user, 'user_id') }),
};

/** What people read of such a user, and what else ListMavenUser says. */
export const repositoryUserOutput = outputOf(
	['user_id', 'user_name', 'repo_user_name', 'user_type', 'status', 'enabled', 'repo_number', 'created_time', 'modified_time'],
	['created_user_id', 'created_user_name', 'domain_id', 'inner_repo_user_name', 'modified_user_id', 'modified_user_name', 'region'],
);

/** Which users a list is to have. */
export const filters = filtersOf('users', [{ displayName: 'User Name', name: 'userName', type: 'string', default: '', description: 'The name of one IAM user' }]);
