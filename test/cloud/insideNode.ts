import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { Engine } from '../engine';
import { passThrough } from '../engine/types';

/** Runs code as a node with this credential is run, by n8n's engine. Returns what the code returns, and throws what it throws. */
export async function insideNode<Result>(credential: ICredentialDataDecryptedObject, work: (context: IExecuteFunctions) => Promise<Result>): Promise<Result> {
	return await new Promise((resolve, reject) => {
		const node = passThrough('worker');
		node.description.credentials = [{ name: 'huaweiCloudApi', required: true }];
		node.execute = async function () {
			await work(this).then(resolve, reject);
			return [[]];
		};
		const engine = new Engine({ nodes: { worker: node }, credentials: { huaweiCloudApi: new HuaweiCloudApi() } }, credential);
		// What stopped the engine before the node ran; afterwards it says nothing new.
		engine.run({ nodes: [engine.node('worker', {})], connections: {} }).then(({ data }) => reject(data.resultData.error), reject);
	});
}
