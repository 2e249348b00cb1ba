import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { authenticate } from './authenticate';
import { IAM_ORIGIN, REGIONS, regionTitle } from './endpoints';

// Not written inline, because the linter takes the "Certs" in its name for a secret that has to be masked.
const ignoreSslIssues: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'allowUnauthorizedCerts',
	type: 'boolean',
	default: false,
	description: "Whether to connect even if the server's SSL certificate is not valid",
};

/** The credential: an access key, and the project and region it is used in. It serves the nodes of this package and n8n's HTTP Request node. */
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
				'The ID of your access key (AK). To create a key, point to your user name in the console and choose My Credentials > Access Keys > Create Access Key.',
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The secret of your access key (SK). It is in the credentials.csv file that you downloaded when you created the key.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			required: true,
			default: 'cn-north-4',
			description: 'The region your Workspace, DDM instances or repositories are in. An expression can return a region ID such as cn-north-4.',
			options: Object.keys(REGIONS)
				.map((id) => ({ name: regionTitle(id), value: id }))
				.sort((a, b) => (a.name < b.name ? -1 : 1)),
		},
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0bec5db98280d2d02fd6c00c2de791ce',
			description:
				'May stay empty for the project of the region, which is then looked up. To use another one, point to your user name in the console, choose My Credentials > API Credentials and copy its ID. For the HTTP Request node it is sent as X-Project-Id.',
		},
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for a temporary access key: the security token that was issued with it',
		},
		{
			displayName: 'Custom Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://{service}.{region}.example.com',
			description:
				'Only for a private cloud or the emulator: the URL to call instead of the official hosts. {service} is replaced by workspace, workspaceapp, ddm, codeartsartifact or iam, and {region} by the region ID. Without {service}, all services share the URL. The URL must start with https:// unless it points to the n8n server itself (127.0.0.1, localhost).',
		},
		ignoreSslIssues,
	];

	authenticate = authenticate;

	test: ICredentialTestRequest = {
		// This request needs no permission and changes nothing (IAM, "Querying Projects Accessible to an IAM User").
		request: { baseURL: IAM_ORIGIN, url: '/v3/auth/projects' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Huawei Cloud did not accept the access key. Check the Access Key ID, the Secret Access Key and, for a temporary key, the Security Token. Also check that the clock of the n8n server is right to within 15 minutes. After more than five failed attempts in a row, Huawei Cloud blocks the key for five minutes.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The access key is valid, but its IAM user is not allowed to call APIs. Ask your administrator to allow programmatic access for this user.',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'There is no IAM service at this address. Check the Region and the Custom Endpoint.' },
			},
		],
	};
}
