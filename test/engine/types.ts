import './environment';

import { PackageDirectoryLoader } from 'n8n-core';
import { type ICredentialType, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

/** What a workflow can be built from: node types by their full names, credential types by theirs. */
export interface Types {
	nodes: Record<string, INodeType>;
	credentials: Record<string, ICredentialType>;
}

/** The package's name, with which n8n prefixes its node types. */
export const PACKAGE = 'n8n-nodes-huaweicloud';

/** A node without a mind of its own: hands its input on. Stands for a trigger, and for whatever comes after a node. */
export function passThrough(name: string): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: 'Hands its input on',
			defaults: { name },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute() {
			return [this.getInputData()];
		},
	};
}

/** Nodes that every workflow may use. */
export const common = { trigger: passThrough('trigger'), noOp: passThrough('noOp') };

/** The types as n8n loads them from an installed package. */
export async function fromPackage(directory: string): Promise<Types> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	const nodes = Object.keys(loader.known.nodes).map((name) => [`${PACKAGE}.${name}`, loader.getNode(name).type as INodeType]);
	const credentials = Object.keys(loader.known.credentials).map((name) => [name, loader.getCredential(name).type]);
	return { nodes: { ...common, ...Object.fromEntries(nodes) }, credentials: Object.fromEntries(credentials) };
}
