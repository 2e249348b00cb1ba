import { byId, CARRY_ON, getUser, getUsers, json, setAccountPassword, resetMavenPassword, updateUser, useCloud, userIn } from './setup';

let ahead = 0;
const cloud = useCloud({ now: () => Date.now() + ahead });
afterEach(() => (ahead = 0));
const get = async (credential?: object) => await cloud.run(getUser({ userId: byId(userIn(cloud.state).id) }), [{}], { credential });
const MINUTE = 60_000;

describe('a credential that Huawei Cloud does not accept', () => {
	it.each<[string, () => object, RegExp, RegExp]>([
		['has an unknown access key', () => ({ accessKeyId: 'NOSUCHKEY' }), /ak NOSUCHKEY not exist$/, /The Access Key ID of the credential is not known/],
		['has a wrong secret', () => ({ secretAccessKey: 'wrong' }), /verify aksk signature fail/, /The Secret Access Key of the credential does not belong to/],
		[
			'is temporary and lacks its token',
			() => ({ ...cloud.emulator.temporaryCredential, securityToken: '' }),
			/ak not exist$/,
			/The Access Key ID of the credential is not known.*Security Token/,
		],
		['is temporary and has a wrong token', () => ({ ...cloud.emulator.temporaryCredential, securityToken: 'wrong' }), /decrypt token fail$/, /Security Token/],
	])('%s: the error says so after one request', async (_what, credential, message, description) => {
		const { error } = await get(credential());
		expect(error).toMatchObject({ httpCode: '401', message: expect.stringMatching(message), description: expect.stringMatching(description) });
		expect([error?.message.includes('may have been made'), cloud.requests.length, error?.failure]).toEqual([false, 1, { cause: 'credential-invalid' }]);
	});

	it.each([-16 * MINUTE, 16 * MINUTE])('is signed by a clock that is %d ms off', async (off) => {
		ahead = off;
		const { error } = await get();
		expect([error?.message, error?.description]).toEqual([
			expect.stringContaining('signature expired'),
			expect.stringContaining('The clock of this n8n server differs from that of Huawei Cloud by more than 15 minutes'),
		]);
		expect(cloud.requests).toHaveLength(1);
	});

	it('is blocked after six wrong tries, and the error says how long to wait', async () => {
		for (let tries = 0; tries < 6; tries++) await get({ secretAccessKey: 'wrong' });
		const { error } = await get();
		expect([error?.message, error?.description]).toEqual([
			expect.stringContaining('AK access failed to reach the limit'),
			expect.stringContaining('has blocked this access key. Wait five minutes'),
		]);
		ahead = 5 * MINUTE + 1000;
		expect((await get()).error).toBeUndefined();
	});
});

describe('a credential that Huawei Cloud accepts', () => {
	it.each<[string, () => object]>([
		['is signed by a clock that is a quarter of an hour slow', () => (ahead = 14.5 * MINUTE) && {}],
		['was pasted with blanks around it', () => ({ accessKeyId: ` ${cloud.emulator.credential.accessKeyId}\n`, endpoint: ` ${cloud.emulator.url}/ ` })],
		['has an unknown region and an endpoint of its own', () => ({ region: 'my-cloud-1' })],
	])('%s', async (_what, credential) => {
		expect((await get(credential())).error).toBeUndefined();
	});

	it('is temporary and sends its token, signed', async () => {
		const { securityToken } = cloud.emulator.temporaryCredential;
		expect((await get(cloud.emulator.temporaryCredential)).error).toBeUndefined();
		expect(cloud.emulator.received[0]?.headers).toMatchObject({
			'x-security-token': securityToken,
			authorization: expect.stringContaining(';x-security-token,'),
		});
	});

	it.each([
		['workspace', () => getUsers(), '/workspace/cn-north-4/v2/{project_id}/users'],
		['codeartsartifact', () => resetMavenPassword(), '/codeartsartifact/cn-north-4/cloudartifact/v5/maven/users/me'],
	])('has an endpoint with places for service (%s) and region', async (_service, node, path) => {
		const { error } = await cloud.run(node(), [{}], { credential: { endpoint: `${cloud.emulator.url}/{service}/{region}/` } });
		expect(cloud.requests.map((request) => request.path)).toEqual([path]);
		expect(error?.description).toMatch(/^The service is not offered in the Region of the credential, or not enabled.* APIGW\.0101, HTTP 404, /);
	});
});

