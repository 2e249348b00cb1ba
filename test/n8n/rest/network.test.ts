import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SEEDED } from '../../emulator';
import { selfSigned } from '../../emulator/certificate';
import { runNodes } from './run';
import { useN8n, userIn } from './setup';

const read = async ({ n8n, credentials }: ReturnType<typeof useN8n>, onError?: string) => {
	const parameters = { resource: 'user', operation: 'get', userId: { __rl: true, mode: 'name', value: SEEDED.user }, options: { maxRetries: 0 } };
	return await runNodes(n8n, [{}], [{ name: 'Tested', type: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', parameters, onError, credentials }]);
};

describe.each(['newest', 'oldest'] as const)('the %s n8n behind a proxy that is the only way out', (release) => {
	/** Where nothing listens; the proxy alone knows how to get there. */
	const UNREACHABLE = '127.0.0.9';
	const asked: string[] = [];
	let proxy: Server;
	let target = 0;
	beforeAll(async () => {
		proxy = createServer((incoming, outgoing) => {
			const { host, pathname, search } = new URL(incoming.url ?? '');
			asked.push(host);
			const options = { host: '127.0.0.1', port: target, method: incoming.method, path: pathname + search, headers: incoming.headers };
			incoming.pipe(request(options, (answer) => answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers))));
		});
		await new Promise<void>((listening) => proxy.listen(5938, '127.0.0.1', listening));
	});
	afterAll(() => void proxy.close().closeAllConnections());
	beforeEach(() => void (asked.length = 0));

	const elsewhere = (url: string) => url.replace('127.0.0.1', UNREACHABLE);
	const cloud = useN8n(release, 'proxy', {
		port: 5930,
		env: ({ url }) => {
			target = Number(new URL(url).port);
			return { HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, NO_PROXY: 'localhost' };
		},
		credential: ({ url }) => ({ endpoint: elsewhere(url) }),
	});

	it('reads and changes users through it', async () => {
		const { status, main } = await read(cloud);
		expect([status, main('Tested')[0]]).toMatchObject(['success', [{ json: { user_name: SEEDED.user } }]]);
		expect(cloud.emulator.received.map((received) => received.status)).toEqual([200, 200]);
		expect(asked).toEqual(cloud.emulator.received.map(({ headers }) => headers.host));
		expect(new Set(asked)).toEqual(new Set([new URL(elsewhere(cloud.emulator.url)).host]));
	});

	it("resets a user's password through it, once", async () => {
		const parameters = { resource: 'user', operation: 'resetPassword', userId: { __rl: true, mode: 'name', value: SEEDED.user }, notificationType: ['email'] };
		const node = { name: 'Tested', type: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', parameters, credentials: cloud.credentials };
		const { main } = await runNodes(cloud.n8n, [{}], [node]);
		expect(main('Tested')[0]).toMatchObject([{ json: { password: userIn(cloud.state).password } }]);
		expect(userIn(cloud.state).passwordResets).toBe(1);
	});

	it('tests the credential through it', async () => {
		const { id } = cloud.credentials.huaweiCloudApi;
		const data = { ...cloud.emulator.credential, endpoint: elsewhere(cloud.emulator.url) };
		const answer = await cloud.n8n.rest('POST', '/credentials/test', { credentials: { id, name: 'Tested', type: 'huaweiCloudApi', data } });
		expect([answer, asked.length]).toMatchObject([{ status: 'OK' }, 1]);
	});

	it('signs the HTTP Request node through it', async () => {
		const url = `${elsewhere(cloud.emulator.url)}/v2/${cloud.emulator.credential.projectId}/users?limit=1`;
		const parameters = { url, authentication: 'predefinedCredentialType', nodeCredentialType: 'huaweiCloudApi', options: {} };
		const node = { name: 'Tested', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters, credentials: cloud.credentials };
		const { status } = await runNodes(cloud.n8n, [{}], [node]);
		expect([status, cloud.emulator.received.map((received) => received.status)]).toEqual(['success', [200]]);
	});
});

describe.each(['newest', 'oldest'] as const)('the %s n8n that is told to trust a certificate, as in Docker', (release) => {
	const tls = selfSigned();
	const NODE_EXTRA_CA_CERTS = join(mkdtempSync(join(tmpdir(), 'trusted-')), 'emulator.pem');
	writeFileSync(NODE_EXTRA_CA_CERTS, tls.cert);
	const cloud = useN8n(release, 'trust', { port: 5960, emulator: { tls }, env: () => ({ NODE_EXTRA_CA_CERTS }) });

	it('reads users', async () => {
		const { status, main } = await read(cloud);
		expect([status, main('Tested')[0]]).toMatchObject(['success', [{ json: { user_name: SEEDED.user } }]]);
	});

	it('tests the credential', async () => {
		const { id } = cloud.credentials.huaweiCloudApi;
		const data = { ...cloud.emulator.credential, endpoint: cloud.emulator.url };
		expect(await cloud.n8n.rest('POST', '/credentials/test', { credentials: { id, name: 'Tested', type: 'huaweiCloudApi', data } })).toMatchObject({ status: 'OK' });
	});
});

// The oldest n8n has no such protection.
describe('the newest n8n with its SSRF protection on', () => {
	const cloud = useN8n('newest', 'ssrf', { port: 5940, env: () => ({ N8N_SSRF_PROTECTION_ENABLED: 'true' }) });

	it('refuses an address of its own network, and nothing arrives there', async () => {
		const { status, error } = await read(cloud);
		expect([status, error?.message]).toEqual(['error', expect.stringContaining('This n8n server does not allow calls to 127.0.0.1')]);
		expect(error?.description).toContain('The SSRF protection of the server refuses the address');
		expect([cloud.emulator.received, cloud.emulator.connections]).toEqual([[], 0]);
	});

	it('says so on the error output too', async () => {
		const { status, main } = await read(cloud, 'continueErrorOutput');
		expect([status, main('Tested')[1]]).toMatchObject(['success', [{ json: { error: expect.stringContaining('This n8n server does not allow calls') } }]]);
	});

	it('says so in a list', async () => {
		const search = cloud.n8n.rest('POST', '/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.userId',
			methodName: 'searchUsers',
			nodeTypeAndVersion: { name: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', version: 1 },
			currentNodeParameters: {},
			credentials: cloud.credentials,
		});
		await expect(search).rejects.toThrow('This n8n server does not allow calls to 127.0.0.1');
		expect(cloud.emulator.connections).toBe(0);
	});
});
