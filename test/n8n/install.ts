import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The n8n releases the package is tried with: the newest and the oldest 2.x that install. */
export type Release = 'newest' | 'oldest';

/** An installed n8n: its folder, its version, and the Node.js it runs on. */
export interface Installed {
	directory: string;
	version: string;
	node: string;
}

/** Everything that is installed or written at run time is below this folder, which git ignores. */
export const CACHE = resolve(__dirname, '../../.cache/n8n');

const NEEDED = 6 * 1024 ** 3;

/** Something the user has to do first, said in one sentence. */
export class CannotStart extends Error {}

/** Installs a release of n8n into the cache, unless it is there. Needs the npm registry only the first time. */
export async function install(release: Release, say: (text: string) => void): Promise<Installed> {
	const directory = join(CACHE, release);
	const lock = readFileSync(join(__dirname, release, 'package-lock.json'), 'utf8');
	const marker = join(directory, 'installed-lock.json');
	const { n8n: version } = JSON.parse(readFileSync(join(__dirname, release, 'package.json'), 'utf8')).dependencies;
	if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
		rmSync(join(directory, 'node_modules'), { recursive: true, force: true });
		mkdirSync(directory, { recursive: true });
		const { bavail, bsize } = statfsSync(directory);
		if (bavail * bsize < NEEDED) throw new CannotStart(`n8n needs 6 GB of disk space below ${CACHE}, and there are ${Math.floor((bavail * bsize) / 1024 ** 3)} GB.`);
		for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(__dirname, release, file), join(directory, file));
		const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
		await step(`Installing n8n ${version} (once; some 2,000 packages)`, say, directory, ['install', '--no-save', '--ignore-scripts', '--legacy-peer-deps', ...quiet]);
		// n8n's database is the only part without a ready-made binary.
		await step('Building its database driver', say, directory, ['rebuild', 'sqlite3', '--ignore-scripts=false', ...quiet]);
		writeFileSync(marker, lock);
	}
	return { directory, version, node: nodeFor(directory) };
}

/** The host's Node.js where n8n supports it, else the one installed beside n8n. */
function nodeFor(directory: string): string {
	const beside = join(directory, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
	return existsSync(beside) ? beside : process.execPath;
}

/** A process that does not outlive this one, however this one ends. */
export function tied<Child extends ChildProcess>(child: Child): Child {
	const end = () => void child.kill();
	process.once('exit', end);
	child.once('exit', () => process.off('exit', end));
	return child;
}

async function step(title: string, say: (text: string) => void, directory: string, args: string[]): Promise<void> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	say(`${title} ...`);
	const log = join(directory, 'install.log');
	const progress = setInterval(() => say(`  ... ${seconds()} s`), 15_000);
	const code = await new Promise<number | null>((done) => {
		const child = tied(spawn('npm', args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] }));
		const file = createWriteStream(log, { flags: 'a' });
		child.stdout.pipe(file);
		child.stderr.pipe(file);
		child.on('error', () => done(-1));
		child.on('close', done);
	});
	clearInterval(progress);
	if (code !== 0) throw new CannotStart(`"npm ${args.slice(0, 2).join(' ')}" failed; ${log} says why. Is the npm registry reachable?`);
	say(`  done in ${seconds()} s`);
}

/** Unpacks this package, as it is published, into a folder of community nodes. */
export function installPackage(nodes: string): void {
	const target = join(nodes, 'node_modules', 'n8n-nodes-huaweicloud');
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	execFileSync('tar', ['-xzf', '-', '-C', target, '--strip-components=1'], { input: (tarball ??= packed()) });
}

// Packed once, since it takes longer than to unpack it for each process of n8n.
let tarball: Buffer | undefined;

/** Packs this package from what has been built. */
function packed(): Buffer {
	const folder = mkdtempSync(join(tmpdir(), 'packed-'));
	try {
		// Without scripts, which would build it: two instances may be packing at once.
		const made = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: resolve(__dirname, '../..'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
		return readFileSync(join(folder, JSON.parse(made)[0].filename));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/**
 * A user folder for an installed n8n. It is below the installation because the packages in it have to find n8n's own
 * n8n-workflow, as they do on a server, and not the one this project is developed with.
 */
export const userFolderIn = ({ directory }: Installed, name: string): string => join(directory, 'home', name);
