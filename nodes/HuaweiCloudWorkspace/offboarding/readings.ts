import type { IDataObject } from 'n8n-workflow';

import { apiOf, collect } from '../../shared/form/list';
import type { Reading } from '../../shared/form/stepwise';
import { readUserSessions, userSessions } from '../appSession';
import { authorizations } from '../authorization';
import { storages } from '../cloudStorage';
import { folders } from '../cloudStorageAssignment';
import { desktops } from '../desktop';
import { usersOf } from '../desktopData';
import { groups } from '../group';
import { foldersOf } from '../personalFolder';
import type { Person } from './person';

/** The desktops of a person. The API finds similar names, too. */
export const desktopsOfPerson: Reading<Person> = {
	apis: [apiOf(desktops)],
	key: ({ id }) => `desktops ${id}`,
	read: async (call, { id, name }) => (await collect(call, desktops, { query: { user_name: [name] } })).filter((desktop) => usersOf(desktop).some(({ user_id }) => user_id === id)),
};

/** Whether others have the desktop as well. */
export const isShared = (desktop: IDataObject) => usersOf(desktop).length > 1;

/** The name of somebody whose sessions and folders tell nothing else. Throws where others have the name as well. */
function uniqueNameOf({ name, namesakes }: Person): string {
	if (namesakes) throw namesakes;
	return name;
}

/** The sessions in application streaming that a person has now. */
export const sessionsOfPerson: Reading<Person> = {
	apis: [userSessions],
	key: ({ id }) => `sessions ${id}`,
	read: async (call, person) => (await readUserSessions(call, uniqueNameOf(person))).filter(({ session_state: state }) => state === 'Active' || state === 'Disconnected'),
};

/** The app groups that were granted to a person, and not to a group of the person. */
export const appGroupsOfPerson: Reading<Person> = {
	apis: [apiOf(authorizations)],
	key: ({ id }) => `app groups ${id}`,
	read: async (call, { id }) => await collect(call, authorizations, { query: { account_id: id, account_type: 'USER' } }),
};

/** All user groups: a user tells the names of the groups, and not the IDs. */
export const allGroups: Reading<Person> = { apis: [apiOf(groups)], key: () => 'user groups', read: async (call) => await collect(call, groups) };

/** The personal folders of a person, with the cloud storages they are in. */
export const foldersOfPerson: Reading<Person> = {
	apis: [apiOf(storages), apiOf(folders)],
	key: ({ id }) => `folders ${id}`,
	async read(call, person) {
		const name = uniqueNameOf(person);
		const found: IDataObject[] = [];
		for (const { id } of await collect(call, storages)) found.push(...(await foldersOf(call, String(id), [name])).map((folder) => ({ ...folder, storage_id: id })));
		return found;
	},
};

/** Whether a person is a member of one of the groups with this name. */
export const isIn = ({ user }: Person, { name }: IDataObject) => ((user.group_names ?? []) as unknown[]).includes(name);
