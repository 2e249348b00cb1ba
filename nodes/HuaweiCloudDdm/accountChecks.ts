import { unknownName } from '../shared/form/called';
import { collect, type List } from '../shared/form/list';
import type { Prepare } from '../shared/form/plan';
import type { Call } from '../shared/request';
import { accounts } from './account';
import { databases } from './database';

/** An instance takes so many accounts (DDM API, CreateUsers). */
const MOST = 100;

/** What an item names that has to be there, or must not be. */
interface Names {
	instanceId: string;
	newAccountName?: string;
	databases?: string[];
	updateFields?: { databases?: string[] };
}

/** Reads the names in a list of an instance, each list once. */
function readingOnce(call: Call) {
	const known = new Map<string, Promise<Set<string>>>();
	return async (list: List, instanceId: string) => {
		const key = `${list.api} ${instanceId}`;
		const names = known.get(key) ?? collect(call, list, { params: { instance_id: instanceId } }).then((all) => new Set(all.map(({ name }) => String(name))));
		known.set(key, names);
		return await names;
	};
}

/** Throws if the new account cannot be created, or a database does not exist. */
async function check({ instanceId, newAccountName, databases: ofNew = [], updateFields: { databases: wanted = ofNew } = {} }: Names, namesIn: ReturnType<typeof readingOnce>): Promise<object> {
	const there = wanted.length > 0 ? await namesIn(databases, instanceId) : new Set<string>();
	const missing = wanted.find((name) => !there.has(name));
	if (missing !== undefined) throw unknownName('database of this instance', missing, [...there].filter((name) => name.toLowerCase().includes(missing.toLowerCase())));
	if (newAccountName === undefined) return {};
	const taken = await namesIn(accounts, instanceId);
	if (taken.has(newAccountName)) throw new Error(`The instance has an account called "${newAccountName}" already, or an earlier item creates it. Use 'Update' or 'Reset Password' to change an account`);
	if (taken.size >= MOST) throw new Error(`The instance has ${MOST} accounts already, with those that earlier items create, and takes no more. Delete one first`);
	taken.add(newAccountName);
	return {};
}

/** Finds accounts that exist already and databases that do not, before the first change. Each list is read once for all items. */
export const checkNames: Prepare = async ({ call }, all) => {
	const namesIn = readingOnce(call);
	const checked: Array<object | Error> = [];
	for (const item of all) checked.push(await check(item as object as Names, namesIn).catch((error: Error) => error));
	return checked;
};
