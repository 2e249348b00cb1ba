import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { authenticate } from '../../credentials/authenticate';
import { IAM_ORIGIN, REGIONS } from '../../credentials/endpoints';
import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';

let credential: HuaweiCloudApi;
beforeEach(() => void (credential = new HuaweiCloudApi()));

describe('the credential form', () => {
	it('asks for these fields, which are empty, in this order', () => {
		expect(credential.properties.map((property) => [property.displayName, property.name, property.type, property.default])).toEqual([
			['Access Key ID', 'accessKeyId', 'string', ''],
			['Secret Access Key', 'secretAccessKey', 'string', ''],
			['Region', 'region', 'options', 'cn-north-4'],
			['Project ID', 'projectId', 'string', ''],
			['Security Token', 'securityToken', 'string', ''],
			['Custom Endpoint', 'endpoint', 'string', ''],
			['Ignore SSL Issues (Insecure)', 'allowUnauthorizedCerts', 'boolean', false],
		]);
	});

	it('requires what every call needs', () => {
		expect(credential.properties.filter(({ required }) => required).map(({ name }) => name)).toEqual(['accessKeyId', 'secretAccessKey', 'region']);
	});

	it('says of every field where its value is found, and of an ID and a URL what it looks like', () => {
		for (const { description } of credential.properties) expect(description).toMatch(/^[A-Z].{30,}/);
		expect(credential.properties.flatMap(({ name, placeholder }) => (placeholder?.startsWith('e.g. ') ? [name] : []))).toEqual(['accessKeyId', 'projectId', 'endpoint']);
	});

	it('masks the secrets, and nothing else', () => {
		expect(credential.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name)).toEqual(['secretAccessKey', 'securityToken']);
	});

	it('offers every region by name and ID, in the order of the names', () => {
		const options = credential.properties.find(({ name }) => name === 'region')?.options as Array<{ name: string; value: string }>;
		const names = options.map(({ name }) => name);

		expect(options).toContainEqual({ name: 'CN North-Beijing4 (cn-north-4)', value: 'cn-north-4' });
		expect(options.map(({ value }) => value).sort()).toEqual(Object.keys(REGIONS).sort());
		expect(names).toEqual([...names].sort());
	});
});

describe('the credential class', () => {
	it('has the name the nodes ask for', () => {
		expect([credential.name, credential.displayName]).toEqual(['huaweiCloudApi', 'Huawei Cloud API']);
	});

	it('is explained where it says', () => {
		expect(credential.documentationUrl).toMatch(/^https:\/\/github\.com\/n8n-nodes-huaweicloud\/n8n-nodes-huaweicloud#credential$/);
		expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toMatch(/^## Credential$/m);
	});

	it('carries authenticate as a property of its own, since n8n drops methods from its list of types', () => {
		expect(Object.hasOwn(credential, 'authenticate')).toBe(true);
		expect(credential.authenticate).toBe(authenticate);
	});

	it('is tested with a request that changes nothing', () => {
		expect(credential.test.request).toEqual({ baseURL: IAM_ORIGIN, url: '/v3/auth/projects' });
	});

	it('explains each refusal of the test', () => {
		expect(credential.test.rules).toEqual([
			{ type: 'responseCode', properties: { value: 401, message: expect.stringContaining('did not accept the access key') } },
			{ type: 'responseCode', properties: { value: 403, message: expect.stringContaining('is not allowed to call APIs') } },
			{ type: 'responseCode', properties: { value: 404, message: expect.stringContaining('Custom Endpoint') } },
		]);
	});
});
