import { type INode, type INodeTypes, Workflow } from 'n8n-workflow';

import { customOrigin, IAM_ORIGIN, officialOrigin, refuseObjectStorage, REGIONS, regionTitle, requireEncryption, type Service } from '../../credentials/endpoints';
import table from '../fixtures/regions.json';

const services = ['workspace', 'workspaceapp', 'ddm', 'codeartsartifact', 'iam'] as const satisfies Service[];
const regions = Object.keys(REGIONS);

const hostOf = (service: Service, region: string) => (table[service] as Record<string, string>)[region];

const attempt = (action: () => string) => {
	try {
		return action();
	} catch (error) {
		return (error as Error).message;
	}
};

describe('the official origins', () => {
	it('know every region of the official table, and no other', () => {
		expect([...regions].sort()).toEqual([...new Set(services.flatMap((service) => Object.keys(table[service])))].sort());
	});

	it.each(services.filter((service) => service !== 'iam'))('of %s are those of the official table; elsewhere the error says so', (service) => {
		const expected = regions.map((region) => [region, hostOf(service, region) ? `https://${hostOf(service, region)}` : expect.stringContaining('is not offered in')]);

		expect(regions.map((region) => [region, attempt(() => officialOrigin(service, region))])).toEqual(expected);
	});

	it('of IAM are those of the official table, or the global one', () => {
		const expected = regions.map((region) => [region, `https://${hostOf('iam', region) ?? 'iam.myhuaweicloud.com'}`]);

		expect(regions.map((region) => [region, officialOrigin('iam', region)])).toEqual(expected);
	});

	it('are known by a name of their own for every region', () => {
		const names = Object.values(REGIONS).map(({ name }) => name);

		expect(new Set(names.filter(Boolean)).size).toBe(regions.length);
		expect(regionTitle('cn-north-4')).toBe('CN North-Beijing4 (cn-north-4)');
	});

	it('are written out for the regions with hosts of their own', () => {
		expect(officialOrigin('workspaceapp', 'cn-north-4')).toBe('https://appstream.cn-north-4.myhuaweicloud.com');
		expect(officialOrigin('workspaceapp', 'ap-southeast-3')).toBe('https://workspace.ap-southeast-3.myhuaweicloud.com');
		expect(officialOrigin('codeartsartifact', 'cn-north-4')).toBe('https://cloudartifacts-ext.cn-north-4.myhuaweicloud.com');
		expect(officialOrigin('codeartsartifact', 'cn-south-1')).toBe('https://artifact.cn-south-1.myhuaweicloud.com');
		expect(officialOrigin('ddm', 'eu-west-101')).toBe('https://ddm.eu-west-101.myhuaweicloud.eu');
	});

	it.each([
		['workspace', 'Workspace'],
		['workspaceapp', 'Workspace Application Streaming'],
		['ddm', 'DDM'],
		['codeartsartifact', 'CodeArts Artifact'],
	] as const)('of %s that are missing are explained with the regions to choose from', (service, title) => {
		const message = attempt(() => officialOrigin(service, 'cn-north-2'));
		const choice = /\(([^()]*)\), or set its Custom Endpoint$/.exec(message)?.[1];

		expect(message).toMatch(new RegExp(`^${title} is not offered in CN North-Beijing2 \\(cn-north-2\\)\\. Choose another region in the credential`));
		expect(choice?.split(', ').sort()).toEqual(Object.keys(table[service]).sort());
	});

	it.each(['mars-1', '', 'CN-NORTH-4', 'constructor'])('of a region that is not known, like "%s", are an error that says so', (region) => {
		expect(() => officialOrigin('workspace', region)).toThrow(`The region "${region}" is not known`);
	});
});

describe('a custom endpoint', () => {
	it.each([
		['https://cloud.example.com', 'https://cloud.example.com'],
		['https://cloud.example.com/', 'https://cloud.example.com'],
		['https://cloud.example.com:8443/gate/way//', 'https://cloud.example.com:8443/gate/way'],
		['  https://cloud.example.com  ', 'https://cloud.example.com'],
		['https://{service}.{region}.example.com', 'https://ddm.cn-north-4.example.com'],
		['https://example.com/{region}/{service}/{region}', 'https://example.com/cn-north-4/ddm/cn-north-4'],
		['https://Cloud.Example.com', 'https://cloud.example.com'],
		['https://host.docker.internal:8080', 'https://host.docker.internal:8080'],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['http://localhost:8080', 'http://localhost:8080'],
		['http://{service}.localhost:8080', 'http://ddm.localhost:8080'],
		['http://[::1]:8080', 'http://[::1]:8080'],
	])('%s becomes %s', (endpoint, origin) => {
		expect(customOrigin(endpoint, 'ddm', 'cn-north-4')).toBe(origin);
	});

	it.each([
		['no URL', 'cloud.example.com', 'is not a URL: cloud.example.com. A valid one is, for example, https://{service}.{region}.example.com'],
		['not filled', 'https://', 'is not a URL: https://'],
		['of another kind', 'xhttps://example.com', 'is not a URL: xhttps://example.com'],
		['with a user', 'https://me@example.com', 'must not contain a user name'],
		['with a password', 'https://:password@example.com', 'must not contain a user name'],
		['with a query', 'https://example.com/?a=1', 'must not contain'],
		['with a fragment', 'https://example.com/#a', 'must not contain'],
		['unencrypted', 'http://example.com:80', 'http://example.com is not encrypted'],
		['unencrypted to an address that only begins like this machine', 'http://127.0.0.1.example.com', 'is not encrypted'],
		['unencrypted to the local network', 'http://192.168.0.1', 'is not encrypted'],
		['of another protocol', 'ftp://example.com', 'is not a URL: ftp://example.com'],
		['a host and a port without a scheme', 'cloud.example.com:8443', 'is not a URL: cloud.example.com:8443'],
	])('that is %s is refused: %s', (_what, endpoint, message) => {
		expect(() => customOrigin(endpoint, 'ddm', 'cn-north-4')).toThrow(message);
	});
});

