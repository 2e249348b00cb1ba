import type { IDataObject } from 'n8n-workflow';

import { type Made, make } from '../shared/form/creation';
import { collect } from '../shared/form/list';
import type { Api, Call } from '../shared/request';
import { groups } from './group';

/** Creates a user group (Workspace API, CreateUserGroup), which answers without a body. */
export const createGroup: Api = {
	service: 'workspace',
	api: 'CreateUserGroup',
	method: 'POST',
	path: '/v2/{project_id}/groups',
	effect: 'once',
	permission: 'workspace:userGroups:create',
};

/** Creates the group unless there is one of this name, and tells which of the two it was. Throws an Error that says so if only its ID is not known. */
export async function makeGroup(call: Call, body: IDataObject & { group_name: string }): Promise<Made> {
	const name = body.group_name;
	// An earlier item may have made it since all names were looked up.
	const existing = await idOf(call, name);
	if (existing) return { id: existing, created: false };
	const find = async () => await idOf(call, name);
	const { created } = await make(async () => await call({ ...createGroup, body }, () => ''), find);
	const id = await find().catch((reason: Error) => {
		throw new Error(`The user group "${name}" was created, but its ID could not be looked up: ${reason.message}`);
	});
	if (id === undefined) throw new Error(`The user group "${name}" was created, but is not in the list of user groups yet. Look up its ID later`);
	return { id, created };
}

async function idOf(call: Call, name: string): Promise<string | undefined> {
	const found = (await collect(call, groups, { query: { keyword: name } })).find((group) => group.name === name);
	return found && String(found.id);
}
