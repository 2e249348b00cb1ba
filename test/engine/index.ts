import './environment';

import { ExecuteContext, ExecutionLifecycleHooks, LoadOptionsContext, PollContext, RoutingNode, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteData,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import { SingleCredential } from './credentials';
import { passThrough, type Types } from './types';

/** A workflow as n8n exports it; the first node is where the items come in. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> & { settings?: IWorkflowBase['settings'] };

/** How a run may differ from the usual one. */
export interface RunOptions {
	/** Told after every node. */
	onNode?: (name: string, run: IRun['data']['resultData']['runData'][string][number] | undefined) => void;
	/** Receives the function that cancels the execution, as n8n's Stop button does. */
	onStart?: (cancel: () => void) => void;
	/** It is the Retry of an execution: one that failed, or one that crashed, of which n8n keeps only what came in. */
	retryOf?: { failed: IRun } | { crashed: IRun };
}

/** What n8n's Retry begins with (n8n, `executions/execution.service.js`): what was saved of a failed execution, without the failure. */
function retried({ data: saved }: IRun): IRunExecutionData {
	const data = JSON.parse(JSON.stringify({ ...saved, resultData: { ...saved.resultData, error: undefined } })) as IRunExecutionData;
	const { runData, lastNodeExecuted = '' } = data.resultData;
	if (runData[lastNodeExecuted]?.at(-1)?.error) runData[lastNodeExecuted].pop();
	return data;
}

/** n8n's own execution engine with these types and this one credential. */
export class Engine {
	constructor(
		private readonly types: Types,
		private readonly credential: ICredentialDataDecryptedObject,
	) {}

	/** Runs a workflow with the items its first node receives. */
	async run(json: WorkflowJson, items: IDataObject[] = [{}], { onNode, onStart, retryOf }: RunOptions = {}): Promise<IRun> {
		const workflow = this.workflow(json);
		const hooks = new ExecutionLifecycleHooks('manual', '1', { ...json, id: '1', name: 'Test', active: false } as unknown as IWorkflowBase);
		if (onNode) hooks.addHandler('nodeExecuteAfter', (name, data) => onNode(name, data));
		const [node] = json.nodes;
		const data = { main: [items.map((item) => ({ json: item }))] };
		const arrived = retryOf && 'crashed' in retryOf ? retryOf.crashed.data.executionData?.runtimeData : undefined;
		const begun = createRunExecutionData({ executionData: { nodeExecutionStack: [{ node: node as INode, data, source: null }], runtimeData: arrived } });
		const execution = new WorkflowExecute({ ...this.additionalData(), hooks }, retryOf ? 'retry' : 'manual', retryOf && 'failed' in retryOf ? retried(retryOf.failed) : begun);
		const running = execution.processRunExecutionData(workflow);
		onStart?.(() => void running.cancel());
		return await running;
	}

	/**
	 * Lets a trigger poll once, as n8n does: what it returns, and what it keeps in `staticData`. `manual` is the editor's test, and
	 * `budget` the time, in ms, that n8n gives the poll; 0 stands for an n8n that does not say.
	 */
	async poll(type: string, parameters: INodeParameters, staticData: IDataObject, { manual = false, budget = 300_000 } = {}): Promise<INodeExecutionData[][] | null> {
		const node = this.node(type, parameters);
		const context = new PollContext(this.workflow({ nodes: [node], connections: {} }), node, this.additionalData(), manual ? 'manual' : 'trigger', manual ? 'manual' : 'activate');
		Object.assign(context, { getWorkflowStaticData: () => staticData, getPollBudgetMs: budget > 0 ? () => budget : undefined });
		const trigger = this.types.nodes[type];
		if (!trigger?.poll) throw new Error(`${type} does not poll`);
		return await trigger.poll.call(context);
	}

	/** Calls a From List picker as the editor does. */
	async search(type: string, method: string, parameters: INodeParameters = {}, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		const node = this.node(type, parameters);
		const additionalData = { ...this.additionalData(), currentNodeParameters: parameters };
		const context = new LoadOptionsContext(this.workflow({ nodes: [node], connections: {} }), node, additionalData, '');
		const list = this.types.nodes[type]?.methods?.listSearch?.[method];
		if (!list) throw new Error(`${type} has no list search ${method}`);
		return await list.call(context, filter, paginationToken);
	}

	/** Makes the credential test's request as n8n's Test button does; throws what the button would show. */
	async testCredential(type: string): Promise<INodeExecutionData[][] | null | undefined> {
		const test = this.types.credentials[type]?.test;
		const nodeType: INodeType = passThrough('tested');
		nodeType.description.credentials = [{ name: type, required: true }];
		nodeType.description.properties = [
			{ displayName: 'Test', name: 'test', type: 'string', default: '', routing: { request: test?.request } },
		];
		const engine = new Engine({ ...this.types, nodes: { ...this.types.nodes, tested: nodeType } }, this.credential);
		const node = engine.node('tested', { test: 'test' });
		const workflow = engine.workflow({ nodes: [node], connections: {} });
		const data = { main: [[{ json: {} }]] };
		const executeData: IExecuteData = { node, data, source: null };
		const additionalData = engine.additionalData();
		const context = new ExecuteContext(workflow, node, additionalData, 'internal', createRunExecutionData(), 0, [], data, executeData, []);
		const decrypted = { id: '1', name: type, type, data: this.credential };
		return await new RoutingNode(context, nodeType, decrypted).runNode();
	}

	/** One node of a type of this package, with the credential attached. */
	node(type: string, parameters: INodeParameters, more: Partial<INode> = {}): INode {
		const credentials = Object.fromEntries(
			(this.types.nodes[type]?.description.credentials ?? []).map(({ name }) => [name, { id: '1', name }]),
		);
		return { id: 'tested', name: 'Tested', type, typeVersion: 1, position: [0, 0], parameters, credentials, ...more };
	}

	private workflow({ nodes, connections, settings }: WorkflowJson): Workflow {
		return new Workflow({ id: '1', nodes, connections, settings, active: false, nodeTypes: this.nodeTypes() });
	}

	private nodeTypes(): INodeTypes {
		const find = (type: string) => {
			const found = this.types.nodes[type];
			if (!found) throw new Error(`Unknown node type ${type}`);
			return found;
		};
		return { getByName: find, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version), getKnownTypes: () => ({}) };
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const url = 'http://127.0.0.1/';
		return {
			credentialsHelper: new SingleCredential(this.types, this.credential),
			executionId: '1',
			currentNodeExecutionIndex: 0,
			variables: {},
			restApiUrl: url,
			instanceBaseUrl: url,
			formBaseUrl: url,
			formWaitingBaseUrl: url,
			formTestBaseUrl: url,
			webhookBaseUrl: url,
			webhookWaitingBaseUrl: url,
			webhookTestBaseUrl: url,
			setExecutionStatus: () => {},
			sendDataToUI: () => {},
			logAiEvent: () => {},
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}
