import { type IDataObject, NodeApiError } from 'n8n-workflow';

import { collect, type List } from '../shared/form/list';
import type { Call } from '../shared/request';
import { chunks } from '../shared/run/parallel';
import { desktops } from '../HuaweiCloudWorkspace/desktop';
import { usersOf } from '../HuaweiCloudWorkspace/desktopData';
import { group, readGroup } from '../HuaweiCloudWorkspace/group';
import { lastLogins } from '../HuaweiCloudWorkspace/loginRecord';
import { users } from '../HuaweiCloudWorkspace/user';
import type { Reading, Settings } from './advance';
import { DAY } from './due';
import type { State } from './state';

/** No document names a longest page, and one says that everything comes without a limit. This many users are some 5 MB. */
const PAGE = 5000;

/** How many names go into one request. */
const NAMES = 50;

/** Reads all that the events need. Throws if anything of it cannot be read. */
export async function read(call: Call, { events, days }: Settings, state: State | undefined, now: number): Promise<Reading> {
	const all = new Map((await readUsers(call)).map((user) => [String(user.id), user]));
	const missing = [...(state?.users ?? [])].filter(([id]) => !all.has(id));
	for (const user of await stillThere(call, missing.map(([, { values }]) => String(values.user_name)))) all.set(String(user.id), user);
	return {
		users: [...all.values()],
		...(events.includes('desktopsChanged') && { desktops: await readDesktops(call, state) }),
		...(events.includes('noLogin') && { logins: await readLogins(call, state, now, days.noLogin as number) }),
	};
}

async function readUsers(call: Call): Promise<IDataObject[]> {
	return await collect(call, { ...users, longest: PAGE } satisfies List).catch(async (error) => {
		// What no document forbids may be refused all the same.
		if (error instanceof NodeApiError && error.httpCode === '400') return await collect(call, users);
		return await Promise.reject(error);
	});
}

/** Of these users, those who are there after all: the next page begins later when somebody is deleted while a list is read. */
async function stillThere(call: Call, names: readonly string[]): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	for (const some of chunks(names, NAMES)) found.push(...(await collect(call, users, { query: { user_names: some } })));
	return found;
}

/** The desktops by their users. Where one is missing that was there, all are read once more, for the same reason. */
async function readDesktops(call: Call, state: State | undefined): Promise<Map<string, string[]>> {
	const all = await collect(call, desktops);
	const found = desktopsByUser(all);
	const isMissing = [...(state?.users ?? [])].some(([id, { values }]) => [values.desktops ?? []].flat().some((name) => !found.get(id)?.includes(String(name))));
	if (!isMissing || all.length < Number(desktops.longest)) return found;
	const again = await collect(call, desktops);
	return desktopsByUser([...new Map([...all, ...again].map((desktop) => [desktop.id, desktop])).values()]);
}

function desktopsByUser(all: readonly IDataObject[]): Map<string, string[]> {
	const names = new Map<string, string[]>();
	for (const desktop of all) {
		for (const { user_id: id } of usersOf(desktop)) names.set(String(id), [...(names.get(String(id)) ?? []), String(desktop.computer_name ?? desktop.id)]);
	}
	return names;
}

/**
 * Reads the logins since the newest that is known, and of a day before it, since a record may come late; at the beginning those of
 * all the days. By the records' own times, so that no step of n8n's clock leaves any out.
 */
async function readLogins(call: Call, state: State | undefined, now: number, days: number): Promise<Reading['logins']> {
	const known = state?.loginsUntil ?? now - (days - 1) * DAY;
	const last = await lastLogins(call, new Date(known - DAY).toISOString(), new Date(Math.max(now, known)).toISOString());
	return { last, until: [...last.values()].reduce((newest, time) => Math.max(newest, time), known) };
}

/** The name of the group whose users are watched, chosen by ID or by name; nothing if none was. Throws an Error if there is no such group. */
export async function groupNameOf(call: Call, id: string, name: string | undefined): Promise<string | undefined> {
	if (id === '') return undefined;
	if (name !== undefined) {
		const [found] = (await group.byName?.find(call, [name])) ?? [];
		if (found instanceof Error) throw found;
		return name;
	}
	const chosen = await readGroup(call, id);
	if (!chosen) throw new Error(`There is no user group with the ID ${id} in this Workspace. Choose the group from the list, or check Region and Project ID`);
	return String(chosen.name);
}
