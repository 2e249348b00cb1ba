import { listIn, textIn } from '../shared/answers/fields';
import type { Api, Call } from '../shared/request';

/** Reads the account that the access key belongs to (IAM API, KeystoneListAuthDomains). */
export const listAuthDomains: Api = { service: 'iam', api: 'KeystoneListAuthDomains', method: 'GET', path: '/v3/auth/domains', effect: 'read', permission: 'none needed' };

/** The ID of the access key's account, which CodeArts Artifact calls a tenant. */
export const accountIdOf = async (call: Call) =>
	await call(listAuthDomains, (body) => {
		const [domain] = listIn(body, 'domains');
		if (!domain) throw new Error('it names no account');
		return textIn(domain, 'id');
	});
