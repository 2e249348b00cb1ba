import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { warningsOf } from '../shared/form/warnings';
import { run } from '../shared/run/execute';
import { listSearchOf } from '../shared/run/search';
import { actions } from './actions';

/** Database accounts of Distributed Database Middleware, and what they belong to. Written in code for the reasons given at the Workspace node. */
export class HuaweiCloudDdm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud DDM',
		name: 'huaweiCloudDdm',
		icon: { light: 'file:huaweicloudddm.svg', dark: 'file:huaweicloudddm.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage database accounts in Huawei Cloud Distributed Database Middleware, their passwords and permissions',
		defaults: { name: 'Huawei Cloud DDM' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For database accounts in instances of Distributed Database Middleware (DDM), not for accounts of the databases behind it. Account Create and Reset Password generate a password, or set the one they are given: 8 to 32 characters of at least three of lower case, upper case, digits and ~!@#%^*-_+?. A generated password is in the output unless passwordOutput encrypts it or leaves it out. Update changes permissions and databases; a list of databases replaces the one before. Deleting an account that is gone succeeds with changed false. An instance is picked by ID, or by its exact name in mode name; an account by its name. Administrator Reset Password needs the name that Instance Get returns as admin_user_name. Options have a Dry Run and a Safety Stop.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-base.crypto', relationHint: 'Makes up random text for a new password' },
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

	methods = { listSearch: listSearchOf(actions) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, actions);
	}
}
