import { wireNames } from '../../../shared/form/names';
import { getMany } from '../../../shared/form/verbs';
import { authDomains } from '../../../shared/http/domain';
import { accountIdOf } from '../../account';
import { codeArtsProjectId, filters, repositories, repositoryOutput } from '../../repository';

/** Lists the private repositories of a CodeArts project (CodeArts Artifact API, ListAllRepositories), page by page. */
export const getAll = getMany({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many repositories', description: 'Retrieve a list of the private repositories of a CodeArts project' },
	properties: [codeArtsProjectId, filters] as const,
	list: repositories,
	output: repositoryOutput,
	reading: [authDomains],
	async asked({ codeArtsProjectId: projectId, filters: chosen }, call) {
		if (!/^[A-Za-z0-9]{32}$/.test(projectId)) throw new Error("'CodeArts Project ID' consists of 32 letters and digits");
		return { params: { tenant_id: await accountIdOf(call), codearts_project_id: projectId }, query: wireNames(chosen, { repositoryName: 'qname' }) };
	},
});
