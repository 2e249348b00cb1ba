import type { Instance } from '../instance';

/** A node of a workflow to run: behind the one before it, unless it is the first. */
export interface Tested {
	name: string;
	type: string;
	typeVersion?: number;
	parameters: object;
	onError?: string;
	credentials?: object;
	webhookId?: string;
}

/** One item of a node's output. */
export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
}

interface Failure {
	message: string;
	description?: string;
}

/** An execution that has ended. `main` gives the items of a node by outputs. */
export interface Execution {
	status: string;
	error?: Failure;
	main(node: string): Item[][];
	/** What a node had to say beside its items. */
	hints(node: string): object[];
	/** All of it, to look for what should not be there. */
	text: string;
}

/** A workflow as n8n has saved it. */
export interface Saved {
	id: string;
	versionId: string;
	nodes: Tested[];
}

/** Runs nodes in a row by hand, behind a trigger called Input whose pinned items they get. */
export async function runNodes(n8n: Instance, items: object[], nodes: Tested[]): Promise<Execution> {
	const trigger = { name: 'Input', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
	const saved = await saveRow(n8n, [trigger, ...nodes], { pinData: { Input: items.map((json) => ({ json })) } });
	return await ended(n8n, await runByHand(n8n, saved, 'Input'));
}

/** Saves a workflow of nodes in a row; `more` is what it has besides. */
export async function saveRow(n8n: Instance, row: Tested[], more: { pinData?: object; settings?: object }): Promise<Saved> {
	return await n8n.rest<Saved>('POST', '/workflows', {
		name: 'Test',
		active: false,
		nodes: row.map((node, index) => ({ id: `node-${index}`, typeVersion: 1, position: [index * 240, 0], ...node })),
		connections: Object.fromEntries(row.slice(1).map(({ name }, index) => [row[index]?.name, { main: [[{ node: name, type: 'main', index: 0 }]] }])),
		...more,
		settings: { executionOrder: 'v1', ...more.settings },
	});
}

/** The data of the items of one output. */
export const json = (items: Item[] = []) => items.map((item) => item.json);

/** Starts a saved workflow as the editor's button does. */
export async function runByHand(n8n: Instance, workflow: Saved, trigger: string): Promise<string> {
	const { executionId } = await n8n.rest<{ executionId: string }>('POST', `/workflows/${workflow.id}/run`, {
		workflowData: workflow, // The oldest n8n runs what it is sent, the newest what it has saved.
		triggerToStartFrom: { name: trigger },
	});
	return executionId;
}

/** Asks until there is an answer that is not undefined; throws after a time, a minute if not told, so that no test file waits for ever. */
export async function until<Answer>(ask: () => Promise<Answer | undefined>, seconds = 60): Promise<Answer> {
	for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`What the test waits for has not happened within ${seconds} seconds`);
}

/** Waits for the end of an execution that is saved. */
export async function ended(n8n: Instance, id: string): Promise<Execution> {
	return await until(async () => {
		const { status, data } = await n8n.rest<{ status: string; data: string }>('GET', `/executions/${id}`);
		return ['new', 'running', 'waiting'].includes(status) ? undefined : execution(status, data);
	});
}

function execution(status: string, text: string): Execution {
	const { resultData } = unflatten(text) as {
		resultData: { error?: Failure; runData: Record<string, Array<{ hints?: object[]; data?: { main: Array<Item[] | null> } }>> };
	};
	const ran = (node: string) => resultData.runData[node]?.[0];
	return { status, text, error: resultData.error, main: (node) => (ran(node)?.data?.main ?? []).map((items) => items ?? []), hints: (node) => ran(node)?.hints ?? [] };
}

/** Reads n8n's flat form of execution data: a list of values, in which a text inside an object is the number of its value. */
function unflatten(text: string): unknown {
	const flat = JSON.parse(text) as unknown[];
	const known = new Map<number, unknown>();
	const valueOf = (index: number): unknown => {
		const value = flat[index];
		if (typeof value !== 'object' || value === null) return value;
		if (known.has(index)) return known.get(index);
		const whole: Record<string, unknown> = Array.isArray(value) ? ([] as never) : {};
		known.set(index, whole);
		for (const [key, entry] of Object.entries(value)) whole[key] = typeof entry === 'string' ? valueOf(Number(entry)) : entry;
		return whole;
	};
	return valueOf(0);
}
