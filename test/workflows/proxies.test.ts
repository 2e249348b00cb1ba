import { selfSigned } from '../emulator/certificate';
import { dropPacketsTo, startFirewall, trust, useProxy } from '../fixtures/proxy';
import { CARRY_ON, CHANGES, DOUBTFUL, json, OPERATIONS, present, READS, resetMavenPassword, sleeping, type Tested, useCloud } from './setup';

const certificate = selfSigned();
const cloud = useCloud({ tls: certificate });
const proxy = useProxy(() => cloud.emulator.url);
beforeEach(() => trust(certificate.cert));

const hasty = (node: Tested, timeout = 5000) => ({ ...node, parameters: { ...node.parameters, options: { timeout, maxRetries: 0 } } });
const closing: Array<() => void> = [];
afterAll(() => closing.forEach((stop) => stop()));

/** An address that is reached only through the proxy; each is another, because ways are remembered. */
const BLOCKED: Record<string, () => Promise<string>> = {
	'is refused': async () => 'https://127.0.0.1:4',
	'is reset in the TLS handshake': async () => await firewall('reset'),
	'is closed in the TLS handshake': async () => await firewall('closed'),
	'is swallowed, with less time to wait than the client tries to connect': async () => {
		const url = await firewall('reset');
		dropPacketsTo(new URL(url).port);
		// The question whether there is a direct way ends when it is under way: no test waits.
		const timeout = AbortSignal.timeout.bind(AbortSignal);
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms === 3000 ? 30 : ms));
		return url;
	},
};

async function firewall(ending: 'reset' | 'closed'): Promise<string> {
	const { url, stop } = await startFirewall(ending);
	closing.push(stop);
	return url;
}

describe.each(Object.keys(BLOCKED))('where a direct connection %s', (way) => {
	it.each(CHANGES)('$operation is done once, through the proxy', async ({ node, made }) => {
		const endpoint = await present(BLOCKED[way])();
		const { done, error } = await cloud.run(hasty(node(cloud.state)), [{}], { credential: { endpoint } });
		expect([error, done.length, made(cloud.state), cloud.requests.length, proxy.askedFor(endpoint)]).toEqual([undefined, 1, 1, 1, 1]);
	});

	it.each(READS)('$operation goes through the proxy', async ({ node }) => {
		const endpoint = await present(BLOCKED[way])();
		const { error } = await cloud.run(hasty(node(cloud.state)), [{}], { credential: { endpoint } });
		expect([error, cloud.requests.length, proxy.askedFor(endpoint)]).toEqual([undefined, 1, 1]);
	});
});

async function run(node: Tested) {
	const endpoint = await firewall('reset');
	return { ...(await cloud.run(node, [{}], { credential: { endpoint }, ...CARRY_ON })), tunnels: proxy.askedFor(endpoint) };
}


describe.each(OPERATIONS)('$operation', ({ node }) => {
	it.each([
		[407, 'the proxy asks for a user name and password (407)'],
		[403, 'the proxy refused to connect to it (403)'],
	])('says that the proxy answered %d, and is not repeated', async (status, detail) => {
		proxy.tunnel = status;
		const { done, tunnels } = await run(node(cloud.state));
		expect(json(done)[0]?.error).toMatch(/^The proxy of this n8n server does not let it call 127\.0\.0\.1:\d+$/);
		expect(String(done[0]?.json.message)).toMatch(/^Check the proxy in the environment of n8n/);
		expect(String(done[0]?.json.message).toLowerCase()).toContain(`${detail}.`);
		expect(JSON.stringify(done)).not.toMatch(/change/);
		expect([tunnels, cloud.requests, sleeping.mock.calls]).toEqual([1, [], []]);
	});

	it.each([
		[502, 'the proxy could not reach it (502)'],
		['reset', 'no secure connection was established'],
		['closed', 'no secure connection was established'],
	] as const)('says so when the tunnel of the proxy ends in %s, and is repeated, since nothing was sent', async (tunnel, detail) => {
		proxy.tunnel = tunnel;
		const { done, tunnels } = await run(node(cloud.state));
		expect(json(done)[0]?.error).toMatch(/^Could not connect to 127\.0\.0\.1:\d+$/);
		expect(JSON.stringify(done)).not.toMatch(/change/);
		expect(String(done[0]?.json.message).toLowerCase()).toContain(detail);
		expect([tunnels, cloud.requests, sleeping.mock.calls.length]).toEqual([4, [], 3]);
	});

	it('says that there was no connection when the tunnel is silent until the time to wait is over', async () => {
		proxy.tunnel = 'silent';
		const { done } = await run(hasty(node(cloud.state), 50));
		expect(json(done)[0]?.error).toMatch(/^Could not connect to /);
		expect(JSON.stringify(done)).not.toMatch(/change/);
		expect(cloud.requests).toEqual([]);
	});
});

it.each(DOUBTFUL)('$operation says that the change may have been made when the cloud itself answers 502, or breaks off, behind a proxy', async ({ node, made }) => {
	for (const [index, fault] of ([{ act: true, status: 502, body: '{"error_msg":"Bad gateway."}' }, { reset: 'after' }] as const).entries()) {
		cloud.emulator.fault(fault);
		const { done } = await run(hasty(node(cloud.state), 30_000));
		expect([json(done)[0]?.error, made(cloud.state)]).toEqual([expect.stringMatching(/\(the change may have been made\)$/), index + 1]);
	}
});

it('what the cloud refuses is told in its words behind a proxy, too', async () => {
	cloud.emulator.fault({ status: 403, body: '{"error_code":"IAM.0002","error_msg":"No permission."}' });
	expect(json((await run(resetMavenPassword())).done)[0]?.error).toMatch(/^No permission\./);
});

it('a host that is reached directly is asked once whether it is, and its connections are kept', async () => {
	for (const { node } of READS) expect((await cloud.run(node(cloud.state))).error).toBeUndefined();
	const reads = cloud.emulator.received.filter(({ path }) => path !== '/').length;
	expect([cloud.emulator.received.length - reads, reads >= 2, cloud.emulator.connections, proxy.askedFor(cloud.emulator.url)]).toEqual([1, true, 1, 0]);
});
