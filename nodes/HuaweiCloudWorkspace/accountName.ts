import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../shared/form/operation';
import { collect, countOf } from '../shared/form/list';
import type { Steps, Values } from '../shared/form/plan';
import { property } from '../shared/form/property';
import type { Api } from '../shared/request';
import { get } from './actions/user/get';
import { groups } from './group';
import { users } from './user';

/** The name of a user or a user group, which some APIs want besides its ID. Nobody fills it in: `named` reads it. */
export const accountName = property({ displayName: 'Account Name', name: 'accountName', type: 'string', default: '' });

/**
 * An operation on users, or on what `accountType` says, that has `accountName` among its fields: the form leaves that field
 * out, and the names of all items are read before the first change, with the APIs of `reading`.
 */
export const named = (change: Operation, reading: readonly Api[]): Operation => ({
	...change,
	properties: change.properties.filter((field) => field !== accountName),
	apis: [...change.apis, ...reading],
	prepare: async (steps, all) => (await namesOf(steps, all)).map((name) => (name instanceof Error ? name : { accountName: name })),
});

/** The name of the account of each item, or why there is none. */
async function namesOf(steps: Steps, all: readonly Values[]): Promise<Array<string | Error>> {
	const accounts = all.map(({ accountType, userId, groupId }) => (accountType === 'USER_GROUP' ? { kind: 'user group', id: String(groupId) } : { kind: 'user', id: String(userId) }));
	const known = new Map<string, ReadonlyMap<string, string | Error>>();
	for (const [kind, read] of Object.entries(READERS)) {
		const ids = [...new Set(accounts.filter((account) => account.kind === kind).map(({ id }) => id))];
		known.set(kind, ids.length === 0 ? new Map() : await read(steps, ids).catch((error: Error) => new Map(ids.map((id) => [id, error]))));
	}
	return accounts.map(({ kind, id }) => known.get(kind)?.get(id) ?? new Error(`There is no ${kind} with the ID ${id} in this Workspace`));
}

/** Reads the names of some accounts, perhaps among others, by their IDs. */
type Reader = (steps: Steps, ids: string[]) => Promise<Map<string, string | Error>>;

/** Reads the users one by one, or page by page where that takes fewer requests. */
const userNames: Reader = async ({ call, perform }, ids) => {
	const total = ids.length === 1 ? Infinity : await countOf(call, users);
	if (total < ids.length * users.longest) return new Map((await collect(call, users)).map(({ id, user_name }) => [String(id), String(user_name)]));
	const found = await perform(get, ids.map((userId) => ({ userId })));
	return new Map(found.map((user, place) => [String(ids[place]), user instanceof Error ? user : String((user as IDataObject).user_name)]));
};

const groupNames: Reader = async ({ call }) => new Map((await collect(call, groups)).map(({ id, name }) => [String(id), String(name)]));

const READERS = { user: userNames, 'user group': groupNames };
