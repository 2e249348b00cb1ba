import type { DynamicStructuredTool } from '@langchain/core/tools';
import { type IDataObject, type INodeType, NodeConnectionTypes } from 'n8n-workflow';

import { passThrough, type Types } from './types';

/** An agent without a model: calls its only tool with each of its items, and gives what the tool answers, or the error's message. */
const agent: INodeType = {
	description: { ...passThrough('agent').description, inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool] },
	async execute() {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as [DynamicStructuredTool];
		const answers: IDataObject[] = [];
		for (const { json } of this.getInputData()) {
			answers.push(await tool.invoke(json).then((answer: string) => ({ answer: JSON.parse(answer) }), ({ message }: Error) => ({ error: message })));
		}
		return [answers.map((json, item) => ({ json, pairedItem: { item } }))];
	},
};

/** The types with an agent, and for each node of the package the twin that n8n makes of it for agents. */
export function withTools({ nodes, credentials }: Types): Types {
	const twins = Object.entries(nodes).flatMap(([type, node]): Array<[string, INodeType]> => {
		const { usableAsTool, ...description } = node.description;
		if (!usableAsTool) return [];
		const twin = { ...description, name: `${description.name}Tool`, displayName: `${description.displayName} Tool`, inputs: [], outputs: [NodeConnectionTypes.AiTool] };
		return [[`${type}Tool`, Object.assign(Object.create(node), { description: twin })]];
	});
	return { nodes: { ...nodes, agent, ...Object.fromEntries(twins) }, credentials };
}
