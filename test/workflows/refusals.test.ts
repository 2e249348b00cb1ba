import { byId, byName, CARRY_ON, CHANGES, failure, getUser, getUsers, json, OPERATIONS, present, resetMavenPassword, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const get = async () => await cloud.run(getUser({ userId: byId(userIn(cloud.state).id) }));

it.each([
	['updating a user', 'workspace:users:update'],
	["resetting a user's password", 'workspace:users:randomPassword'],
	["resetting an account's password", 'ddm:instance:updateUser'],
	['resetting the Maven password', 'codeartsartifact:repository:resetPassword'],
])('%s without the permission names %s', async (name, action) => {
	cloud.emulator.deny(action);
	const { node, made } = present(CHANGES.find(({ operation }) => operation === name));
	const { error } = await cloud.run(node(cloud.state));
	expect(error).toMatchObject({
		httpCode: '403',
		message: `Policy doesn't allow ${action} to be performed`,
		description: expect.stringMatching(new RegExp(`^The IAM user of the access key lacks a permission: ask your administrator for ${action}\\. The policy "`)),
		failure: { cause: 'configuration-invalid' },
	});
	expect([made(cloud.state), cloud.requests.length]).toEqual([0, 1]);
});

it.each([
	['workspace:users:get', () => getUser({ userId: byId(userIn(cloud.state).id) })],
	['workspace:users:list', () => getUsers()],
	['workspace:users:list', () => updateUser({ userId: byName('a.novak'), updateFields: { disabled: true } })],
])('reading without %s names it', async (action, node) => {
	cloud.emulator.deny(action);
	const { error } = await cloud.run(node());
	expect(error?.message).toBe(`Policy doesn't allow ${action} to be performed`);
	expect(error?.description).toMatch(new RegExp(`ask your administrator for ${action}\\. .* allows this\\. \\S+, HTTP 403, request ID [0-9a-f]{32}\\.$`));
});

it.each(OPERATIONS.filter(({ operation }) => !operation.includes('Maven')))('$operation in a wrong project is refused in words that say so', async ({ node }) => {
	const { error } = await cloud.run(node(cloud.state), [{}], { credential: { projectId: '0'.repeat(32) } });
	expect(error).toMatchObject({
		message: "URL's projectId is not equal token's projectId",
		description: expect.stringMatching(/^The Project ID and the Region of the credential do not belong together\. .* SYS\.0400, HTTP 400, /),
	});
	expect(cloud.requests.filter(({ path }) => path !== '/v3/auth/projects')).toHaveLength(1);
});

it('a user who does not exist is named as such', async () => {
	const { done } = await cloud.run(getUser({ userId: byId('nobody') }), [{}], CARRY_ON);
	expect(json(done)).toEqual([failure('The user does not exist.')]);
	expect(done[0]?.json.message).toMatch(/^There is no such user in this Workspace\. Choose the user from the list.* WKS\.00170312, HTTP 400, /);
});

it.each([301, 302, 307, 308])('a redirect (%d) is not followed, since a signature is for one host', async (status) => {
	cloud.emulator.fault({ status, headers: { location: `${cloud.emulator.url}/v3/auth/projects` }, times: Infinity });
	const { error } = await get();
	expect(error).toMatchObject({ httpCode: String(status), description: expect.stringContaining('answered with a redirect, which is not followed') });
	expect(cloud.requests).toHaveLength(1);
});

it.each([
	['the gateway', '{"error_code":"APIGW.0201","error_msg":"Bad request"}', 'Bad request', /^APIGW\.0201, HTTP 400/],
	['DDM', '{"errCode":"DBS.280001","externalMessage":"Parameter error."}', 'Parameter error.', /^DBS\.280001, HTTP 400/],
	['older services', '{"errorCode":"X.1","errorMsg":"Old."}', 'Old.', /^X\.1, HTTP 400/],
	['CCE', '{"errorCode":"X.2","errorMessage":"Other."}', 'Other.', /^X\.2, HTTP 400/],
	['IAM', '{"error":{"code":403,"message":"No right.","title":"Forbidden"}}', 'No right.', /^403, HTTP 400/],
	['OpenStack', '{"badRequest":{"message":"Not your project","code":400}}', 'Not your project', /^400, HTTP 400/],
	['one with only a code', '{"error_code":"X.3"}', 'Huawei Cloud answered with HTTP status 400 and without a message', /^X\.3, HTTP 400/],
	['one with only a message', '{"error_msg":"Words."}', 'Words.', /^HTTP 400/],
	['one with long words', `{"error_code":"X.4","error_msg":"${'word '.repeat(2000)}"}`, expect.stringMatching(/^(word ){50,80}.*…$/), /^X\.4, HTTP 400/],
])('the words of %s are the message, and its code comes first in the description', async (_service, body, message, description) => {
	cloud.emulator.fault({ status: 400, body });
	expect((await get()).error).toMatchObject({ message, description: expect.stringMatching(description) });
});

it('the reason of a refusal can be decoded', async () => {
	cloud.emulator.deny('workspace:users:get');
	const { error } = await get();
	const { encoded_authorization_message: reason } = error?.context.data as { encoded_authorization_message: string };
	expect(JSON.parse(Buffer.from(reason, 'base64').toString())).toEqual({ allowed: false, action: 'workspace:users:get' });
});

it('a refusal deep inside an answer is found without delay', async () => {
	const depth = 20;
	cloud.emulator.fault({ status: 400, body: `${'{"in":'.repeat(depth)}{"code":"X.5","message":"Deep."}${'}'.repeat(depth)}` });
	const before = process.cpuUsage();
	expect((await get()).error?.message).toMatch(/./);
	expect(process.cpuUsage(before).user).toBeLessThan(300_000);
});

it('a service that does not exist at the endpoint is named as such', async () => {
	const { error } = await cloud.run(resetMavenPassword(), [{}], { credential: { endpoint: `${cloud.emulator.url}/elsewhere` } });
	expect(error?.message).toBe('The API does not exist or has not been published in the environment');
	expect(error?.description).toMatch(/^.* Check the Region and the Custom Endpoint.* APIGW\.0101, HTTP 404, /);
});