describe('encryption', () => {
	it.each(['https://example.com', 'http://127.0.0.1', 'http://127.1.2.3:80', 'http://127.10.20.30', 'http://localhost', 'http://a.localhost', 'http://[::1]'])('is not missed at %s', (url) => {
		expect(() => requireEncryption(new URL(url))).not.toThrow();
	});

	it.each(['http://example.com', 'http://localhost.example.com', 'http://notlocalhost', 'http://127.example.com', 'http://[::2]', 'http://0.0.0.0', 'ws://example.com', 'ws://127.0.0.1'])('is missed at %s', (url) => {
		expect(() => requireEncryption(new URL(url))).toThrow(`${new URL(url).origin} is not encrypted`);
	});
});

describe('object storage (OBS), which needs a different kind of signature', () => {
	it.each([
		['https://obs.cn-north-4.myhuaweicloud.com/', 'https://obs.cn-north-4.myhuaweicloud.com'],
		['https://bucket.obs.cn-north-4.myhuaweicloud.com/folder/file', 'https://obs.cn-north-4.myhuaweicloud.com'],
		['https://my.bucket.obs.ap-southeast-1.myhuaweicloud.com', 'https://obs.ap-southeast-1.myhuaweicloud.com'],
		['https://BUCKET.OBS.cn-north-4.MyHuaweiCloud.com:443', 'https://obs.cn-north-4.myhuaweicloud.com'],
		['https://bucket.obs.cn-north-4.myhuaweicloud.com.', 'https://obs.cn-north-4.myhuaweicloud.com'],
		['https://obs.myhuaweicloud.com', 'https://obs.myhuaweicloud.com'],
		['https://bucket.obs.myhuaweicloud.com', 'https://obs.myhuaweicloud.com'],
		['https://bucket.obs.eu-west-101.myhuaweicloud.eu', 'https://obs.eu-west-101.myhuaweicloud.eu'],
		['https://obs.obs.cn-north-4.myhuaweicloud.com', 'https://obs.cn-north-4.myhuaweicloud.com'],
		['http://obs.cn-north-4.myhuaweicloud.com', 'https://obs.cn-north-4.myhuaweicloud.com'],
	])('is refused at %s, and the error says how to reach it with the S3 node', (url, endpoint) => {
		expect(() => refuseObjectStorage(new URL(url))).toThrow(
			`Use n8n's S3 node instead: in its credential enter the same access key, ${endpoint} as S3 Endpoint and the region ID as Region`,
		);
	});

	it.each([
		'https://ecs.cn-north-4.myhuaweicloud.com/obs',
		'https://ecs.cn-north-4.myhuaweicloud.com/?host=obs.cn-north-4.myhuaweicloud.com',
		'https://jobs.cn-north-4.myhuaweicloud.com',
		'https://obs-sdk.cn-north-4.myhuaweicloud.com',
		'https://obs.ecs.cn-north-4.myhuaweicloud.com',
		'https://obs.cn-north-4.myhuaweicloud.com.example.com',
		'https://obs.cn-north-4.notmyhuaweicloud.com',
		'https://obs.example.com',
	])('is not what %s is', (url) => {
		expect(() => refuseObjectStorage(new URL(url))).not.toThrow();
	});
});

describe("the credential test's address", () => {
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes: {} as INodeTypes });

	const evaluate = ($credentials: { region: string; endpoint?: string }) =>
		workflow.expression.getSimpleParameterValue({ parameters: {} } as INode, IAM_ORIGIN, 'internal', { $credentials });

	it('is that of the nodes in every region', () => {
		const official = regions.map((region) => [region, officialOrigin('iam', region)]);

		expect(regions.map((region) => [region, evaluate({ region, endpoint: '' })])).toEqual(official);
		expect(regions.map((region) => [region, evaluate({ region })])).toEqual(official);
	});

	it.each([
		'https://cloud.example.com',
		'https://cloud.example.com:8443/gateway',
		' https://cloud.example.com ',
		'https://{service}.{region}.example.com',
		'https://example.com/{service}/{region}/{service}',
		'http://127.0.0.1:8080',
	])('is that of the nodes with the custom endpoint "%s"', (endpoint) => {
		expect(evaluate({ region: 'cn-north-4', endpoint })).toBe(customOrigin(endpoint, 'iam', 'cn-north-4'));
	});

	it('is that of the nodes when blanks were pasted into the fields', () => {
		expect(evaluate({ region: 'eu-west-101', endpoint: '  ' })).toBe('https://iam.eu-west-101.myhuaweicloud.eu');
		expect(evaluate({ region: ' eu-west-101 ', endpoint: '' })).toBe('https://iam.eu-west-101.myhuaweicloud.eu');
	});
});
