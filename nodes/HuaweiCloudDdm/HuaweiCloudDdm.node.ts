import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/operation';
import { options } from '../shared/form/options';
import { run } from '../shared/run/execute';
import { searchAccounts } from './account';
import { resources } from './actions';
import { searchInstances } from './instance';

/** Database accounts of Distributed Database Middleware; in code for the reasons given at the Workspace node. */
export class HuaweiCloudDdm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud DDM',
		name: 'huaweiCloudDdm',
		icon: { light: 'file:huaweicloudddm.svg', dark: 'file:huaweicloudddm.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Reset the passwords of database accounts in Huawei Cloud Distributed Database Middleware',
		defaults: { name: 'Huawei Cloud DDM' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		hints: [
			{
				type: 'warning',
				message: 'Applications that use this account lose access until they have the new password.',
				displayCondition: '={{ $parameter["operation"] === "resetPassword" }}',
				location: 'outputPane',
				whenToDisplay: 'always',
			},
		],
		properties: formOf(resources, options),
	};

	methods = { listSearch: { searchInstances, searchAccounts } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources);
	}
}
