import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { authenticate } from './authenticate';
import { IAM_ORIGIN, REGIONS, regionTitle } from './endpoints';

// Apart from the others, because the linter takes the "Certs" in its name for a secret that has to be masked.
const ignoreSslIssues: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'allowUnauthorizedCerts',
	type: 'boolean',
	default: false,
	description: 'Whether to connect even if the SSL certificate of the server is not valid',
};

/** One access key of one project in one region, for the nodes of this package and for the HTTP Request node. */
export class HuaweiCloudApi implements ICredentialType {
	name = 'huaweiCloudApi';

	displayName = 'Huawei Cloud API';

	documentationUrl = 'https://github.com/n8n-nodes-huaweicloud/n8n-nodes-huaweicloud#credential';

	icon: Icon = { light: 'file:huaweicloud.svg', dark: 'file:huaweicloud.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. HPUAXXXXXXXXXXXXXXXX',
			description:
				'The AK of your access key. In the console, point to your name, then choose My Credentials > Access Keys > Create Access Key',
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The SK of your access key. It stands in the credentials.csv you downloaded when you created the key.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			required: true,
			default: 'cn-north-4',
			description: 'Where your Workspace, DDM instances or repositories are. An expression may give a region ID such as cn-north-4.',
			options: Object.keys(REGIONS)
				.map((id) => ({ name: regionTitle(id), value: id }))
				.sort((a, b) => (a.name < b.name ? -1 : 1)),
		},
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 0bec5db98280d2d02fd6c00c2de791ce',
			description:
				'The ID of the project in this region. In the console, point to your name, then choose My Credentials > API Credentials and copy the Project ID in the row of the region.',
		},
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for a temporary access key: the security token you received together with it',
		},
		{
			displayName: 'Custom Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://{service}.{region}.example.com',
			description:
				'Only for a private cloud or the emulator: the URL to call instead of the official hosts. {service} becomes workspace, workspaceapp, ddm, codeartsartifact or iam, and {region} the region ID; without {service} all services share the URL. Plain http is allowed to this machine only.',
		},
		ignoreSslIssues,
	];

	authenticate = authenticate;

	test: ICredentialTestRequest = {
		// Needs no permission and changes nothing (IAM, "Querying Projects Accessible to an IAM User").
		request: { baseURL: IAM_ORIGIN, url: '/v3/auth/projects', disableFollowRedirect: true },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Huawei Cloud did not accept the access key. Check the Access Key ID and the Secret Access Key (and the Security Token of a temporary key), and that the clock of this n8n server is right to within 15 minutes. After more than five wrong tries in a row the key is blocked for five minutes.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The access key is right, but its IAM user may not call the API. Ask your administrator to allow programmatic access for this user.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'No IAM service answered there. Check the Region and the Custom Endpoint.' },
			},
		],
	};
}
