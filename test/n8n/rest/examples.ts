import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Emulator } from '../../emulator';
import { type Credentials, exampleFor, HEADER } from '../import';
import type { Instance } from '../instance';
import { type Saved, until } from './run';

/** Imports an example, with these texts replaced. */
export async function imported(file: string, n8n: Instance, emulator: Emulator, credentials: Credentials, replaced: Record<string, string> = {}): Promise<Saved> {
	let text = JSON.stringify(exampleFor(file, credentials, emulator));
	for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to);
	return await n8n.rest<Saved>('POST', '/workflows', JSON.parse(text));
}

/** Publishes a workflow. Resolves when its production webhook answers, which in the newest n8n is a moment later. */
export async function publish(n8n: Instance, { id, versionId }: Saved, path: string): Promise<void> {
	await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
	await until(async () => (await post(n8n, path, {}, {})).status !== 404 || undefined);
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
