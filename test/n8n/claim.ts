import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { CannotStart } from './install';

/**
 * Claims a folder for the n8n with this address, until the returned function is called or the process ends.
 * Throws CannotStart with the other address if another process has claimed it.
 *
 * A claim is a server on any port, whose address is in the folder: what a killed process leaves behind is a file without a
 * server, and so no claim. The number of the process would not do, since it may be that of another program by then.
 */
export async function claim(folder: string, editor: string): Promise<() => void> {
	const file = join(folder, 'running');
	const other = await claimant(file);
	if (other) throw new CannotStart(`n8n is running here already, or about to: ${other}\nUse that one, or stop it first with Ctrl-C where it was started.`);
	const path = `/${randomUUID()}`; // So that no other program that gets the port later can look like a claim.
	const server = createServer((request, response) => response.writeHead(request.url === path ? 200 : 404).end(editor));
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	server.unref();
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
	return () => server.close().closeAllConnections();
}

/** The address that the process behind a claim answers with; undefined if there is none. */
async function claimant(file: string): Promise<string | undefined> {
	try {
		const response = await fetch(readFileSync(file, 'utf8'));
		return response.ok ? await response.text() : undefined;
	} catch {
		return undefined;
	}
}
