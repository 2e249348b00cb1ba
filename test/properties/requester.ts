import type { IExecuteFunctions, IHttpRequestOptions, INodeType, IRequestOptions } from 'n8n-workflow';

import type { Emulator } from '../emulator';
import { Engine } from '../engine';
import { fromSources } from '../engine/sources';
import { passThrough } from '../engine/types';

/** n8n's two ways of sending a request with a credential: that of nodes, and that of its HTTP Request node. */
export type Given = { helper: 'httpRequestWithAuthentication'; options: IHttpRequestOptions } | { helper: 'requestWithAuthentication'; options: IRequestOptions };

/** Sends requests from a node that does nothing else, on n8n's engine with the package's credential, and gives the status. */
export function requesterOf({ url, credential }: Pick<Emulator, 'url' | 'credential'>): (given: Given) => Promise<number> {
	let given: Given;
	let status = 0;
	const requester: INodeType = passThrough('requester');
	requester.description.credentials = [{ name: 'huaweiCloudApi', required: true }];
	requester.execute = async function (this: IExecuteFunctions) {
		const answer =
			given.helper === 'httpRequestWithAuthentication'
				? await this.helpers.httpRequestWithAuthentication.call(this, 'huaweiCloudApi', { ...given.options, returnFullResponse: true, ignoreHttpStatusErrors: true })
				: await this.helpers.requestWithAuthentication.call(this, 'huaweiCloudApi', { ...given.options, resolveWithFullResponse: true, simple: false });
		status = answer.statusCode;
		return [[]];
	};
	const types = fromSources();
	const engine = new Engine({ ...types, nodes: { ...types.nodes, requester } }, { ...credential, endpoint: url });
	return async (request) => {
		given = request;
		const nodes = [engine.node('trigger', {}, { id: 'input', name: 'Input' }), engine.node('requester', {})];
		const run = await engine.run({ nodes, connections: { Input: { main: [[{ node: 'Tested', type: 'main', index: 0 }]] } } });
		const { error } = run.data.resultData;
		if (error) throw new Error(`${error.message} (${error.description})`);
		return status;
	};
}
