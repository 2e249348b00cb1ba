import { listIn, textIn } from '../shared/answers/fields';
import { authDomains } from '../shared/http/domain';
import type { Call } from '../shared/request';

/** The ID of the access key's account, which CodeArts Artifact calls a tenant. */
export const accountIdOf = async (call: Call) =>
	await call(authDomains, (body) => {
		const [domain] = listIn(body, 'domains');
		if (!domain) throw new Error('it names no account');
		return textIn(domain, 'id');
	});
