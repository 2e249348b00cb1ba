import { Agent, get } from 'node:http';
import { get as getSecurely } from 'node:https';

import { SEEDED, startEmulator, type Emulator } from '.';
import { selfSigned } from './certificate';
import { clientOf, Clock } from './client';
import { match, segmentsOf } from './service';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;
let users: string;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
	users = `/v2/${emulator.credential.projectId}/users`;
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

it('answers with JSON and a request ID', async () => {
	const { headers } = await send({ path: '/v3/auth/projects' });
	expect(headers.get('content-type')).toBe('application/json');
	expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
});

it('knows no other path or method', async () => {
	const unknown = { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'The API does not exist or has not been published in the environment' } };
	expect(await send({ path: '/v2/nothing' })).toMatchObject(unknown);
	expect(await send({ path: users, method: 'DELETE' })).toMatchObject(unknown);
	expect(await send({ path: `${users}/` })).toMatchObject(unknown);
});

it('refuses a path that cannot be decoded and a body of more than 12 MB', async () => {
	expect((await fetch(`${emulator.url}/v2/%E0%A4%A`)).status).toBe(400);
	const response = await fetch(emulator.url, { method: 'POST', body: 'x'.repeat(12 * 1024 * 1024 + 1) });
	expect([response.status, await response.json()]).toMatchObject([413, { error_code: 'APIGW.0201' }]);
});

it('looks at the signature before it looks at the path', async () => {
	expect((await fetch(`${emulator.url}/v2/nothing`)).status).toBe(401);
});

it('lists the projects of the key, the region\'s first', async () => {
	const { region, projectId } = emulator.credential;
	expect(await send({ path: '/v3/auth/projects' })).toMatchObject({
		status: 200,
		json: { links: { self: expect.any(String) }, projects: [{ id: projectId, name: region, enabled: true }, { name: `${region}_staging` }, {}] },
	});
});

it('refuses another project in the path or in X-Project-Id', async () => {
	const wrong = { status: 400, json: { error_code: 'SYS.0400', error_msg: "URL's projectId is not equal token's projectId" } };
	expect(await send({ path: '/v2/0123456789abcdef0123456789abcdef/users' })).toMatchObject(wrong);
	expect(await send({ path: users, headers: { 'X-Project-Id': 'other' } })).toMatchObject(wrong);
	expect(await send({ path: users, headers: { 'X-Project-Id': emulator.credential.projectId } })).toMatchObject({ status: 200 });
});

it('knows every project that the key can reach, if path and X-Project-Id agree', async () => {
	const [, staging] = emulator.state.projects;
	const path = `/v2/${staging?.id}/users`;
	expect(await send({ path, headers: { 'X-Project-Id': staging?.id ?? '' } })).toMatchObject({ status: 200 });
	expect(await send({ path })).toMatchObject({ status: 400, json: { error_code: 'SYS.0400' } });
	expect(await send({ path: users, headers: { 'X-Project-Id': staging?.id ?? '' } })).toMatchObject({ status: 400, json: { error_code: 'SYS.0400' } });
	expect(await send({ path: '/v2/other/users', headers: { 'X-Project-Id': 'other' } })).toMatchObject({ status: 400, json: { error_code: 'SYS.0400' } });
});

