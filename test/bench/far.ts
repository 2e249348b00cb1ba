import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import type { Credential, Limit } from '../emulator';

/** What stands at the far end: without `tls` plain HTTP, without `roundTrip` (ms) nothing in between. */
export interface FarEndOptions {
	tls?: { key: string; cert: string };
	roundTrip?: number;
	/** How many requests it lets through; any number unless told otherwise. */
	limits?: Limit[];
}

/** What arrived at the far end since the last time it was asked. */
export interface Tally {
	accepted: number;
	refused: number;
	connections: number;
	/** From the first answer to the last, ms. */
	took: number;
}

/** The emulator in a process of its own. */
export class FarEnd {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly credential: Credential,
	) {}

	static async start(options: FarEndOptions = {}): Promise<FarEnd> {
		const child = fork(join(__dirname, 'farEnd.ts'), [JSON.stringify(options)], { execArgv: ['--import', 'tsx'] });
		const { url, credential } = await reply<Pick<FarEnd, 'url' | 'credential'>>(child);
		return new FarEnd(child, url, credential);
	}

	/** Asks what arrived, and lets it count anew. */
	async tally(): Promise<Tally> {
		const answer = reply<Tally>(this.child);
		this.child.send('tally');
		return await answer;
	}

	stop(): void {
		this.child.disconnect();
	}
}

/** The next message of a process. Throws when the process ends without one. */
export async function reply<Message>(child: ChildProcess): Promise<Message> {
	return await new Promise((resolve, reject) => {
		const ended = (code: number | null, signal: string | null) => reject(new Error(`A process of the benchmark ended with ${signal ?? `code ${code}`}`));
		child.once('exit', ended);
		child.once('message', (message) => {
			child.off('exit', ended);
			resolve(message as Message);
		});
	});
}
