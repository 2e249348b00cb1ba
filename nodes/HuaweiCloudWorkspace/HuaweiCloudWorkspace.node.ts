import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/operation';
import { options } from '../shared/form/options';
import { run } from '../shared/run/execute';
import { resources } from './actions';
import { searchCloudStorageAssignments } from './cloudStorageAssignment';
import { findUser, searchUsers } from './user';

/**
 * Desktop users and their profiles. Written in code and not as routing: requests have to be limited, repeated by status
 * and effect, and linked per item, which routing does not offer.
 */
export class HuaweiCloudWorkspace implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud Workspace',
		name: 'huaweiCloudWorkspace',
		icon: { light: 'file:huaweicloudworkspace.svg', dark: 'file:huaweicloudworkspace.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage desktop users of Huawei Cloud Workspace: update them, reset their passwords and profiles',
		defaults: { name: 'Huawei Cloud Workspace' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		sensitiveOutputFields: ['password'],
		hints: [
			{
				type: 'warning',
				message: 'The old password stops working at once. The new one is in the output: anyone who may see the executions of this workflow can read it.',
				displayCondition: '={{ $parameter["resource"] === "user" && $parameter["operation"] === "resetPassword" }}',
				location: 'outputPane',
				whenToDisplay: 'always',
			},
			{
				type: 'warning',
				message: "Resetting replaces the user's profile. The user should be logged off.",
				displayCondition: '={{ $parameter["resource"] === "userProfile" }}',
				location: 'outputPane',
				whenToDisplay: 'always',
			},
		],
		properties: formOf(resources, options),
	};

	methods = { listSearch: { searchUsers, searchCloudStorageAssignments } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, { userId: findUser });
	}
}