describe('a permission that is taken away', () => {
	const folder = () => `/v1/${emulator.credential.projectId}`;
	const gatewaySays = (action: string) => ({
		error_code: 'APIGW.0302',
		error_msg: `Policy doesn't allow ${action} to be performed`,
		request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
		encoded_authorization_message: expect.any(String),
	});

	it('is refused in the form of Workspace', async () => {
		emulator.deny('workspace:users:list');
		expect(await send({ path: users })).toMatchObject({
			status: 403,
			json: { error_code: 'WKS.00081102', error_msg: expect.stringContaining('workspace:users:list'), encoded_authorization_message: expect.any(String) },
		});
		expect(await send({ path: `${users}/${emulator.state.users[0]?.id}` })).toMatchObject({ status: 200 });
	});

	it('is refused by the gateway where the service has no code for it: DDM', async () => {
		emulator.deny('ddm:instance:list');
		expect(await send({ path: `${folder()}/instances` })).toMatchObject({
			status: 403,
			json: gatewaySays('ddm:instance:list'),
		});
	});

	it('is refused by the gateway where the service has no code for it: CodeArts Artifact, and nothing is changed', async () => {
		emulator.deny('codeartsartifact:repository:resetPassword');
		expect(await send({ method: 'POST', path: '/cloudartifact/v5/maven/users/me' })).toMatchObject({
			status: 403,
			json: gatewaySays('codeartsartifact:repository:resetPassword'),
		});
		expect(emulator.state.repositoryUser.passwordResets).toBe(0);
	});

	it('is every one but those that are granted, and those that no API asks for', async () => {
		emulator.grant(['workspace:users:list']);
		expect(await send({ path: users })).toMatchObject({ status: 200 });
		expect(await send({ path: `${users}/${emulator.state.users[0]?.id}` })).toMatchObject({ status: 403 });
		expect(await send({ path: '/cloudartifact/v5/repositories/user/info' })).toMatchObject({ status: 200 });
	});

	it.each([() => emulator.deny('workspace:users:list'), () => emulator.grant([])])('comes back with a reset', async (take) => {
		take();
		emulator.reset();
		expect(await send({ path: users })).toMatchObject({ status: 200 });
	});
});

it('names the one route of a request', () => {
	const { projectId } = emulator.credential;
	const routes: Array<[string, string, string]> = [
		['GET', '/v3/auth/projects', 'KeystoneListAuthProjects'],
		['GET', users, 'ListUsers'],
		['GET', `${users}/id`, 'ListUserDetail'],
		['PUT', `${users}/id`, 'UpdateUserInfo'],
		['GET', `${users}/id/random-password`, 'ResetRandomPassword'],
		['GET', `/v2/${projectId}/groups`, 'ListUserGroups'],
		['GET', `/v2/${projectId}/groups/id/users`, 'ListUsersOfGroup'],
		['POST', `/v2/${projectId}/groups/id/actions`, 'RunActionsOnGroup'],
		['POST', users, 'CreateDesktopUser'],
		['DELETE', `${users}/id`, 'DeleteUser'],
		['POST', `${users}/batch-delete`, 'BatchDeleteUser'],
		['POST', `${users}/id/actions`, 'ChangeUserStatus'],
		['POST', `${users}/id/resend-email`, 'SendEmail'],
		['GET', `${users}/id/otp-devices`, 'ListOtpDevicesByUserId'],
		['DELETE', `${users}/id/otp-devices`, 'BatchDeleteOtpDevices'],
		['POST', `/v2/${projectId}/groups`, 'CreateUserGroup'],
		['PUT', `/v2/${projectId}/groups/id`, 'UpdateUserGroup'],
		['DELETE', `/v2/${projectId}/groups/id`, 'DeleteUserGroup'],
		['GET', `/v2/${projectId}/quotas`, 'ShowQuotas'],
		['GET', `/v2/${projectId}/connections/desktops`, 'ListLoginRecordsNew'],
		['GET', `/v1/${projectId}/cloud-storages`, 'ListCloudStorage'],
		['GET', `/v1/${projectId}/cloud-storages/actions/list-folders`, 'ListCloudStorageAssignment'],
		['POST', `/v1/${projectId}/cloud-storages/actions/reset-userprofile`, 'ResetUserProfile'],
		['GET', `/v1/${projectId}/instances`, 'ListInstances'],
		['GET', `/v1/${projectId}/instances/id/users`, 'ListUsers (DDM)'],
		['POST', `/v2/${projectId}/instances/id/users/name%20of/password`, 'ResetUserPassword (DDM)'],
		['POST', '/cloudartifact/v5/maven/users/me', 'ResetUserPassword (CodeArts Artifact)'],
		['GET', '/cloudartifact/v5/repositories/user/info', 'ShowRepoUserInfo'],
	];
	for (const [method, path, name] of routes) expect([path, emulator.routeOf(method, path)]).toEqual([path, [name]]);
	expect(emulator.routeOf('DELETE', users)).toEqual([]);
	expect(emulator.routeOf('GET', `/v2/${projectId}/users//random-password`)).toEqual([]);
});

