import type { Service } from '../../credentials/endpoints';
import type { Api } from '../../nodes/shared/request';

const HELP = 'https://support.huaweicloud.com';
const PAGES = `${HELP}/intl/en-us`;

/** DDM's older APIs are described on pages with numbers. */
const DDM: Record<string, string> = {
	ListInstances: 'ddm_api_01_0018', ListDatabases: 'ddm_api_01_0029', CreateUsers: 'ddm_07_0001', ListUsers: 'ddm_api_01_0043', DeleteUser: 'ddm_api_01_0045',
	ResetUserPassword: 'ddm_api_01_0088', ResetAdministrator: 'ddm_api_01_0101', ValidateWeakPassword: 'ddm_api_01_0102',
};

/** Where Huawei Cloud describes an API. */
export function pageOf({ service, api }: Api): string | undefined {
	if (service === 'workspace' || service === 'workspaceapp') return `${PAGES}/api-workspace/${api}.html`;
	// Version 3 of IAM is described on pages with numbers.
	if (service === 'iam' && api.endsWith('V5')) return `${HELP}/api-iam5/${api}.html`;
	if (service === 'codeartsartifact') return `${PAGES}/api-cloudartifact/${api}.html`;
	return service === 'ddm' && DDM[api] ? `${PAGES}/api-ddm/${DDM[api]}.html` : undefined;
}

/** A service's name, and what its documents say about the two kinds of policies. */
export interface Kinds {
	name: string;
	identity: string;
	/** Policies of the role and policy model, version 1.1. */
	older: string;
}

/** What a service's documents say about the two kinds of policies. */
export const KINDS: Partial<Record<Service, Kinds>> = {
	workspace: {
		name: 'Workspace',
		identity: `[The API pages name the actions](${PAGES}/api-workspace/ListUsers.html)`,
		older: `[A list of its own](${HELP}/eu/productdesc-workspace/workspace_01_0015.html), with names of the same pattern`,
	},
	workspaceapp: {
		name: 'Workspace Application Streaming',
		identity: `[The API pages name the actions](${PAGES}/api-workspace/ListCloudStorageAssignment.html)`,
		older: `[A list of its own](${HELP}/eu/usermanual-appstreaming/app_streaming_11_0125.html)`,
	},
	iam: {
		name: 'IAM',
		identity: `[The pages of version 5 name the actions](${HELP}/api-iam5/CreateAccessKeyV5.html)`,
		older: `Not for version 5: roles and policies of the older model [do not hold for it](${PAGES}/iam5_faq/iam_01_1103.html)`,
	},
	ddm: {
		name: 'DDM',
		identity: `\`ddm:instance:updateUser\` is what [version 3 of the password reset](${PAGES}/api-ddm/ResetDdmUserPassword.html) names; the page of version 2, which the node calls, names none. The other actions are those of the older model, which [identity policies take, too](${PAGES}/api-ddm/ddm_api_01_0200.html)`,
		older: `Lists for [instances](${PAGES}/api-ddm/ddm_api_01_0052.html), [databases](${PAGES}/api-ddm/ddm_api_01_0053.html) and [accounts](${PAGES}/api-ddm/ddm_api_01_0054.html), with \`ddm:user:modify\` instead of \`ddm:instance:updateUser\``,
	},
	codeartsartifact: {
		name: 'CodeArts Artifact',
		identity: `[The API pages name the actions](${PAGES}/api-cloudartifact/ResetUserPassword.html)`,
		older: 'Not documented',
	},
};
