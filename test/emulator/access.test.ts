import { startEmulator, type Emulator } from '.';
import { clientOf, Clock, read, type Sent } from './client';

const MINUTE = 60_000;
const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

const projects: Sent = { path: '/v3/auth/projects' };
const wrongSecret = () => ({ ...emulator.credential, secretAccessKey: 'wrong' });
const refused = (reason: unknown) => ({
	status: 401,
	json: { error_code: 'APIGW.0301', error_msg: reason, request_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
});
const because = (reason: string) => refused(`Incorrect IAM authentication information: ${reason}`);

it('lets a request pass that the vendor\'s SDK signed, with query, header and body', async () => {
	const path = `/v2/${emulator.credential.projectId}/users`;
	expect(await send({ path, query: { user_names: ['b*', 'a b'], limit: '1' }, headers: { 'X-Project-Id': emulator.credential.projectId } })).toMatchObject({ status: 200 });
	expect(await send({ ...projects, method: 'POST', body: { name: 'Jürgen' } })).toMatchObject({ status: 404 });
});

it('refuses a request without a signature', async () => {
	expect(await read(await fetch(`${emulator.url}/v3/auth/projects`))).toMatchObject(because('x-auth-token not found'));
});

it('names an access key that it does not know', async () => {
	const key = { ...emulator.credential, accessKeyId: 'NOBODY' };
	expect(await send({ ...projects, key })).toMatchObject(because('ak NOBODY not exist'));
});

it('answers a wrong secret with the canonical request it computed', async () => {
	clock.time = Date.UTC(2026, 10, 21, 9, 30, 4);
	const answer = await send({ ...projects, key: wrongSecret(), headers: { 'X-Secret': 'shown' } });
	const { host } = new URL(emulator.url);
	expect(answer).toMatchObject(
		because(
			`verify aksk signature fail, canonicalRequest:GET|/v3/auth/projects/||content-type:application/json|host:${host}|` +
				'x-sdk-date:20261121T093005Z|x-secret:shown||content-type;host;x-sdk-date;x-secret|' +
				'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		),
	);
});

it('refuses a body other than the signed one', async () => {
	const request = await sign({ path: '/v3/auth/projects', method: 'POST', body: { a: 1 } });
	const changed = await fetch(`${emulator.url}/v3/auth/projects`, { ...request, body: '{"a":2}' });
	expect(await read(changed)).toMatchObject(refused(expect.stringContaining('verify aksk signature fail, canonicalRequest:POST|')));
});

it('takes an unsigned body if the client declares it, and no other declaration that is not true', async () => {
	const declared = (value: string): Sent => ({ ...projects, method: 'POST', body: { a: 1 }, headers: { 'X-Sdk-Content-Sha256': value } });
	expect(await send(declared('UNSIGNED-PAYLOAD'))).toMatchObject({ status: 404 });
	expect(await send(declared('f'.repeat(64)))).toMatchObject(refused(expect.stringContaining('verify aksk signature fail')));
});

it('demands that the date be signed and that every signed header be there', async () => {
	const request = await sign(projects);
	const { authorization = '', ...headers } = request.headers;
	const get = async (changed: string) => read(await fetch(`${emulator.url}/v3/auth/projects`, { headers: { ...headers, authorization: changed } }));
	expect(await get(authorization.replace(';x-sdk-date', ''))).toMatchObject(because('verify aksk signature fail, header x-sdk-date not found'));
	expect(await get(authorization.replace(';host', ';host;x-more'))).toMatchObject(because('verify aksk signature fail, header x-more not found'));
});

it('accepts a clock that is 15 minutes off, and no more', async () => {
	expect(await send({ ...projects, date: clock.time + 1000 - 15 * MINUTE })).toMatchObject({ status: 200 });
	expect(await send({ ...projects, date: clock.time + 1000 + 15 * MINUTE })).toMatchObject({ status: 200 });
	clock.time = Date.UTC(2026, 10, 21, 10);
	expect(await send({ ...projects, date: clock.time - 15 * MINUTE })).toMatchObject(
		because('calc aksk signature fail:signature expired, signature time:20261121T094500Z,server time:20261121T100001Z'),
	);
	expect(await send({ ...projects, date: clock.time + 17 * MINUTE })).toMatchObject(refused(expect.stringContaining('signature expired')));
});

it('accepts a signature as often as it comes while its time is good: no document says otherwise', async () => {
	const date = clock.time;
	expect([await send({ ...projects, date }), await send({ ...projects, date })]).toMatchObject([{ status: 200 }, { status: 200 }]);
	clock.advance(15 * MINUTE);
	expect(await send({ ...projects, date })).toMatchObject(refused(expect.stringContaining('signature expired')));
});

it('knows no day that does not exist, and takes no form of a time but its own', async () => {
	clock.time = Date.UTC(2026, 2, 2, 9, 30);
	const signed = async (value: string) => await send({ ...projects, headers: { 'X-Sdk-Date': value } });
	expect(await signed('20260302T093000Z')).toMatchObject({ status: 200 });
	for (const value of ['20260230T093000Z', '2026-03-02T09:30:00Z']) expect(await signed(value)).toMatchObject(refused(expect.stringContaining('signature expired')));
});

it('demands a signed header by any name, also one that every object has', async () => {
	const request = await sign(projects);
	const authorization = request.headers.authorization?.replace(';host', ';constructor;host') ?? '';
	const answer = await read(await fetch(`${emulator.url}/v3/auth/projects`, { headers: { ...request.headers, authorization } }));
	expect(answer).toMatchObject(because('verify aksk signature fail, header constructor not found'));
});

describe('the lock of an access key', () => {
	const fail = async (times: number) => {
		for (let turn = 0; turn < times; turn++) {
			expect(await send({ ...projects, key: wrongSecret() })).toMatchObject(refused(expect.stringContaining('verify aksk signature fail')));
		}
	};

	it('falls after more than five failures in a row and lasts five minutes', async () => {
		await fail(6);
		expect(await send(projects)).toMatchObject(because('AK access failed to reach the limit,forbidden'));
		clock.advance(5 * MINUTE - 3000);
		expect(await send(projects)).toMatchObject(because('AK access failed to reach the limit,forbidden'));
		clock.advance(1000);
		expect(await send(projects)).toMatchObject({ status: 200 });
	});

	it('does not fall after five', async () => {
		await fail(5);
		expect(await send(projects)).toMatchObject({ status: 200 });
	});

	it('counts from the start again after a success', async () => {
		await fail(5);
		await send(projects);
		await fail(5);
		expect(await send(projects)).toMatchObject({ status: 200 });
	});

	it('does not touch another key, and a reset lifts it', async () => {
		await fail(6);
		const { temporaryCredential } = emulator;
		expect(await send({ ...projects, key: temporaryCredential, headers: { 'X-Security-Token': temporaryCredential.securityToken } })).toMatchObject({ status: 200 });
		emulator.reset();
		expect(await send(projects)).toMatchObject({ status: 200 });
	});
});

describe('a temporary access key', () => {
	const sendWith = (token?: string) =>
		send({ ...projects, key: emulator.temporaryCredential, headers: token === undefined ? {} : { 'X-Security-Token': token } });

	it('passes with its token', async () => {
		expect(await sendWith(emulator.temporaryCredential.securityToken)).toMatchObject({ status: 200 });
	});

	it('is unknown without it', async () => {
		const { accessKeyId } = emulator.temporaryCredential;
		expect(await sendWith()).toMatchObject(because(`Get secretKey failed,ak:${accessKeyId},err:ak not exist`));
	});

	it('is refused with another token', async () => {
		expect(await sendWith('another')).toMatchObject(because('decrypt token fail'));
	});

	it('needs the token to be signed', async () => {
		const { temporaryCredential: key } = emulator;
		const request = await sign({ ...projects, key });
		const headers = { ...request.headers, 'X-Security-Token': key.securityToken };
		expect(await read(await fetch(`${emulator.url}/v3/auth/projects`, { headers }))).toMatchObject(refused(expect.stringContaining('ak not exist')));
	});
});

// What the SDK signed: sent once, to be noted but not judged, and taken from what arrived.
async function sign(request: Sent): Promise<{ method: string; headers: Record<string, string> }> {
	emulator.fault({ beforeAuthentication: true, status: 204 });
	await send(request);
	const noted = emulator.received.at(-1);
	const names = ['content-type', 'x-sdk-date', 'authorization'];
	const headers = Object.fromEntries(Object.entries(noted?.headers ?? {}).filter(([name]) => names.includes(name)));
	return { method: noted?.method ?? '', headers };
}
