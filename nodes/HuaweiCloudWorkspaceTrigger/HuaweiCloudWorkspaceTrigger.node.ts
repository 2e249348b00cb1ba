import { type INodeExecutionData, type INodeProperties, type INodeType, type INodeTypeDescription, type IPollFunctions, NodeConnectionTypes } from 'n8n-workflow';

import { propertyOf } from '../shared/form/property';
import { searchesOf } from '../shared/run/search';
import { codes } from '../HuaweiCloudWorkspace/codes';
import { group } from '../HuaweiCloudWorkspace/group';
import { fields } from './fields';
import { poll } from './poll';

/** Starts a workflow when something happens to a desktop user. Workspace sends no notices, so the users are read and compared. */
export class HuaweiCloudWorkspaceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud Workspace Trigger',
		name: 'huaweiCloudWorkspaceTrigger',
		icon: { light: 'file:huaweicloudworkspacetrigger.svg', dark: 'file:huaweicloudworkspacetrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// n8n shows this with the actions of the other node as well, which has the same name but for "Trigger".
		description:
			'Starts the workflow when a desktop user of Huawei Cloud Workspace is created, changed, locked or deleted, or an account is about to expire. The actions manage users, groups, desktops and app groups.',
		defaults: { name: 'Huawei Cloud Workspace Trigger' },
		builderHint: {
			searchHint:
				'For workflows that begin when something happens to a desktop user of Huawei Cloud Workspace. It polls, and the first poll reports nothing. Each item has event, eventId, at, user, before, after and changedFields. The same change always has the same eventId. accountExpiresSoon comes once for each expiry date, daysBeforeExpiry days before it.',
			relatedNodes: [{ nodeType: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', relationHint: 'What is to be done with the user, picked by ID with user.id of the item' }],
		},
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		properties: fields.map(propertyOf) as INodeProperties[],
	};

	methods = { listSearch: searchesOf([group], { codes }) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
