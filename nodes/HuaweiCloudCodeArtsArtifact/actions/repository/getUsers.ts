import { wireNames } from '../../../shared/form/names';
import { getMany } from '../../../shared/form/verbs';
import { filters, repositoryUserOutput, repositoryUsers } from '../../repositoryUser';

/** Lists the users of the private repositories (CodeArts Artifact API, ListMavenUser), page by page. */
export const getUsers = getMany({
	option: { name: 'Get Users', value: 'getUsers', action: 'Get the users of the repositories', description: 'Retrieve a list of the users of the private repositories' },
	properties: [filters] as const,
	list: repositoryUsers,
	output: repositoryUserOutput,
	asked: ({ filters: chosen }) => ({ query: wireNames(chosen) }),
});
