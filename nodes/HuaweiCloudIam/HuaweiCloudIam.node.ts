import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { warningsOf } from '../shared/form/warnings';
import { run } from '../shared/run/execute';
import { listSearchOf } from '../shared/run/search';
import { actions } from './actions';

/**
 * Who may use the account: users with their passwords, access keys and MFA devices, groups and policies. Written in code for the
 * reasons given at the Workspace node.
 */
export class HuaweiCloudIam implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud IAM',
		name: 'huaweiCloudIam',
		icon: { light: 'file:huaweicloudiam.svg', dark: 'file:huaweicloudiam.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage who may use a Huawei Cloud account: IAM users, their console passwords, access keys and MFA devices, groups and policies',
		defaults: { name: 'Huawei Cloud IAM' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For IAM users, who log in to the console or sign with access keys of a Huawei Cloud account. They are not the desktop users of Workspace, even if they have the same names. For joiners: User Create, with a generated console password and user groups. For leavers: User Offboard disables a user, deactivates access keys, removes the password, unbinds MFA devices and takes groups and policies away in one step, with a report; what cannot be undone is done only if its step is chosen. Access Key Rotate creates a new key, tries it and deactivates the old one; its secret is in the output unless passwordOutput encrypts it. For a review: Access Key Get Many with includeLastUse, and User Get with lastLogin under include. Users, groups and policies are picked by ID, or by the exact name in mode name, so no Get is needed before a change. The root user, and the user and the key that the credential signs with, are never locked out. Options have a Dry Run and a Safety Stop.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', relationHint: 'Desktop users of the same people' },
				{ nodeType: 'n8n-nodes-base.httpRequest', relationHint: 'Any other Huawei Cloud API, with the predefined credential type huaweiCloudApi' },
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		sensitiveOutputFields: ['password', 'secret_access_key'],
		hints: warningsOf(actions),
		properties: formOf(actions, options),
	};

	methods = { listSearch: listSearchOf(actions) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, actions);
	}
}
