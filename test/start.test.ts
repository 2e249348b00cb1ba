import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { resolve } from 'node:path';

import { type Emulator, startEmulator } from './emulator';
import { claim } from './n8n/claim';
import { exampleFor, examples } from './n8n/import';
import { install } from './n8n/install';
import { requireFree } from './n8n/process';
import { start } from './n8n/start';

jest.mock('./n8n/install', () => ({
	...jest.requireActual('./n8n/install'),
	CACHE: jest.requireActual('node:fs').mkdtempSync(jest.requireActual('node:path').join(jest.requireActual('node:os').tmpdir(), 'start-')),
	install: jest.fn(),
}));
const { CACHE } = jest.requireMock<{ CACHE: string }>('./n8n/install');
afterAll(() => rmSync(CACHE, { recursive: true }));

describe('an example that is imported', () => {
	const credentials = { huaweiCloudApi: { id: '1', name: 'Emulator' }, httpHeaderAuth: { id: '2', name: 'Header' }, httpBasicAuth: { id: '3', name: 'Login' } };
	const original = (file: string) => JSON.parse(readFileSync(resolve(__dirname, '../examples', file), 'utf8'));
	const isNote = ({ type }: { type: string }) => type === 'n8n-nodes-base.stickyNote';
	let emulator: Emulator;
	beforeAll(async () => void (emulator = await startEmulator()));
	afterAll(async () => await emulator.stop());

	it.each(examples())('%s keeps its notes word by word', (file) => {
		const notes = original(file).nodes.filter(isNote);
		expect(notes.length).toBeGreaterThan(0);
		expect(exampleFor(file, credentials, emulator).nodes.filter(isNote)).toEqual(notes);
	});

	it.each(examples())('%s calls the emulator, and nothing in it is left to enter', (file) => {
		const before = JSON.stringify(original(file).nodes.filter((node: { type: string }) => !isNote(node)));
		const after = JSON.stringify(exampleFor(file, credentials, emulator).nodes.filter((node) => !isNote(node)));
		expect(after).not.toMatch(/myhuaweicloud|enter (your|the) /);
		expect(after.includes(emulator.url)).toBe(before.includes('myhuaweicloud'));
	});

	it.each(examples())('%s uses the credentials of this n8n', (file) => {
		for (const { credentials: chosen = {} } of exampleFor(file, credentials, emulator).nodes) expect(credentials).toMatchObject(chosen);
	});
});

describe('npm start', () => {
	const started = async (...args: string[]) => await start(args, () => undefined);
	let other: Server;
	let taken: number;
	beforeAll(async () => {
		other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		taken = (other.address() as AddressInfo).port;
	});
	afterAll(() => other.close());
	afterEach(() => expect(install).not.toHaveBeenCalled());

	it.each([0, 1])('says before the installation that a port of n8n is taken, and how to choose others (the port given + %d)', async (offset) => {
		const port = taken - offset;
		await expect(started('--port', `${port}`)).rejects.toThrow(
			` is taken by another program; n8n needs ${port} and ${port + 1}. Choose others with: npm start -- --port N`,
		);
	});

	it('says the same of the port of the emulator', async () => {
		await expect(started('--port', `${await freePort()}`, '--emulator', `${taken}`)).rejects.toThrow(
			`Port ${taken} is taken by another program; the emulator needs it. Choose another one with: npm start -- --emulator N`,
		);
	});

	it('says that it runs already, and where; once that one is gone, it starts', async () => {
		const release = await claim(CACHE, 'http://127.0.0.1:4321');
		await expect(started('--port', `${taken}`)).rejects.toThrow(/^n8n is running here already, or about to: http:\/\/127\.0\.0\.1:4321\n/);
		release();
		await expect(started('--port', `${taken}`)).rejects.toThrow('is taken');
	});

	/** A port that is free, and the next one too. */
	async function freePort(): Promise<number> {
		for (;;) {
			const server = createServer().listen(0, '127.0.0.1');
			await once(server, 'listening');
			const { port } = server.address() as AddressInfo;
			server.close();
			await once(server, 'close');
			if (await requireFree(port).then(() => true, () => false)) return port;
		}
	}
});
