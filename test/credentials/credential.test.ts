import { authorize, type OutgoingRequest, readCredential, UNSIGNED } from '../../credentials/credential';
import { signedHeaders } from '../fixtures/signature';

const complete = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey', region: 'cn-north-4', projectId: 'project-1' };

const time = Date.UTC(2026, 5, 1, 12);

describe('reading the credential', () => {
	it('trims what was pasted', () => {
		const pasted = { accessKeyId: ' AccessKey', secretAccessKey: 'SecretKey\n', region: '\tcn-north-4', projectId: 'project-1 ', securityToken: ' t ', endpoint: ' ' };

		expect(readCredential({ ...pasted, allowUnauthorizedCerts: true })).toEqual({ ...complete, securityToken: 't', endpoint: '', allowUnauthorizedCerts: true });
	});

	it.each([
		['accessKeyId', 'Access Key ID'],
		['secretAccessKey', 'Secret Access Key'],
		['region', 'Region'],
	])('names %s by its title when it is empty', (name, title) => {
		for (const value of ['', '  ', undefined, null, 5]) {
			expect(() => readCredential({ ...complete, [name]: value })).toThrow(`The ${title} of the Huawei Cloud credential is empty`);
		}
	});

	it.each(['cn north', 'cn.north', 'cn-north-4/..', 'cn-north-4#', 'example.com:80', '北京'])('refuses the region "%s"', (region) => {
		expect(() => readCredential({ ...complete, region })).toThrow('The Region of the Huawei Cloud credential is not a region ID such as cn-north-4');
	});

	it.each(['a/b', '..', 'a b', '{project_id}', 'a%2Fb', 'a\r\nX-Domain-Id: b'])('refuses the project ID %j', (projectId) => {
		expect(() => readCredential({ ...complete, projectId })).toThrow('The Project ID of the Huawei Cloud credential may contain only');
	});

	it.each([
		{ accessKeyId: 'Access Key' },
		{ accessKeyId: 'Access\u00a0Key' },
		{ accessKeyId: 'AccessKéy' },
		{ securityToken: 'to ken' },
		{ securityToken: 'to\r\nken' },
	])('refuses spaces and unusual characters: %j', (part) => {
		expect(() => readCredential({ ...complete, ...part })).toThrow('contains spaces or unusual characters');
	});

	it.each([
		{ region: '', secretAccessKey: 'SECRET' },
		{ securityToken: 'SE\nCRET' },
		{ accessKeyId: 'AK SECRET' },
	])('does not quote a value: %j', (part) => {
		expect(() => readCredential({ ...complete, ...part })).toThrow(/^(?!.*CRET)/s);
	});
});

describe('authorizing a request', () => {
	const authorized = (request: Partial<OutgoingRequest> = {}, credential: object = {}) => {
		const whole = { method: 'GET', url: new URL('https://ddm.cn-north-4.myhuaweicloud.com/v1'), headers: {}, ...request };
		const headers = authorize({ ...complete, ...credential }, whole, time);
		return { headers, signed: signedHeaders({ ...whole, headers, body: whole.body === UNSIGNED ? undefined : whole.body }, complete.secretAccessKey) };
	};

	it('adds project, date and signature, and signs all it knows', () => {
		const { headers, signed } = authorized({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });

		expect(headers).toEqual({
			'Content-Type': 'application/json',
			'X-Project-Id': 'project-1',
			'X-Sdk-Date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
			Authorization: expect.stringContaining('SDK-HMAC-SHA256 Access=AccessKey, '),
		});
		expect(signed).toEqual(['content-type', 'host', 'x-project-id', 'x-sdk-date']);
	});

	it('sends and signs the token of a temporary key', () => {
		const { headers, signed } = authorized({}, { securityToken: 'token' });

		expect(headers).toMatchObject({ 'X-Security-Token': 'token' });
		expect(signed).toEqual(['host', 'x-project-id', 'x-sdk-date', 'x-security-token']);
	});

	it.each(['https://iam.myhuaweicloud.com/v3/auth/projects', 'https://iam.eu-west-101.myhuaweicloud.eu/v3', 'https://iam.example.com/v3'])('names no project to %s', (url) => {
		expect(authorized({ url: new URL(url) }).signed).toEqual(['host', 'x-sdk-date']);
	});

	it('names the project to a host that only begins alike', () => {
		expect(authorized({ url: new URL('https://iamnot.example.com/') }).headers).toMatchObject({ 'X-Project-Id': 'project-1' });
	});

	it('names no project in a call for the whole account', () => {
		expect(authorized({ headers: { 'X-Domain-Id': 'domain' } }).signed).toEqual(['host', 'x-domain-id', 'x-sdk-date']);
	});

	it('names no project to a service of the whole account, whatever its host', () => {
		expect(authorized({ isAccountWide: true }).signed).toEqual(['host', 'x-sdk-date']);
	});

	it('names no project where the credential has none', () => {
		expect(authorized({}, { projectId: '' }).signed).toEqual(['host', 'x-sdk-date']);
	});

	it('leaves the project that the caller names', () => {
		expect(authorized({ headers: { 'X-Project-Id': 'another' } }).headers).toMatchObject({ 'X-Project-Id': 'another' });
	});

	it('says that a body it cannot see is not signed, and signs that', () => {
		const { headers, signed } = authorized({ method: 'POST', body: UNSIGNED });

		expect(headers).toMatchObject({ 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' });
		expect(signed).toContain('x-sdk-content-sha256');
	});

	it('leaves the headers it was given as they are', () => {
		const headers = Object.freeze({ 'Content-Type': 'application/json' });

		expect(() => authorized({ headers })).not.toThrow();
	});
});

describe('a signature', () => {
	const at = (now: number) => authorize(complete, { method: 'GET', url: new URL('https://example.com'), headers: {} }, now);

	it('has the second of sending as its date', () => {
		expect(at(time + 999)['X-Sdk-Date']).toBe('20260601T120000Z');
	});

	it('depends on the request and the second alone, so that nothing has to be remembered about earlier ones', () => {
		expect(at(time + 999)).toEqual(at(time));
		expect(Object.keys(at(time)).sort()).toEqual(['Authorization', 'X-Project-Id', 'X-Sdk-Date']);
		expect(at(time + 1000).Authorization).not.toBe(at(time).Authorization);
	});
});