it('decodes the parameters in a path', () => {
	const names = ['', 'users', '{user}', 'files', '{file}'];
	expect(match(names, segmentsOf('/users/J%C3%BCrgen%20M/files/a%2Fb'))).toEqual({ user: 'Jürgen M', file: 'a/b' });
	expect(match(names, segmentsOf('/users/me/folders/a'))).toBeUndefined();
});

it('notes every request as it came', async () => {
	await fetch(`${emulator.url}/a%20path?name=%C3%A9&name=b+c&empty`, { method: 'PUT', body: '{"é":1}', headers: { 'X-Custom': 'value' } });
	await send({ path: '/v3/auth/projects' });
	expect(emulator.received).toMatchObject([
		{ method: 'PUT', path: '/a%20path', query: { name: ['é', 'b c'], empty: [''] }, headers: { 'x-custom': 'value' }, body: '{"é":1}', status: 401 },
		{ method: 'GET', path: '/v3/auth/projects', query: {}, body: '', status: 200 },
	]);
});

it('tells each caller about the requests it answered', async () => {
	const seen: unknown[] = [];
	const told = await startEmulator({ log: ({ path, status }) => seen.push([path, status]) });
	await fetch(`${told.url}/x`);
	await told.stop();
	expect(seen).toEqual([['/x', 401]]);
});

it('counts connections, and says which one a request used', async () => {
	const fresh = await startEmulator();
	const one = new Agent({ keepAlive: true, maxSockets: 1 });
	const another = new Agent({ keepAlive: true, maxSockets: 1 });
	const call = (agent: Agent) =>
		new Promise((resolve, reject) => {
			get(fresh.url, { agent }, (response) => response.resume().on('end', resolve)).on('error', reject);
		});
	await call(one);
	await call(one);
	await call(another);
	expect(fresh.received.map(({ connection }) => connection)).toEqual([1, 1, 2]);
	expect(fresh.connections).toBe(2);
	fresh.reset();
	await call(one);
	expect(fresh.received.map(({ connection }) => connection)).toEqual([1]);
	expect(fresh.connections).toBe(0);
	await fresh.stop();
});

it('goes back to the start, in place', async () => {
	const { state, received } = emulator;
	const [user] = state.users;
	await send({ method: 'PUT', path: `${users}/${user?.id}`, body: { description: 'changed' } });
	emulator.fault({ status: 500 });
	expect([user?.description, user?.updates]).toEqual(['changed', 1]);

	emulator.reset();
	expect(emulator.state).toBe(state);
	expect(emulator.received).toBe(received);
	expect(received).toEqual([]);
	expect(state.users[0]).toMatchObject({ user_name: SEEDED.user, description: 'Finance, Prague', updates: 0 });
	expect(await send({ path: users })).toMatchObject({ status: 200 });
});

it('starts with the same cloud every time', async () => {
	const other = await startEmulator();
	expect(other.state).toEqual(emulator.state);
	await other.stop();
});

it('speaks TLS with a certificate it is given', async () => {
	const tls = selfSigned();
	const secure = await startEmulator({ tls });
	const status = await new Promise((resolve, reject) => {
		getSecurely(`${secure.url}/v3/auth/projects`, { ca: tls.cert, agent: false }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode));
		}).on('error', reject);
	});
	expect([status, secure.url.slice(0, 8), secure.connections, secure.received[0]?.connection]).toEqual([401, 'https://', 1, 1]);
	await secure.stop();
});

it('stops, with requests open, as often as it is told to', async () => {
	const stopping = await startEmulator();
	stopping.fault({ beforeAuthentication: true, delay: 60_000 });
	const open = fetch(stopping.url).then(() => 'answered', () => 'cut off');
	while (stopping.received.length === 0) await new Promise(setImmediate);
	await Promise.all([stopping.stop(), stopping.stop()]);
	expect(await open).toBe('cut off');
});

it('refuses to start on a port that is taken', async () => {
	const port = Number(new URL(emulator.url).port);
	await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
