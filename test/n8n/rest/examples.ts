import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Emulator } from '../../emulator';
import { type Credentials, exampleFor, HEADER, withTables } from '../import';
import { CLOSING, type Instance } from '../instance';
import { type Saved, until } from './run';

/** Imports an example, with these texts replaced. As with an import in the editor, n8n gives it an ID of its own. */
export async function imported(file: string, n8n: Instance, emulator: Emulator, credentials: Credentials, replaced: Record<string, string> = {}): Promise<Saved> {
	let text = JSON.stringify(await withTables(n8n, exampleFor(file, credentials, emulator)));
	for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to);
	return await n8n.rest<Saved>('POST', '/workflows', { ...JSON.parse(text), id: undefined });
}

/** Publishes a workflow. Resolves when its production webhook answers, which in the newest n8n is a moment later. */
export async function publish(n8n: Instance, { id, versionId }: Saved, path: string): Promise<void> {
	await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
	await until(async () => (await post(n8n, path, {}, {})).status !== 404 || undefined);
}

/** The executions of a workflow, the last one first. */
export async function executionsOf(n8n: Instance, { id }: Saved): Promise<Array<{ id: string; status: string }>> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	return (await n8n.rest<{ results: Array<{ id: string; status: string }> }>('GET', `/executions?limit=100&filter=${filter}`)).results;
}

/** The number of the only execution of a workflow, as soon as there is one. */
export async function onlyExecution(n8n: Instance, workflow: Saved): Promise<string> {
	return await until(async () => {
		const results = await executionsOf(n8n, workflow);
		if (results.length > 1) throw new Error(`The workflow ran ${results.length} times`);
		return results[0]?.id;
	});
}

/** Sends an event to a production webhook of an n8n, or of its webhook processor. */
export async function post(n8n: { url: string }, path: string, event: object, headers: Record<string, string> = { [HEADER.name]: HEADER.value }) {
	const response = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...CLOSING, ...headers },
		body: JSON.stringify(event),
	});
	return { status: response.status, text: await response.text() };
}

/** What the vault is told of a password. */
export interface Entry {
	system: string;
	username: string;
	encryptedPassword: string;
	encryption: string;
	keyFingerprint: string;
}

/** What to replace in an example, so that it encrypts for the owner of this public key. */
export const withPublicKey = (publicKey: string): Record<string, string> => ({
	'Paste the public key of the vault here, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----': JSON.stringify(publicKey).slice(1, -1),
});

/** A vault for the tests of one block, empty and open before each of them. */
export function useVault<Kept>(): Vault<Kept> {
	const vault = new Vault<Kept>();
	beforeAll(async () => await vault.start());
	beforeEach(() => void Object.assign(vault, { stored: [], closed: false, full: false }));
	afterAll(() => vault.stop());
	return vault;
}

/** A vault that keeps what it is given by whoever knows the header, unless it is closed, or full. */
class Vault<Kept> {
	stored: Kept[] = [];
	/** Its address, once it has started. */
	url = '';
	closed = false;
	full = false;
	private readonly server: Server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const known = request.headers[HEADER.name.toLowerCase()] === HEADER.value;
		const open = !this.closed && !(this.full && request.method === 'POST');
		if (known && open && request.method === 'POST') this.stored.push(JSON.parse(Buffer.concat(chunks).toString()));
		response.writeHead(known ? (open ? 200 : 503) : 403, { 'content-type': 'application/json' }).end('{}');
	});

	async start(): Promise<void> {
		await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	stop(): void {
		this.server.close().closeAllConnections();
	}
}
