import type { Installed } from './install';
import { N8nProcess, type ProcessOptions } from './process';

/** Whom the owner's account belongs to; made at the first start. */
export const OWNER = { email: 'owner@example.com', password: 'Huaweicloud-2026', firstName: 'Olivia', lastName: 'Owner' };

/** Has n8n close the connection after its answer. It closes idle ones after five seconds, unnoticed by a test that is busy meanwhile and then sends into nothing. */
export const CLOSING = { connection: 'close' };

/** A running n8n and its REST interface, signed in as the owner. */
export class Instance {
	private cookie = '';

	private constructor(readonly process: N8nProcess) {}

	/** Starts n8n with this package in its community folder and signs in. Resolves when the editor answers. */
	static async start(installed: Installed, options: ProcessOptions): Promise<Instance> {
		// n8n 2.0 says that it is ready before its interface is there.
		const instance = new Instance(await N8nProcess.start(installed, ['start'], options, ['/healthz/readiness', '/rest/settings']));
		try {
			await instance.signIn();
		} catch (error) {
			await instance.stop();
			throw error;
		}
		return instance;
	}

	get url(): string {
		return this.process.url;
	}

	/** Calls n8n's REST interface as the editor does; returns what it answers under `data`. Throws with n8n's message. */
	async rest<Data>(method: string, path: string, body?: unknown): Promise<Data> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': 'tests', cookie: this.cookie, ...CLOSING },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
		const [cookie] = response.headers.getSetCookie();
		if (cookie) this.cookie = cookie.split(';')[0] ?? '';
		return (JSON.parse(text) as { data: Data }).data;
	}

	/** Ends n8n and its task runner. */
	async stop(): Promise<void> {
		await this.process.stop();
	}

	private async signIn(): Promise<void> {
		const { userManagement } = await this.rest<{ userManagement: { showSetupOnFirstLoad: boolean } }>('GET', '/settings');
		if (userManagement.showSetupOnFirstLoad) await this.rest('POST', '/owner/setup', OWNER);
		else await this.rest('POST', '/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
	}
}
