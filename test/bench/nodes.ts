import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription, IVersionedNodeType } from 'n8n-workflow';

import { pathFor } from './work';

interface Fields extends IDataObject {
	userEmail: string;
	userPhone: string;
	description: string;
	accountExpires: string;
	disabled: boolean;
}

function readItem(context: IExecuteFunctions, item: number): { userId: string; fields: Fields } {
	return {
		userId: context.getNodeParameter('userId', item, '', { extractValue: true }) as string,
		fields: context.getNodeParameter('updateFields', item) as Fields,
	};
}

/** A node with the same form that only reads its parameters and hands them on. */
export function readingNode(description: INodeTypeDescription): INodeType {
	return {
		description,
		async execute() {
			const results: INodeExecutionData[] = this.getInputData().map((_, item) => {
				const { userId, fields } = readItem(this, item);
				return { json: { id: userId, ...fields }, pairedItem: { item } };
			});
			return [results];
		},
	};
}

/** A node with the same form as most nodes are written: one item after the other through n8n's own helper. */
export function helperNode(description: INodeTypeDescription): INodeType {
	return {
		description,
		async execute() {
			const { endpoint, projectId } = await this.getCredentials<{ endpoint: string; projectId: string }>('huaweiCloudApi');
			const results: INodeExecutionData[] = [];
			for (let item = 0; item < this.getInputData().length; item++) {
				const { userId, fields } = readItem(this, item);
				const json = await this.helpers.httpRequestWithAuthentication.call(this, 'huaweiCloudApi', {
					method: 'PUT',
					url: `${endpoint}${pathFor(projectId, userId)}`,
					body: {
						user_email: fields.userEmail,
						user_phone: fields.userPhone,
						description: fields.description,
						account_expires: fields.accountExpires,
						disabled: fields.disabled,
					},
					json: true,
				});
				results.push({ json, pairedItem: { item } });
			}
			return [results];
		},
	};
}

const BUILT_IN = resolve(__dirname, '../../.cache/n8n/newest/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');

/** n8n's HTTP Request node where a real n8n is installed, with its newest version. */
export function httpRequestNode(): { type: INodeType; version: number } | undefined {
	if (!existsSync(BUILT_IN)) return undefined;
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { HttpRequest } = require(BUILT_IN) as { HttpRequest: new () => IVersionedNodeType };
	const type = new HttpRequest();
	const version = Math.max(...Object.keys(type.nodeVersions).map(Number));
	return { type: type.getNodeType(version), version };
}
