import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const main = join(__dirname, 'main.ts');
const run = (...args: string[]) => {
	const child = spawn(process.execPath, ['--import', 'tsx', ...args]);
	const printed = { out: '', err: '' };
	child.stdout.on('data', (text) => (printed.out += text));
	child.stderr.on('data', (text) => (printed.err += text));
	return { child, printed };
};

it('prints what to type into the credential, then every request, and ends with Ctrl-C', async () => {
	const { child, printed } = run(main, '--port', '0');
	while (!printed.out.includes('Requests:')) await once(child.stdout, 'data');
	expect(printed.out).toMatch(/Custom Endpoint +http:\/\/127\.0\.0\.1:\d+\n +Access Key ID +\S+\n +Secret Access Key +\S+\n +Region +\S+\n +Project ID +\S+\n/);

	const [url = ''] = /http:\S+/.exec(printed.out) ?? [];
	await fetch(`${url}/v3/auth/projects`);
	while (!printed.out.includes('401')) await once(child.stdout, 'data');
	expect(printed.out).toMatch(/^ +Limits +Workspace's: 200 reads and 100 changes a minute of each API \(--no-limits: none\)$/m);
	expect(printed.out).toMatch(/^GET +\/v3\/auth\/projects +401$/m);

	child.kill('SIGINT');
	expect(await once(child, 'exit')).toEqual([0, null]);
});

it('has no limits if it is told so', async () => {
	const { child, printed } = run(main, '--port', '0', '--no-limits');
	while (!printed.out.includes('Requests:')) await once(child.stdout, 'data');
	expect(printed.out).toMatch(/^ +Limits +none$/m);
	child.kill('SIGINT');
	await once(child, 'exit');
});

it('says in one sentence that the port is taken', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	const { child, printed } = run(main, '--port', String(port));
	const [code] = await once(child, 'close');
	other.close();
	expect([code, printed.out, printed.err]).toEqual([1, '', `Port ${port} is taken by another program; choose one with --port.\n`]);
});

it('does not keep a process alive that forgets to stop it, not even through an open connection', async () => {
	const forgetful = `(async () => {
		const emulator = await require(${JSON.stringify(join(__dirname, 'index.ts'))}).startEmulator();
		require('node:net').connect(Number(new URL(emulator.url).port)).unref();
		while (emulator.connections === 0) await new Promise(setImmediate);
		console.log('done');
	})()`;
	const { child, printed } = run('--eval', forgetful);
	expect([await once(child, 'close'), printed]).toEqual([[0, null], { out: 'done\n', err: '' }]);
});
