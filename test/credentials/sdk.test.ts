import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';

import { authorize } from '../../credentials/credential';

const credential = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey', region: 'cn-north-4', projectId: 'project1' };

const ORIGIN = 'https://workspace.cn-north-4.myhuaweicloud.com';

interface Sent {
	method: string;
	path: string;
	query?: Record<string, string>;
	data?: object;
	headers?: Record<string, string>;
}

/** What the official SDK says about a request that has been signed here, date included. */
function bySdk({ method, path, query, data }: Sent, origin: string, signed: Record<string, string>): unknown {
	const headers = Object.fromEntries(Object.entries(signed).filter(([name]) => name !== 'Authorization'));
	const request = { method, endpoint: origin + path, queryParams: query, data, headers };
	return AKSKSigner.sign(request, { getAk: () => credential.accessKeyId, getSk: () => credential.secretAccessKey } as Parameters<typeof AKSKSigner.sign>[1]);
}

describe("the official SDK's signer agrees", () => {
	const cases: Array<[string, Sent]> = [
		['on a POST', { method: 'POST', path: '/v1/p/vpc/123', data: { key: 'value' } }],
		['on a PUT with text of many alphabets', { method: 'PUT', path: '/v2/p/users/u1', data: { description: '用户 é 😀', disabled: false } }],
		['on a path with every character that needs no escape', { method: 'POST', path: '/v2/a-b_c.d~e/', data: { a: 1 } }],
		['on a query', { method: 'POST', path: '/v2/p/users', query: { user_name: 'a b+c/*', limit: '50', Empty: '' }, data: { a: 1 } }],
		['on a request without a body', { method: 'GET', path: '/v2/p/users', query: { limit: '2', offset: '0' } }],
		['on another project', { method: 'POST', path: '/v2/p', data: { a: 1 }, headers: { 'X-Project-Id': 'project2' } }],
		['on a call for the whole account', { method: 'POST', path: '/v3/x', data: { a: 1 }, headers: { 'X-Domain-Id': 'domain1' } }],
	];

	it.each(cases)('%s', (_what, sent) => {
		const url = new URL(ORIGIN + sent.path);
		url.search = new URLSearchParams(sent.query).toString().replaceAll('+', '%20');
		const headers = { 'Content-Type': 'application/json', ...sent.headers };
		const ours = authorize(credential, { method: sent.method, url, headers, body: sent.data && JSON.stringify(sent.data) });

		expect(bySdk(sent, ORIGIN, ours)).toMatchObject({ Authorization: ours.Authorization });
	});

	it('on a temporary key and a port of its own', () => {
		const sent = { method: 'POST', path: '/v2/p', data: { a: 1 } };
		const origin = 'https://cloud.example.com:8443';
		const temporary = { ...credential, securityToken: 'dG9rZW4=/+' };
		const ours = authorize(temporary, { method: 'POST', url: new URL(origin + sent.path), headers: {}, body: '{"a":1}' });

		expect(bySdk(sent, origin, ours)).toMatchObject({ Authorization: ours.Authorization });
	});
});
