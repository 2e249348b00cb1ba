import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../../../shared/answers/fields';
import { apiOf, collect, paging } from '../../../shared/form/list';
import { operationOf } from '../../../shared/form/operation';
import type { Values } from '../../../shared/form/plan';
import { property } from '../../../shared/form/property';
import { readEach } from '../../../shared/form/readEach';
import type { Api, Call } from '../../../shared/request';
import { chunks } from '../../../shared/run/parallel';
import { accessKeys, keysOf } from '../../accessKeyData';
import { users } from '../../user';
import { whose } from '../../whose';

const includeLastUse = property({
	displayName: 'Include Last Use',
	name: 'includeLastUse',
	type: 'boolean',
	default: false,
	description: 'Whether to return when each key was last used, which takes a request for each key',
});

/** When a key was last used (IAM API 5.0, ShowAccessKeyLastUsedV5). */
const showLastUse: Api = {
	service: 'iam',
	api: 'ShowAccessKeyLastUsedV5',
	method: 'GET',
	path: '/v5/users/{user_id}/access-keys/{access_key_id}/last-used',
	effect: 'read',
	permission: 'iam:credentials:showAccessKeyLastUsedV5',
};

/** So many users are read at a time, so that a small limit takes few requests. */
const AT_A_TIME = 20;

/** The keys of one user; with the last use of each, null for never, if it is wanted. */
async function read(call: Call, { user_id: id, ...owner }: IDataObject, withLastUse: boolean): Promise<IDataObject[]> {
	const keys: IDataObject[] = [];
	for (const key of await keysOf(call, String(id))) {
		const used = withLastUse && (await call({ ...showLastUse, params: { user_id: String(id), access_key_id: String(key.access_key_id) } }, (body) => objectIn(body, 'access_key_last_used')));
		keys.push({ ...owner, ...key, ...(used && { last_used_at: used.last_used_at ?? null }) });
	}
	return keys;
}

/** Lists access keys: those of one user, or of all users with their names. */
export const getAll = operationOf({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many access keys', description: 'Retrieve the access keys of a user or of all users, without their secrets' },
	properties: [...whose('Access Keys', 'user'), ...paging, includeLastUse],
	apis: [apiOf(accessKeys), apiOf(users), showLastUse],
	policies: ['IAM access review', 'IAM key rotation', 'IAM joiner and leaver'],
	async execute(steps, { whose: of, userId, returnAll, limit, includeLastUse: withLastUse }) {
		const most = returnAll ? Infinity : limit;
		const owners: IDataObject[] = of === 'user' ? [{ user_id: userId }] : (await collect(steps.call, users)).map(({ user_id, user_name }) => ({ user_name, user_id }));
		const keys: IDataObject[] = [];
		for (const some of chunks(owners, AT_A_TIME)) {
			if (keys.length >= most) break;
			for (const found of await readEach(steps, some as Values[], JSON.stringify, async ({ call }, owner) => await read(call, owner as IDataObject, withLastUse))) {
				if (found instanceof Error) return found;
				keys.push(...[found].flat());
			}
		}
		return keys.slice(0, most);
	},
});
