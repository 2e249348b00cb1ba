import type { HuaweiCloudCredential } from '../../../credentials/credential';
import { customOrigin, officialOrigin } from '../../../credentials/endpoints';
import { encode } from '../../../credentials/sign';
import type { ApiRequest } from '../request';

/** Where a request goes: absolute, everything percent-encoded as it is signed. Throws for values that would lead elsewhere. */
export function urlOf({ service, path, params, query }: ApiRequest, { endpoint, region, projectId }: HuaweiCloudCredential): URL {
	const origin = endpoint ? customOrigin(endpoint, service, region) : officialOrigin(service, region);
	const values: Record<string, string> = { ...params, project_id: projectId };
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name] ?? '';
		// An ID that was looked up may be anything, and URLs drop these segments: the request would be another one.
		if (['', '.', '..'].includes(value)) throw new Error('Huawei Cloud gave an ID that cannot be part of a URL');
		return encode(value);
	});
	const url = new URL(`${origin}${filled}`);
	url.search = Object.entries(query ?? {})
		.flatMap(([key, value]) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => `${encode(key)}=${encode(String(one))}`))
		.join('&');
	return url;
}
