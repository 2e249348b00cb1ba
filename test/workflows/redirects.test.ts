import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IRequestOptions } from 'n8n-workflow';

import { Engine } from '../engine';
import { fromSources } from '../engine/sources';
import { credential } from '../fixtures/context';
import { requesterOf } from '../properties/requester';

const servers: Server[] = [];
/** Starts a server on a port of its own, and with it an origin of its own. */
const serve = async (answer: RequestListener) => {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const asked: string[] = [];
const elsewhere: string[] = [];
let status = 302;
let url: string;
beforeAll(async () => {
	const other = await serve(({ method }, answer) => {
		elsewhere.push(`${method}`);
		answer.end('{}');
	});
	url = await serve(({ method, headers }, answer) => {
		asked.push(`${method} ${headers['x-security-token']}`);
		answer.writeHead(status, { location: `${other}/` }).end();
	});
});
beforeEach(() => void (asked.length = elsewhere.length = 0));
afterAll(() => {
	for (const server of servers) server.close().closeAllConnections();
});

const temporary = { ...credential, securityToken: 'token' };

describe.each([301, 302, 303, 307, 308])("a redirect (%d) is n8n's answer and is not followed, so that neither token nor signature reaches another origin", (code) => {
	beforeEach(() => void (status = code));
	const send = async (given: Parameters<ReturnType<typeof requesterOf>>[0]) => await requesterOf({ url, credential: temporary })(given);

	it.each(['GET', 'POST'] as const)('for a %s of a node', async (method) => {
		expect(await send({ helper: 'httpRequestWithAuthentication', options: { url, method, maxRedirects: 5 } })).toBe(code);
		expect([asked, elsewhere]).toEqual([[`${method} token`], []]);
	});

	// As the HTTP Request node asks for it unless its user says otherwise.
	const follow: Partial<IRequestOptions> = { followRedirect: true, followAllRedirects: true, maxRedirects: 21 };
	it.each([
		['GET', follow],
		['POST', follow],
		['GET', {}],
	] as const)('for a %s of the HTTP Request node with %j', async (method, options) => {
		expect(await send({ helper: 'requestWithAuthentication', options: { uri: url, method, ...options } })).toBe(code);
		expect([asked, elsewhere]).toEqual([[`${method} token`], []]);
	});

	it('for the credential test, which fails with it', async () => {
		const test = new Engine(fromSources(), { ...temporary, endpoint: url }).testCredential('huaweiCloudApi');
		await expect(test).rejects.toMatchObject({ httpCode: `${code}` });
		expect([asked, elsewhere]).toEqual([['GET token'], []]);
	});
});
