import { execFile, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

import { DOCKER_RUN } from '../n8n/docker';

const root = resolve(__dirname, '../..');
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
	while (!/ 401$/m.test(printed.out)) await once(child.stdout, 'data');
	expect(printed.out).toMatch(/^ +Limits +Workspace's: 200 reads and 100 changes a minute of each API \(--no-limits: none\)$/m);
	expect(printed.out).toMatch(/^GET +\/v3\/auth\/projects +401$/m);

	child.kill('SIGINT');
	expect(await once(child, 'exit')).toEqual([0, null]);
});

describe('for an n8n in Docker', () => {
	/** Asks for a page by these names, all of which lead to this machine; prints the status or the error for each. */
	const client = `
		const lookup = (_host, { all }, found) => (all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4));
		const [port, ...hosts] = process.argv.slice(1);
		for (const host of hosts) {
			require('node:https')
				.get({ host, port, lookup, agent: false, path: '/v3/auth/projects' }, (response) => console.log(host, response.resume().statusCode))
				.on('error', ({ code }) => console.log(host, code));
		}`;
	const asked = async (port: string, trusted: string | undefined, ...hosts: string[]) => {
		const env = { ...process.env, NODE_EXTRA_CA_CERTS: trusted };
		const out = await new Promise<string>((printed) => execFile(process.execPath, ['--eval', client, '--', port, ...hosts], { env }, (_error, stdout) => printed(stdout)));
		return out.trim().split('\n').sort();
	};

	it('listens on every address and speaks TLS, and prints what n8n needs: the endpoint, the certificate, and the line of docs/emulator.md', async () => {
		const { child, printed } = run(main, '--port', '0', '--host', '0.0.0.0', '--tls', '--no-limits');
		while (!printed.out.includes('Requests:')) await once(child.stdout, 'data');
		const [, port = ''] = /^ +Custom Endpoint +https:\/\/host\.docker\.internal:(\d+), on this machine https:\/\/localhost:\1$/m.exec(printed.out) ?? [];
		const [, certificate = ''] = /^ +Certificate +(\S+)$/m.exec(printed.out) ?? [];
		const names = ['127.0.0.1', 'host.docker.internal', 'localhost'];
		expect(await asked(port, certificate, ...names)).toEqual(names.map((name) => `${name} 401`));
		expect(await asked(port, certificate, 'example.com')).toEqual(['example.com ERR_TLS_CERT_ALTNAME_INVALID']);
		expect(await asked(port, undefined, 'localhost')).toEqual(['localhost DEPTH_ZERO_SELF_SIGNED_CERT']);
		expect(printed.out).toMatch(/^ +Limits +none$/m);

		expect(printed.out).toContain(`\n${DOCKER_RUN}\n`);
		expect(readFileSync(join(root, 'docs/emulator.md'), 'utf8')).toContain(`\`\`\`sh\n${DOCKER_RUN}\n\`\`\`\n`);
		const [community = '', pem = ''] = [...DOCKER_RUN.matchAll(/-v "\$PWD\/([^:]+):/g)].map(([, path]) => join(root, String(path)));
		expect(pem).toBe(certificate);
		for (const file of ['package.json', 'node_modules/n8n-nodes-huaweicloud/dist/nodes/HuaweiCloudWorkspace/HuaweiCloudWorkspace.node.js']) {
			expect([file, existsSync(join(community, file))]).toEqual([file, true]);
		}
		child.kill('SIGINT');
		expect(await once(child, 'exit')).toEqual([0, null]);
	}, 120_000);

	it('has a certificate for the host it is given, and on this machine alone it needs no Docker', async () => {
		const { child, printed } = run(main, '--port', '0', '--host', '127.0.0.2', '--tls');
		while (!printed.out.includes('Requests:')) await once(child.stdout, 'data');
		expect(printed.out).toMatch(/^ +Custom Endpoint +https:\/\/127\.0\.0\.2:\d+$/m);
		expect(printed.out).not.toContain('docker run');
		const [, certificate = ''] = /^ +Certificate +(\S+)$/m.exec(printed.out) ?? [];
		expect(new X509Certificate(readFileSync(certificate)).subjectAltName?.split(', ')).toEqual([
			'DNS:localhost', 'IP Address:127.0.0.1', 'DNS:host.docker.internal', 'IP Address:127.0.0.2',
		]);
		child.kill('SIGINT');
		await once(child, 'exit');
	});

	it.each([
		['0.0.0.0', '--host 0.0.0.0 needs --tls as well, because the nodes send nothing unencrypted to another machine.\n'],
		['::1', '--host takes a name or an IPv4 address.\n'],
	])('refuses --host %s alone', async (host, message) => {
		const { child, printed } = run(main, '--port', '0', '--host', host);
		expect([await once(child, 'close'), printed]).toEqual([[1, null], { out: '', err: message }]);
	});
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
