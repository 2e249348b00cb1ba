import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { CannotStart, type Installed, installPackage, tied } from './install';

/** How a process is started. Environment variables are added to the quiet ones every process has. */
export interface ProcessOptions {
	userFolder: string;
	/** Where it listens; its task broker has the next one. */
	port: number;
	env?: Record<string, string>;
}

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

/** A running process of n8n: its editor, a worker or a webhook processor. */
export class N8nProcess {
	readonly url: string;

	private constructor(
		private readonly child: ChildProcess,
		port: number,
		/** The file n8n writes what it has to say to. */
		readonly log: string,
	) {
		this.url = `http://127.0.0.1:${port}`;
	}

	/** Starts one of n8n's commands with this package in its community folder. Resolves when all of the paths answer; throws CannotStart if they do not. */
	static async start({ directory, node }: Installed, command: string[], { userFolder, port, env }: ProcessOptions, paths: string[]): Promise<N8nProcess> {
		await requireFree(port);
		installPackage(join(userFolder, '.n8n', 'nodes'));
		const log = join(userFolder, 'n8n.log');
		const child = tied(spawn(node, [join(directory, 'node_modules/n8n/bin/n8n'), ...command], {
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
		const started = new N8nProcess(child, port, log);
		try {
			await started.ready(paths);
		} catch (error) {
			await started.stop();
			throw error;
		}
		return started;
	}

	get hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}

	/** What it has written so far. */
	get said(): string {
		return readFileSync(this.log, 'utf8');
	}

	/** Sends it a signal, such as SIGSTOP, which keeps it from running until SIGCONT. */
	signal(signal: NodeJS.Signals): void {
		this.child.kill(signal);
	}

	/** Takes it away in the middle of whatever it does. */
	async kill(): Promise<void> {
		const ended = this.ended();
		this.signal('SIGKILL');
		await ended;
	}

	/** Ends n8n and its task runner, also one that is stopped. */
	async stop(): Promise<void> {
		if (this.hasEnded) return;
		const ended = this.ended();
		this.signal('SIGTERM');
		this.signal('SIGCONT');
		await ended;
	}

	/** Resolves when n8n has ended, by itself or not, with its exit code: null if a signal ended it. */
	async ended(): Promise<number | null> {
		if (!this.hasEnded) await new Promise((resolve) => this.child.once('exit', resolve));
		return this.child.exitCode;
	}

	private async ready(paths: string[]): Promise<void> {
		for (let tries = 0; tries < 600; tries++) {
			if (this.hasEnded) throw new CannotStart(`n8n ended while it started; ${this.log} says why.`);
			const answers = await Promise.all(paths.map((path) => fetch(this.url + path).catch(() => undefined)));
			if (answers.every((answer) => answer?.ok)) return;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new CannotStart(`n8n did not answer within two minutes; ${this.log} may say why.`);
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

/** Whether nothing listens on a port of this machine. */
export async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
