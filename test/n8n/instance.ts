import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { CannotStart, type Installed, installPackage, tied } from './install';

/** How an instance is started. Environment variables are added to the quiet ones every instance has. */
export interface InstanceOptions {
	userFolder: string;
	port: number;
	env?: Record<string, string>;
}

/** Whom the owner's account belongs to; made at the first start. */
export const OWNER = { email: 'owner@example.com', password: 'Huaweicloud-2026', firstName: 'Olivia', lastName: 'Owner' };

// No telemetry, no news, no templates, no look at other servers: nothing here needs a network.
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_LOG_LEVEL: 'warn',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

// These look at other servers, or need some; an n8n that has not got them yet does not start if it is told to leave them out.
const unwanted = (directory: string) =>
	['mcp-registry', 'instance-ai', 'mcp'].filter((name) => existsSync(join(directory, 'node_modules/n8n/dist/modules', name))).join(',');

/** A running n8n and its REST interface, signed in as the owner. */
export class Instance {
	readonly url: string;
	private cookie = '';

	private constructor(
		private readonly process: ChildProcess,
		port: number,
		/** Where n8n writes what it has to say. */
		readonly log: string,
	) {
		this.url = `http://127.0.0.1:${port}`;
	}

	/** Starts n8n with this package in its community folder and signs in. Resolves when the editor answers. */
	static async start({ directory, node }: Installed, { userFolder, port, env }: InstanceOptions): Promise<Instance> {
		await requireFree(port);
		installPackage(join(userFolder, '.n8n', 'nodes'));
		mkdirSync(userFolder, { recursive: true });
		const log = join(userFolder, 'n8n.log');
		const child = tied(spawn(node, [join(directory, 'node_modules/n8n/bin/n8n'), 'start'], {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				PATH: process.env.PATH,
				HOME: userFolder,
				...QUIET,
				N8N_DISABLED_MODULES: unwanted(directory),
				N8N_USER_FOLDER: userFolder,
				N8N_ENCRYPTION_KEY: 'local-instance-only',
				N8N_LISTEN_ADDRESS: '127.0.0.1',
				N8N_PORT: String(port),
				N8N_RUNNERS_BROKER_PORT: String(port + 1),
				...env,
			},
		}));
		const file = createWriteStream(log);
		child.stdout?.pipe(file);
		child.stderr?.pipe(file);
		const instance = new Instance(child, port, log);
		try {
			await instance.ready();
			await instance.signIn();
		} catch (error) {
			await instance.stop();
			throw error;
		}
		return instance;
	}

	/** Calls n8n's REST interface as the editor does; returns what it answers under `data`. Throws with n8n's message. */
	async rest<Data>(method: string, path: string, body?: unknown): Promise<Data> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': 'tests', cookie: this.cookie },
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
		if (this.hasEnded) return;
		const ended = this.ended();
		this.process.kill('SIGTERM');
		await ended;
	}

	/** Resolves when n8n has ended, by itself or not. */
	async ended(): Promise<void> {
		if (!this.hasEnded) await new Promise((resolve) => this.process.once('exit', resolve));
	}

	private get hasEnded(): boolean {
		return this.process.exitCode !== null || this.process.signalCode !== null;
	}

	private async ready(): Promise<void> {
		for (let tries = 0; tries < 600; tries++) {
			if (this.hasEnded) throw new CannotStart(`n8n ended while it started; ${this.log} says why.`);
			// n8n 2.0 says that it is ready before its interface is there.
			const answers = await Promise.all(['/healthz/readiness', '/rest/settings'].map((path) => fetch(this.url + path).catch(() => undefined)));
			if (answers.every((answer) => answer?.ok)) return;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new CannotStart(`n8n did not answer within two minutes; ${this.log} may say why.`);
	}

	private async signIn(): Promise<void> {
		const { userManagement } = await this.rest<{ userManagement: { showSetupOnFirstLoad: boolean } }>('GET', '/settings');
		if (userManagement.showSetupOnFirstLoad) await this.rest('POST', '/owner/setup', OWNER);
		else await this.rest('POST', '/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
	}
}

/** Throws CannotStart unless the port of the editor is free, and the one after it, which n8n's task runners use. */
export async function requireFree(port: number): Promise<void> {
	for (const needed of [port, port + 1]) {
		if (!(await isFree(needed))) {
			throw new CannotStart(`Port ${needed} is taken by another program; n8n needs ${port} and ${port + 1}. Choose others with: npm start -- --port N`);
		}
	}
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
