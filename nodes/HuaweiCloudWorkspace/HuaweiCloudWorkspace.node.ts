import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { warningsOf } from '../shared/form/warnings';
import { run } from '../shared/run/execute';
import { listSearchOf } from '../shared/run/search';
import { actions } from './actions';

/**
 * Desktop users, and what they have: groups, desktops, app groups, sessions, folders and profiles. The node is written in code
 * because n8n's declarative routing cannot wait for the cloud's limits, repeat requests by status and effect, or let items share
 * a request.
 */
export class HuaweiCloudWorkspace implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud Workspace',
		name: 'huaweiCloudWorkspace',
		icon: { light: 'file:huaweicloudworkspace.svg', dark: 'file:huaweicloudworkspace.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage desktop users of Huawei Cloud Workspace from the first day to the last: accounts, groups, desktops, app groups, sessions and folders',
		defaults: { name: 'Huawei Cloud Workspace' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For desktop users of Huawei Cloud Workspace, who are not IAM users. For joiners: User Create or Update, then Add to Group, App Group Grant and Desktop Assign. For leavers: User Offboard disables a user and takes everything away in one step, with a report; what cannot be undone is done only if its step is chosen. Update disables or enables a user (field disabled under updateFields) and changes contact data and expiry. Reset Password makes up a random password. Options have a Dry Run, and a Safety Stop for feeds that list too many people. A user is picked by ID, or by the exact user name in mode name: the node looks names up itself, many in one request, so no Get is needed before a change. For several users let the node continue on errors: an item that fails then carries error and message, and the others are done.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-huaweicloud.huaweiCloudWorkspaceTrigger', relationHint: 'Starts a workflow when a user is created, changed or locked, or an account is about to expire' },
				{ nodeType: 'n8n-nodes-huaweicloud.huaweiCloudIam', relationHint: 'IAM users of the same people, who log in to the console or sign with access keys' },
				{ nodeType: 'n8n-nodes-huaweicloud.huaweiCloudDdm', relationHint: 'Database accounts of the same people' },
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
