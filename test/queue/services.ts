import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotStart, tied } from '../n8n/install';
import { until } from '../n8n/rest/run';

const DEBIAN = '/usr/lib/postgresql';

/** What is missing on this machine, in one sentence; undefined if Redis and Postgres are there. */
export function missing(): string | undefined {
	const redis = process.env.PATH?.split(':').some((folder) => existsSync(join(folder, 'redis-server')));
	return redis && programs() ? undefined : 'Redis and Postgres are not installed. On Debian: apt-get install redis-server postgresql';
}

/** The folder of the newest Postgres; one with its clients alone does not do. */
function programs(): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
	return versions.map((version) => join(DEBIAN, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

/** A Redis with its data in a temporary folder. */
export class Redis {
	private readonly folder = mkdtempSync(join(tmpdir(), 'redis-'));
	private child: ChildProcess | undefined;

	constructor(readonly port: number) {}

	/** Starts it with the data it has. */
	async start(): Promise<void> {
		// Each change is in the file before it is answered, so that what a kill leaves is complete.
		const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'no'];
		const child = (this.child = tied(spawn('redis-server', args, { stdio: 'ignore' })));
		await answering('Redis', child, () => this.ask('PING'));
	}

	get isRunning(): boolean {
		return this.child !== undefined && !hasEnded(this.child);
	}

	/** Kills it. Its data stay, unless they are not `kept`. */
	async kill({ kept }: { kept: boolean }): Promise<void> {
		await end(this.child, 'SIGKILL');
		if (!kept) for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { recursive: true });
	}

	/** The answer to a command, as redis-cli prints it. */
	ask(...command: string[]): string {
		return execFileSync('redis-cli', ['-p', String(this.port), ...command], { encoding: 'utf8', stdio: 'pipe' }).trim();
	}

	/** Everything that has been written to it since it last compacted its file. */
	written(): Buffer {
		return execFileSync('cat', readdirSync(join(this.folder, 'appendonlydir')).map((name) => join(this.folder, 'appendonlydir', name)), { maxBuffer: 2 ** 30 });
	}

	async stop(): Promise<void> {
		await end(this.child, 'SIGTERM');
		rmSync(this.folder, { recursive: true });
	}
}

/** A Postgres with its data in a temporary folder, open to the user n8n from this machine. */
export class Postgres {
	private readonly folder = mkdtempSync(join(tmpdir(), 'postgres-'));
	private child: ChildProcess | undefined;

	constructor(readonly port: number) {}

	async start(): Promise<void> {
		const bin = programs() ?? '';
		const as = ordinaryUser();
		if (as.uid !== undefined) chownSync(this.folder, as.uid, Number(as.gid));
		const data = join(this.folder, 'data');
		execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'n8n', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], { ...as, cwd: this.folder, stdio: 'pipe' });
		const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200', `unix_socket_directories=${this.folder}`].flatMap((setting) => ['-c', setting]);
		const child = (this.child = tied(spawn(join(bin, 'postgres'), ['-D', data, '-h', '127.0.0.1', '-p', String(this.port), ...settings], { ...as, cwd: this.folder, stdio: 'ignore' })));
		await answering('Postgres', child, () => this.ask('SELECT 1'));
	}

	/** The rows of an answer, one a line, as psql prints them. */
	ask(query: string): string[] {
		return this.run('psql', '-tA', '-c', query).toString().split('\n').filter(Boolean);
	}

	/** Every row of every table, as text. */
	written(): Buffer {
		return this.run('pg_dump', '--data-only');
	}

	async stop(): Promise<void> {
		await end(this.child, 'SIGINT'); // Does not wait for its clients.
		rmSync(this.folder, { recursive: true });
	}

	private run(program: string, ...args: string[]): Buffer {
		return execFileSync(join(programs() ?? '', program), ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'n8n', ...args, 'postgres'], { maxBuffer: 2 ** 30, stdio: 'pipe' });
	}
}

/** Postgres does not run as root: there it is the user that Debian's package makes. */
function ordinaryUser(): Pick<SpawnOptions, 'uid' | 'gid'> {
	if (process.getuid?.() !== 0) return {};
	const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' })));
	return { uid, gid };
}

async function answering(name: string, child: ChildProcess, ask: () => unknown): Promise<void> {
	await until(async () => {
		if (child.exitCode !== null) throw new CannotStart(`${name} ended while it started, with code ${child.exitCode}. Is its port taken?`);
		try {
			return String(ask());
		} catch {
			return undefined;
		}
	});
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
	if (!child || hasEnded(child)) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	await ended;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
