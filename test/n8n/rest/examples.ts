import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Emulator } from '../../emulator';
import type { Instance } from '../instance';
import { exampleFor } from '../start';
import type { Saved } from './run';

/** The header the examples' other side has to send, or is sent. */
export const HEADER = { name: 'X-Token', value: 'known-to-both-sides' };

/** Imports an example, with credentials of this n8n and these texts replaced. */
export async function imported(file: string, n8n: Instance, emulator: Emulator, credentialId: string, replaced: Record<string, string> = {}): Promise<Saved> {
	const header = await n8n.rest<{ id: string; name: string }>('POST', '/credentials', { name: `Header of ${file}`, type: 'httpHeaderAuth', data: HEADER });
	let text = JSON.stringify(exampleFor(file, { id: credentialId, name: 'Huawei Cloud (emulator)' }, emulator));
	text = text.replaceAll(/"httpHeaderAuth":\{[^}]*\}/g, `"httpHeaderAuth":${JSON.stringify({ id: header.id, name: header.name })}`);
	for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to);
	return await n8n.rest<Saved>('POST', '/workflows', JSON.parse(text));
}

/** Publishes a workflow. Resolves when its production webhook answers, which in the newest n8n is a moment later. */
export async function publish(n8n: Instance, { id, versionId }: Saved, path: string): Promise<void> {
	await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
	while ((await post(n8n, path, {}, {})).status === 404) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Sends an event to a production webhook. */
export async function post(n8n: Instance, path: string, event: object, headers: Record<string, string> = { [HEADER.name]: HEADER.value }) {
	const response = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(event),
	});
	return { status: response.status, text: await response.text() };
}

/** A vault that keeps what it is given, by path. */
export class Vault {
	readonly stored: Array<{ path: string; token?: string; data: Record<string, string> }> = [];
	private readonly server: Server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { data } = JSON.parse(Buffer.concat(chunks).toString());
		this.stored.push({ path: request.url ?? '', token: request.headers[HEADER.name.toLowerCase()] as string, data });
		response.setHeader('content-type', 'application/json').end('{}');
	});

	async start(): Promise<string> {
		await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	stop(): void {
		this.server.close().closeAllConnections();
	}
}
