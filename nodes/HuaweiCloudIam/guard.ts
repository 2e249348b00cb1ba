import { apiOf, collect } from '../shared/form/list';
import type { Operation } from '../shared/form/operation';
import type { Steps, Values } from '../shared/form/plan';
import { readEach } from '../shared/form/readEach';
import { distinct } from '../shared/request';
import { accessKeys } from './accessKeyData';
import { unlessMissing } from './statuses';
import { readUser, showUser } from './userData';

/**
 * The same operation, refused for the root user and for the user whose access key the credential holds: after either, nobody
 * might be able to undo it. `isHarmful` tells which items that holds for. The API does not protect them (IAM API 5.0, CreateUserV5).
 */
export const guarded = (change: Operation, what: string, isHarmful: (values: Values) => boolean = () => true): Operation => ({
	...change,
	apis: distinct([...change.apis, showUser, apiOf(accessKeys)]),
	async prepare(steps, all) {
		const own = (await change.prepare?.(steps, all)) ?? all.map(() => ({}));
		const harmful = all.filter(isHarmful);
		const found = await readEach(steps, harmful, ({ userId }) => String(userId), async (inner, { userId }) => ({ reason: await reasonAgainst(inner, String(userId)) }));
		const against = new Map(harmful.map((values, place) => [values, found[place]]));
		return all.map((values, place) => {
			const reason = against.get(values);
			if (reason instanceof Error) return reason;
			if (reason && 'reason' in reason && reason.reason) return new Error(`${String(reason.reason)}, and is not ${what} by this node`);
			return own[place] as object | Error;
		});
	},
});

async function reasonAgainst({ call, caller }: Steps, id: string): Promise<string> {
	const user = await unlessMissing(readUser(call, id));
	// What becomes of somebody who does not exist is up to the operation.
	if (!user) return '';
	const { user_name: name, is_root_user: isRoot } = user;
	if (isRoot === true) return `${String(name)} is the root user of the account`;
	const keys = await collect(call, accessKeys, { params: { user_id: id } });
	return keys.some(({ access_key_id: key }) => key === caller.accessKeyId) ? `${String(name)} is the user whose access key this credential holds` : '';
}
