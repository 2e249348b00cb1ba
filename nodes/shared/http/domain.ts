import { listIn, textIn } from '../answers/fields';
import type { ApiRequest } from '../request';
import type { Session } from './session';
import { call } from './transport';

/** The account that the access key belongs to (IAM API, KeystoneListAuthDomains). */
export const authDomains: ApiRequest = { service: 'iam', api: 'KeystoneListAuthDomains', method: 'GET', path: '/v3/auth/domains', effect: 'read', permission: 'none needed' };

/** The account IDs that were found, by access key and endpoint. They never change. */
const found = new Map<string, string>();

/**
 * The ID of the access key's account, looked up once per key. Nothing where it cannot be found, since hardly any API needs it.
 * Throws what stops everything, such as a key that is refused.
 */
export async function domainOf(session: Session): Promise<string | undefined> {
	const { accessKeyId, endpoint } = session.credential;
	const key = `${accessKeyId} ${endpoint}`;
	const known = found.get(key) ?? (await call(session, authDomains, (body) => listIn(body, 'domains').map((domain) => textIn(domain, 'id'))[0]).catch(() => undefined));
	if (session.progress.stop) throw session.progress.stop;
	if (known !== undefined) found.set(key, known);
	return known;
}
