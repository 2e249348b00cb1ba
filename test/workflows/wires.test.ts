import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { selfSigned } from '../emulator/certificate';
import { CARRY_ON, CHANGES, DOUBTFUL, getUsers, json, NOBODY, OPERATIONS, READS, resetMavenPassword, sleeping, type Tested, useCloud } from './setup';

const secure = useCloud({ tls: selfSigned() });
const inside = useCloud();
const FOREVER = 3_600_000;

describe('a certificate that is not trusted', () => {
	it.each(OPERATIONS)('ends $operation in an error: nothing was sent, and nothing is repeated', async ({ node }) => {
		const { error } = await secure.run(node(secure.state));
		expect(error).toMatchObject({
			message: `The certificate of ${new URL(secure.emulator.url).host} is not trusted`,
			description: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
			failure: { cause: 'configuration-invalid' },
		});
		expect([secure.requests, sleeping.mock.calls]).toEqual([[], []]);
	});
});

/** A company's proxy: it reaches the emulator when it is asked for an address where nobody listens. */
let proxy: Server;
let forwarded = 0;
const environment = { ...process.env };
beforeAll(async () => {
	proxy = createServer((incoming, response) => {
		forwarded++;
		const { pathname, search } = new URL(String(incoming.url));
		const onward = request(`${inside.emulator.url}${pathname}${search}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		onward.on('error', () => response.destroy());
		response.on('close', () => onward.destroy());
		incoming.pipe(onward);
	});
	await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
	process.env.HTTP_PROXY = process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	process.env.NO_PROXY = process.env.no_proxy = '';
});
afterAll(() => {
	for (const name of ['HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy']) Reflect.deleteProperty(process.env, name);
	Object.assign(process.env, environment);
	proxy.close();
	proxy.closeAllConnections();
});
beforeEach(() => (forwarded = 0));

it('an origin behind a proxy is not tried directly again and again', async () => {
	const run = async () => await inside.run(getUsers(), [{}, {}, {}], { credential: { endpoint: NOBODY } });
	await run();
	const direct = jest.spyOn(globalThis, 'fetch');
	expect((await run()).done).toHaveLength(150);
	expect([direct.mock.calls, forwarded]).toEqual([[], 6]);
});

describe.each([
	{ way: 'when SSL issues are ignored', cloud: secure, credential: () => ({ allowUnauthorizedCerts: true }) },
	{ way: 'behind a proxy', cloud: inside, credential: () => ({ endpoint: NOBODY }) },
])("$way n8n's own client sends:", ({ way, cloud, credential }) => {
	const run: typeof cloud.run = async (node, items = [{}], more = {}) => await cloud.run(node, items, { credential: credential(), ...more });
	const hasty = (node: Tested, timeout = 30_000) => ({ ...node, parameters: { ...node.parameters, options: { timeout, maxRetries: 0 } } });

	afterEach(() => expect(forwarded).toBe(way === 'behind a proxy' ? cloud.requests.length : 0));

	it.each(CHANGES)('$operation is done once', async ({ node, made }) => {
		const { done, error } = await run(node(cloud.state));
		expect([error, done.length, made(cloud.state), cloud.emulator.received.map(({ status }) => status)]).toEqual([undefined, 1, 1, [200]]);
	});

	it('pages are read, queries and bodies arrive as they were signed', async () => {
		const { done } = await run(getUsers({ returnAll: true, filters: { description: 'a, b & ü' } }));
		expect([done, cloud.requests[0]?.query.description]).toEqual([[], ['a, b & ü']]);
		expect((await run(getUsers({ returnAll: true }))).done).toHaveLength(240);
	});

	it.each(DOUBTFUL)('$operation says that the change may have been made when the answer breaks off, or cannot be used', async ({ node, made }) => {
		const endings = [{ reset: 'after' }, { reset: 'body' }, { act: true, body: '<html>' }, { act: true, status: 500 }] as const;
		for (const [index, fault] of endings.entries()) {
			cloud.emulator.fault(fault);
			const { done } = await run(hasty(node(cloud.state)), [{}], CARRY_ON);
			expect([json(done)[0]?.error, made(cloud.state)]).toEqual([expect.stringMatching(/\(the change may have been made\)$/), index + 1]);
		}
	});

	it('the time to wait for an answer has an end', async () => {
		cloud.emulator.fault({ delay: FOREVER });
		const { error } = await run(hasty(resetMavenPassword(), 300));
		expect(error?.message).toMatch(/^\S+ did not answer in time \(the change may have been made\)$/);
		expect(cloud.state.repositoryUser.passwordResets).toBe(1);
	});

	it.each(READS)('$operation is repeated after 429 and 503, and speaks of no change', async ({ node }) => {
		cloud.emulator.fault({ throttle: { retryAfter: '4' } });
		cloud.emulator.fault({ status: 503 });
		expect((await run(node(cloud.state))).error).toBeUndefined();
		expect(sleeping.mock.calls).toEqual([[4000], [250]]);
		cloud.emulator.fault({ reset: 'after' });
		expect((await run(hasty(node(cloud.state)))).error?.message).toMatch(/^The connection to \S+ broke$/);
	});

	it('a wrong secret is tried once, and no secret is kept', async () => {
		const { done, run: all } = await run(resetMavenPassword(), [{}, {}, {}], { credential: { ...credential(), secretAccessKey: 'wrong*secret' }, ...CARRY_ON });
		expect(json(done)[0]?.error).toMatch(/^Incorrect IAM authentication information/);
		expect([cloud.requests.length, JSON.stringify(all).includes('wrong*secret')]).toEqual([1, false]);
	});

	it('a redirect is not followed', async () => {
		cloud.emulator.fault({ status: 307, headers: { location: `${cloud.emulator.url}/v3/auth/projects` } });
		expect((await run(resetMavenPassword())).error).toMatchObject({ httpCode: '307' });
		expect(cloud.requests).toHaveLength(1);
	});

	it('cancelling ends it at once', async () => {
		cloud.emulator.fault({ delay: FOREVER });
		let cancel = () => {};
		const running = run(resetMavenPassword(), [{}, {}], { credential: credential(), onStart: (stop) => (cancel = stop) });
		while (cloud.emulator.received.length === 0) await new Promise(setImmediate);
		cancel();
		expect([(await running).run.status, cloud.requests.length]).toEqual(['canceled', 1]);
	});
});
