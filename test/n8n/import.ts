import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type Emulator, SEEDED } from '../emulator';
import type { Instance } from './instance';

const EXAMPLES = resolve(__dirname, '../../examples');

/** The header the examples expect from the HR system and send to the vault. */
export const HEADER = { name: 'X-Token', value: 'known-to-both-sides' };

/** Who may fill in the forms of the examples. */
export const LOGIN = { user: 'help-desk', password: 'known-to-the-help-desk' };

/** Something n8n has saved. */
export interface Named {
	id: string;
	name: string;
}

/** What an example needs, by credential type. */
export type Credentials = Record<'huaweiCloudApi' | 'httpHeaderAuth' | 'httpBasicAuth', Named>;

/** A node of an example file. */
interface ExampleNode {
	type: string;
	credentials?: Record<string, Named>;
	parameters: { dataTableId?: { value: string; cachedResultName: string }; columns?: { schema: Array<{ id: string }> } };
}

/** The credentials for the emulator and for the examples' other sides, made or brought up to date. */
export async function credentialsFor(n8n: Instance, emulator: Pick<Emulator, 'credential' | 'url'>, more: object = {}): Promise<Credentials> {
	const existing = await n8n.rest<Named[]>('GET', '/credentials');
	const save = async (name: string, type: string, data: object): Promise<Named> => {
		const id = existing.find((credential) => credential.name === name)?.id;
		return await n8n.rest(id ? 'PATCH' : 'POST', id ? `/credentials/${id}` : '/credentials', { name, type, data });
	};
	return {
		huaweiCloudApi: await save('Huawei Cloud (emulator)', 'huaweiCloudApi', { ...emulator.credential, endpoint: emulator.url, ...more }),
		httpHeaderAuth: await save('HR system and vault', 'httpHeaderAuth', HEADER),
		httpBasicAuth: await save('Help desk', 'httpBasicAuth', LOGIN),
	};
}

/**
 * An example as it is imported: with this instance's credentials, and the emulator's host and IDs in place of what a user enters.
 * Its sticky notes stay as they are, since they explain what to enter for the real cloud.
 */
export function exampleFor(file: string, credentials: Credentials, emulator: Emulator): Named & { nodes: ExampleNode[] } {
	const workflow = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8'));
	const nodes = (workflow.nodes as ExampleNode[]).map((node) => (node.type === 'n8n-nodes-base.stickyNote' ? node : adapted(node, credentials, emulator)));
	return { ...workflow, nodes };
}

function adapted(node: ExampleNode, credentials: Credentials, { url, credential, state }: Emulator): ExampleNode {
	const text = JSON.stringify(node)
		.replaceAll(/https:\/\/[a-z{}.$ -]*?\.?myhuaweicloud\.com/g, url)
		.replaceAll('enter your project ID', credential.projectId)
		.replaceAll('enter the ID of the DDM instance', state.instances.find(({ name }) => name === SEEDED.instance)?.id ?? '');
	const changed: ExampleNode = JSON.parse(text);
	if (!changed.credentials) return changed;
	const chosen = Object.entries(changed.credentials).map(([type, example]) => {
		const { id, name } = { ...example, ...credentials[type as keyof Credentials] };
		return [type, { id, name }];
	});
	return { ...changed, credentials: Object.fromEntries(chosen) };
}

/** An example with the data tables that its notes say to create: made, unless they are there, and chosen in its nodes. */
export async function withTables<Example extends { nodes: ExampleNode[] }>(n8n: Instance, example: Example): Promise<Example> {
	const tables = new Map<string, string>();
	for (const { parameters: { dataTableId, columns } } of example.nodes) {
		if (dataTableId && columns && !tables.has(dataTableId.cachedResultName)) tables.set(dataTableId.cachedResultName, await tableFor(n8n, dataTableId.cachedResultName, columns.schema));
	}
	const nodes = example.nodes.map((node) => {
		const { dataTableId } = node.parameters;
		return dataTableId ? { ...node, parameters: { ...node.parameters, dataTableId: { ...dataTableId, value: tables.get(dataTableId.cachedResultName) ?? '' } } } : node;
	});
	return { ...example, nodes };
}

/** The ID of the owner's data table with this name, which gets these columns if it is new, all of them texts. */
async function tableFor(n8n: Instance, name: string, columns: Array<{ id: string }>): Promise<string> {
	const tables = `/projects/${(await n8n.rest<Named>('GET', '/projects/personal')).id}/data-tables`;
	const { data } = await n8n.rest<{ data: Named[] }>('GET', tables);
	const existing = data.find((table) => table.name === name) ?? (await n8n.rest<Named>('POST', tables, { name, columns: columns.map(({ id }) => ({ name: id, type: 'string' })) }));
	return existing.id;
}

/** The example files. */
export const examples = (): string[] => readdirSync(EXAMPLES).filter((file) => file.endsWith('.json'));
