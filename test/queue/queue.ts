import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { CannotStart, type Installed, userFolderIn } from '../n8n/install';
import { Instance } from '../n8n/instance';
import { isFree, N8nProcess, type ProcessOptions } from '../n8n/process';
import { until } from '../n8n/rest/run';
import { Postgres, Redis } from './services';

// Each process of n8n has the port after its own as well, and each new worker the next two.
const PORTS = { main: 6200, webhooks: 6202, workers: 6204, redis: 6258, postgres: 6259 };

const EVERYWHERE = {
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(PORTS.redis),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(PORTS.postgres),
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: 'n8n',
	GENERIC_TIMEZONE: 'UTC',
	N8N_LOG_LEVEL: 'info', // Says which worker has begun and ended what.
	// Much less than they are by default, so that a dead worker is noticed after seconds.
	QUEUE_WORKER_LOCK_DURATION: '5000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

/** What differs from two workers with five executions at a time. */
export interface Differently {
	workers?: number;
	concurrency?: number;
	env?: Record<string, string>;
}

/** n8n in queue mode, with a Redis and a Postgres of its own: a main process, a webhook processor and workers, each in its own folder. */
export class Queue {
	readonly redis = new Redis(PORTS.redis);
	readonly postgres = new Postgres(PORTS.postgres);
	private mainProcess: Instance | undefined;
	private webhookProcess: N8nProcess | undefined;
	private readonly started: N8nProcess[] = [];
	private count = 0;

	private constructor(
		private readonly installed: Installed,
		private readonly name: string,
		private readonly options: Differently,
	) {}

	/** Starts everything below a folder with this name. Throws CannotStart if another one runs; if something does not start, all that had is stopped. */
	static async start(installed: Installed, name: string, options: Differently = {}): Promise<Queue> {
		// Before anything else: another run may be using the folders.
		for (const port of [PORTS.redis, PORTS.postgres]) {
			if (!(await isFree(port))) throw new CannotStart(`Port ${port} is taken. Is n8n in queue mode being tested or measured here already? That goes one at a time.`);
		}
		rmSync(userFolderIn(installed, name), { recursive: true, force: true });
		const queue = new Queue(installed, name, options);
		try {
			await queue.postgres.start();
			await queue.heal();
		} catch (error) {
			await queue.stop();
			throw error;
		}
		return queue;
	}

	get main(): Instance {
		if (!this.mainProcess) throw new Error('n8n has not started');
		return this.mainProcess;
	}

	get webhooks(): N8nProcess {
		if (!this.webhookProcess) throw new Error('The webhook processor has not started');
		return this.webhookProcess;
	}

	/** The workers that run, in the order in which they were started. */
	get workers(): N8nProcess[] {
		return this.started.filter((worker) => !worker.hasEnded);
	}

	/** Starts what is missing, such as what a test has killed; a new worker has a new folder. */
	async heal(): Promise<void> {
		for (const worker of this.workers) worker.signal('SIGCONT');
		if (!this.redis.isRunning) await this.redis.start();
		// First, since it makes the tables.
		if (this.mainProcess?.process.hasEnded ?? true) this.mainProcess = await Instance.start(this.installed, this.settings('main', PORTS.main));
		const missing = Math.max(0, (this.options.workers ?? 2) - this.workers.length);
		await Promise.all([this.healWebhooks(), ...Array.from({ length: missing }, async () => await this.addWorker())]);
	}

	/** Starts one more worker: in a new folder, or in that of one that has ended. */
	async addWorker(like?: N8nProcess): Promise<N8nProcess> {
		const number = like ? this.started.indexOf(like) : this.count++;
		const { userFolder, port, env } = this.settings(`worker-${number}`, PORTS.workers + 2 * number);
		const asWorker = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
		const command = ['worker', `--concurrency=${this.options.concurrency ?? 5}`];
		return (this.started[number] = await N8nProcess.start(this.installed, command, { userFolder, port, env: { ...env, ...asWorker } }, ['/healthz/readiness']));
	}

	/** The worker that has begun an execution, as soon as one has. */
	async workerOf(execution: string): Promise<N8nProcess> {
		return await until(async () => this.workers.find(({ said }) => said.includes(`Worker started execution ${execution} (`)));
	}

	/** Resolves when no execution is with a worker any more, as far as Redis knows: each has been given back, or was taken for dead. */
	async givenUp(): Promise<void> {
		await until(async () => this.redis.ask('LLEN', 'bull:jobs:active') === '0' || undefined);
	}

	/** Everything that n8n has written so far, into its database, into Redis and into its logs. */
	written(): Buffer {
		const logs = [this.main.process, this.webhooks, ...this.started].map(({ said }) => Buffer.from(said));
		return Buffer.concat([this.postgres.written(), this.redis.written(), ...logs]);
	}

	/** Takes everything away, whatever state it is in; n8n would wait for executions that nobody carries out any more. */
	async stop(): Promise<void> {
		await Promise.all([this.mainProcess?.process, this.webhookProcess, ...this.workers].map(async (each) => await each?.kill()));
		await Promise.all([this.redis.stop(), this.postgres.stop()]);
	}

	private async healWebhooks(): Promise<void> {
		if (this.webhookProcess && !this.webhookProcess.hasEnded) return;
		this.webhookProcess = await N8nProcess.start(this.installed, ['webhook'], this.settings('webhooks', PORTS.webhooks), ['/healthz/readiness']);
	}

	private settings(process: string, port: number): ProcessOptions {
		return { userFolder: join(userFolderIn(this.installed, this.name), process), port, env: { ...EVERYWHERE, ...this.options.env } };
	}
}

/** Resolves once a process has written this text into its log. */
export const said = async (process: N8nProcess, text: string) => await until(async () => process.said.includes(text) || undefined);
