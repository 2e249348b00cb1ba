import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { type CloudState, type Emulator, type EmulatorOptions, SEEDED, startEmulator } from '../../emulator';
import { present } from '../../fixtures/present';
import { type Credentials, credentialsFor } from '../import';
import { install, type Installed, type Release, userFolderIn } from '../install';
import { Instance } from '../instance';

export { present };

/** What differs from an n8n with the emulator's credential. The port and the two after it have to be free. */
export interface Differently {
	port: number;
	env?: (emulator: Emulator) => Record<string, string>;
	credential?: (emulator: Emulator) => object;
	emulator?: EmulatorOptions;
}

/** An n8n of its own, with nothing in it but a credential, for the tests of one block; its cloud is as new before each of them. */
export function useN8n(release: Release, name: string, { port, env, credential, emulator: options }: Differently) {
	let installed: Installed;
	let userFolder: string;
	let emulator: Emulator;
	let n8n: Instance;
	let credentials: Credentials;

	const start = async () => void (n8n = await Instance.start(installed, { userFolder, port, env: env?.(emulator) }));

	beforeAll(async () => {
		emulator = await startEmulator(options);
		installed = await install(release, () => undefined);
		userFolder = userFolderIn(installed, name);
		rmSync(userFolder, { recursive: true, force: true });
		await start();
		credentials = await credentialsFor(n8n, emulator, credential?.(emulator));
	}, 180_000);
	beforeEach(() => emulator.reset());
	afterAll(async () => {
		await n8n?.stop();
		await emulator?.stop();
	});

	return {
		get emulator() {
			return emulator;
		},
		get state() {
			return emulator.state;
		},
		get n8n() {
			return n8n;
		},
		/** The credentials as a node has them. */
		get credentials() {
			return credentials;
		},
		/** Takes n8n away in the middle of whatever it does, and starts it again as it was. */
		async crash(): Promise<void> {
			await n8n.process.kill();
			await start();
		},
		/**
		 * Everything n8n has written so far: its log, and that with every row of its database and all files of its folder,
		 * binary data among them. It is stopped for that.
		 */
		async written(): Promise<{ log: Buffer; all: Buffer }> {
			await n8n.stop();
			const folder = join(userFolder, '.n8n');
			const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(folder, 'nodes')));
			const log = readFileSync(n8n.process.log);
			// Row by row as well: in the file a long text is in pieces.
			const rows = execFileSync(installed.node, [join(__dirname, '../tables.js'), join(folder, 'database.sqlite')], { cwd: installed.directory, maxBuffer: 2 ** 30 });
			expect(rows.includes('execution_data ')).toBe(true);
			return { log, all: Buffer.concat([log, rows, ...files.map(({ parentPath, name }) => readFileSync(join(parentPath, name)))]) };
		},
	};
}

/** Which of these texts were written, as they are or as JSON has them; none of them should be. */
export const leaked = (written: Buffer, secrets: Iterable<string>): string[] =>
	[...secrets].filter((secret) => secret === '' || written.includes(secret) || written.includes(JSON.stringify(secret).slice(1, -1)));

export const userIn = ({ users }: CloudState, name: string = SEEDED.user) => present(users.find(({ user_name }) => user_name === name));
export const folderIn = ({ folders }: CloudState, name: string = SEEDED.user) => present(folders.find(({ attach_name }) => attach_name === name));
export const instanceIn = ({ instances }: CloudState) => present(instances.find(({ name }) => name === SEEDED.instance));
