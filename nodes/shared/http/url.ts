import type { HuaweiCloudCredential } from '../../../credentials/credential';
import { customOrigin, officialOrigin } from '../../../credentials/endpoints';
import { encode } from '../../../credentials/sign';
import type { ApiRequest } from '../request';

/** Where a request goes: absolute, everything percent-encoded as it is signed. Throws for segments that would lead elsewhere. */
export function urlOf({ service, path, query }: ApiRequest, { endpoint, region, projectId }: HuaweiCloudCredential): URL {
	const origin = endpoint ? customOrigin(endpoint, service, region) : officialOrigin(service, region);
	// An ID that was looked up may be anything, and URLs drop these segments: the request would be another one.
	if (path.some((segment) => ['', '.', '..'].includes(segment))) throw new Error('Huawei Cloud gave an ID that cannot be part of a URL');
	const url = new URL(`${origin}/${path.map((segment) => encode(segment === '{project_id}' ? projectId : segment)).join('/')}`);
	url.search = Object.entries(query ?? {})
		.flatMap(([key, value]) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => `${encode(key)}=${encode(String(one))}`))
		.join('&');
	return url;
}
