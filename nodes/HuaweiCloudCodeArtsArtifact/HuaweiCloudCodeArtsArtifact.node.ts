import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { warningsOf } from '../shared/form/warnings';
import { run } from '../shared/run/execute';
import { actions } from './actions';

/** The caller's Maven password, and repositories with their users. Written in code for the reasons given at the Workspace node. */
export class HuaweiCloudCodeArtsArtifact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud CodeArts Artifact',
		name: 'huaweiCloudCodeArtsArtifact',
		icon: { light: 'file:huaweicloudcodeartsartifact.svg', dark: 'file:huaweicloudcodeartsartifact.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Reset and read the Maven repository password in Huawei Cloud CodeArts Artifact, and list repositories and their users',
		defaults: { name: 'Huawei Cloud CodeArts Artifact' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For the Maven password of the IAM user whose access key is in the credential; nobody else can be chosen. Reset Password and Get Credentials run once per execution, however many items come in. Set returnCredentials to get the user name and the new password; Get Credentials reads them without a change. Repository Get Many lists the private repositories of a CodeArts project, whose ID is not the Project ID of the credential; Repository Get Users lists everybody who uses the repositories.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-base.httpRequest', relationHint: 'Any other Huawei Cloud API, with the predefined credential type huaweiCloudApi' },
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		sensitiveOutputFields: ['password'],
		hints: warningsOf(actions),
		properties: formOf(actions, options),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, actions);
	}
}
