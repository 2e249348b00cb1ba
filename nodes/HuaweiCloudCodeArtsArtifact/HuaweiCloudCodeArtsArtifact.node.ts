import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { run } from '../shared/run/execute';
import { actions } from './actions';

/** The caller's Maven password. Written in code for the reasons given at the Workspace node. */
export class HuaweiCloudCodeArtsArtifact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud CodeArts Artifact',
		name: 'huaweiCloudCodeArtsArtifact',
		icon: { light: 'file:huaweicloudcodeartsartifact.svg', dark: 'file:huaweicloudcodeartsartifact.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Reset the Maven repository password in Huawei Cloud CodeArts Artifact',
		defaults: { name: 'Huawei Cloud CodeArts Artifact' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For the Maven password of the IAM user whose access key is in the credential; nobody else can be chosen. It runs once per execution, however many items come in. Set returnCredentials to get the user name and the new password.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-base.httpRequest', relationHint: 'Any other Huawei Cloud API, with the predefined credential type huaweiCloudApi' },
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		sensitiveOutputFields: ['password'],
		hints: [
			{
				type: 'warning',
				message:
					'This resets the password of the IAM user the access key belongs to, once per run, however many items come in. Builds that use the old password fail until they have the new one.',
				displayCondition: '={{ $parameter["operation"] === "resetPassword" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: "The new password is in the output: anyone who may see the executions of this workflow can read it. 'Password Output' can encrypt it or leave it out.",
				displayCondition: '={{ $parameter["returnCredentials"] === true && $parameter["passwordOutput"] === "return" }}',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
			},
		],
		properties: formOf(actions, options),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, actions);
	}
}
