import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { run } from '../shared/run/execute';
import { listSearchOf } from '../shared/run/search';
import { actions } from './actions';

/** Database accounts of Distributed Database Middleware. Written in code for the reasons given at the Workspace node. */
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
		properties: formOf(actions, options),
	};

	methods = { listSearch: listSearchOf(actions) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, actions);
	}
}