describe('a malformed credential', () => {
	it.each([
		[{ accessKeyId: '' }, 'The Access Key ID of the Huawei Cloud credential is empty'],
		[{ secretAccessKey: ' ' }, 'The Secret Access Key of the Huawei Cloud credential is empty'],
		[{ region: '' }, 'The Region of the Huawei Cloud credential is empty'],
		[{ projectId: 'my project' }, 'The Project ID of the Huawei Cloud credential may contain only letters, digits, "-" and "_"'],
		[{ region: 'cn north' }, 'The Region of the Huawei Cloud credential is not a region ID such as cn-north-4'],
		[{ region: 'moon-1', endpoint: '' }, expect.stringMatching(/^The region "moon-1" is not known\. Choose a region from the list/)],
		[{ region: 'ap-southeast-2', endpoint: '' }, expect.stringMatching(/^DDM is not offered in AP-Bangkok \(ap-southeast-2\)\. Choose another region/)],
		[{ endpoint: 'nonsense' }, expect.stringMatching(/^The Custom Endpoint of the credential is not a URL: nonsense\. A valid one is, for example, https:/)],
		[{ endpoint: 'http://ddm.example.com' }, expect.stringMatching(/^http:\/\/ddm\.example\.com is not encrypted\. Use https/)],
		[{ endpoint: 'https://me@127.0.0.1:1' }, expect.stringMatching(/^The Custom Endpoint of the credential must not contain a user name/)],
		[{ accessKeyId: 'TWO WORDS' }, expect.stringContaining('contains spaces or unusual characters. Copy it again')],
	])('%j sends nothing, and every item says what to correct', async (credential, message) => {
		const node = setAccountPassword({ instanceId: byId('0'.repeat(36)), accountName: byId('app'), password: 'N3w~Password' });
		const { done } = await cloud.run(node, [{}, {}, {}], { credential, ...CARRY_ON });
		expect(json(done)).toEqual([{ error: message }, { error: message }, { error: message }]);
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		const { error } = await cloud.run(node, [{}, {}, {}], { credential });
		expect([error?.message, error?.description, cloud.requests]).toEqual([message, expect.stringContaining('Nothing was changed.'), []]);
	});

	it('is noticed before the first of several changes, also where nothing is read before', async () => {
		const update = updateUser({ userId: byId('u1'), updateFields: { disabled: true } });
		const { error } = await cloud.run(update, [{}, {}], { credential: { region: 'moon-1', endpoint: '' } });
		expect([error?.message, error?.description]).toEqual([expect.stringMatching(/^The region "moon-1" is not known\./), expect.stringContaining('Nothing was changed.')]);
	});
});

describe('the credential test', () => {
	const test = async (credential?: object) => await cloud.engine(credential).testCredential('huaweiCloudApi');

	it('passes with a good key, by a request that changes nothing', async () => {
		expect(JSON.stringify(await test())).toContain(cloud.emulator.credential.projectId);
		expect(JSON.stringify(await test(cloud.emulator.temporaryCredential))).toContain(cloud.emulator.credential.projectId);
		expect(cloud.requests[0]).toEqual({ method: 'GET', path: '/v3/auth/projects', query: {}, body: '' });
	});

	it.each([{ accessKeyId: 'NOSUCHKEY' }, { secretAccessKey: 'wrong' }])('fails with %j', async (credential) => {
		await expect(test(credential)).rejects.toMatchObject({ httpCode: '401' });
		expect(cloud.requests).toHaveLength(2); // n8n's own client asks once more after a 401.
	});

	it('asks IAM at the place the endpoint has for it', async () => {
		await expect(test({ endpoint: `${cloud.emulator.url}/{service}/{region}` })).rejects.toMatchObject({ httpCode: '404' });
		expect(cloud.requests[0]?.path).toBe('/iam/cn-north-4/v3/auth/projects');
	});

	it.each([{ region: '' }, { endpoint: 'http://iam.example.com' }, { endpoint: 'nonsense' }])('sends nothing with %j', async (credential) => {
		await expect(test(credential)).rejects.toThrow();
		expect(cloud.requests).toEqual([]);
	});
});
