// One execution in a process of its own, which then tells how much memory it took at its peak.
import type { INodeType } from 'n8n-workflow';

import { CREDENTIAL } from '../emulator/seeded';
import { Engine } from '../engine';
import { fromPackage, PACKAGE } from '../engine/types';
import { helperNode } from './nodes';
import type { Memory, Task } from './rows/memory';
import { runNode } from './sides';
import { people, update } from './work';

async function main(): Promise<void> {
	const { url, packageFolder, side, count }: Task = JSON.parse(process.argv[2] ?? '');
	const types = await fromPackage(packageFolder);
	const ours = `${PACKAGE}.huaweiCloudWorkspace`;
	types.nodes.helper = helperNode((types.nodes[ours] as INodeType).description);
	const engine = new Engine(types, { ...CREDENTIAL, endpoint: url });
	// One expression only: this part is about memory, and expressions are what takes the time.
	const type = { ours, helper: 'helper', nothing: 'noOp' }[side];
	const node = engine.node(type, side === 'nothing' ? {} : { ...update, updateFields: { disabled: false } });
	const items = people(count);
	const run = await runNode(engine, node, items);
	const peak = process.resourceUsage().maxRSS * 1024;
	// Twice: what waits for a finalizer is free only after the first time.
	for (let turn = 0; turn < 2; turn++) {
		globalThis.gc?.();
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	globalThis.gc?.();
	const memory: Memory = { peak, held: process.memoryUsage().heapUsed };
	process.send?.(memory, () => process.exit(run.finished === false ? 1 : 0)); // So that the run is still there when memory is read.
}

main().catch((error: Error) => {
	console.error(error);
	process.exit(1);
});
