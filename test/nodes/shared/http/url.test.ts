import type { HuaweiCloudCredential } from '../../../../credentials/credential';
import { urlOf } from '../../../../nodes/shared/http/url';
import type { ApiRequest } from '../../../../nodes/shared/request';

const credential: HuaweiCloudCredential = { accessKeyId: 'AK', secretAccessKey: 'SK', region: 'cn-north-4', projectId: 'p1' };
const hrefOf = (part: Partial<ApiRequest>, more: Partial<HuaweiCloudCredential> = {}) =>
	urlOf({ service: 'workspace', api: 'ListUsers', method: 'GET', path: '/v2/{project_id}/users', effect: 'read', permission: 'workspace:users:list', ...part }, { ...credential, ...more }).href;

it('is the official host of service and region, with the project in the path', () => {
	expect(hrefOf({})).toBe('https://workspace.cn-north-4.myhuaweicloud.com/v2/p1/users');
});

it('is the custom endpoint where there is one', () => {
	expect(hrefOf({}, { endpoint: 'http://127.0.0.10:8080' })).toBe('http://127.0.0.10:8080/v2/p1/users');
});

it('encodes every segment, every name and every value', () => {
	expect(hrefOf({ path: '/{first}/{second}', params: { first: 'a/b', second: 'ü?#%' }, query: { 'k&': ['1=', '2'], none: undefined, zero: 0 } })).toBe(
		'https://workspace.cn-north-4.myhuaweicloud.com/a%2Fb/%C3%BC%3F%23%25?k%26=1%3D&k%26=2&zero=0',
	);
});

it.each(['', '.', '..'])('refuses the segment "%s", which would be left out', (segment) => {
	expect(() => hrefOf({ path: '/v2/{segment}/users', params: { segment } })).toThrow('Huawei Cloud gave an ID that cannot be part of a URL');
});

it('refuses a path with a parameter that has no value', () => {
	expect(() => hrefOf({ path: '/v2/{project_id}/users/{user_id}' })).toThrow('Huawei Cloud gave an ID that cannot be part of a URL');
});
