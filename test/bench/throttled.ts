// Changes through n8n's engine in a process of its own, as often as it is told to: gates are shared by a whole process.

import type { Credential } from '../emulator';
import { Engine } from '../engine';
import { fromPackage, PACKAGE, type Types } from '../engine/types';
import { people, update } from './work';

/** What a process is told: so many changes at this far end, so many at a time. */
export interface Changes {
	url: string;
	credential: Credential;
	count: number;
	concurrency: number;
}

/** What it answers: how many of them failed, and why the first one did. */
export interface Failures {
	failed: number;
	example?: string;
}

async function change(types: Types, { url, credential, count, concurrency }: Changes): Promise<Failures> {
	const engine = new Engine(types, { ...credential, endpoint: url });
	// Going on after a failure, so that all can be counted; everything else is as it is by default.
	const node = engine.node(`${PACKAGE}.huaweiCloudWorkspace`, { ...update, options: { concurrency } }, { onError: 'continueRegularOutput' });
	const nodes = [engine.node('trigger', {}, { id: 'input', name: 'Input' }), node];
	const run = await engine.run({ nodes, connections: { Input: { main: [[{ node: node.name, type: 'main', index: 0 }]] } } }, people(count));
	const { runData, error } = run.data.resultData;
	if (error) throw error;
	const results = runData[node.name]?.[0]?.data?.main?.[0] ?? [];
	const failed = results.filter(({ json }) => json.error !== undefined);
	return { failed: count - results.length + failed.length, example: failed[0] && JSON.stringify(failed[0].json) };
}

async function main(): Promise<void> {
	const types = await fromPackage(process.argv[2] ?? '.');
	process.on('message', (task: Changes) => void change(types, task).then((failures) => process.send?.(failures)));
	process.once('disconnect', () => process.exit());
	process.send?.('ready');
}

main().catch((error: Error) => {
	console.error(error);
	process.exit(1);
});
