import { textIn } from '../shared/answers/fields';
import { type Made, make } from '../shared/form/creation';
import { collect } from '../shared/form/list';
import type { Api, Call } from '../shared/request';
import { users } from './user';
import { type Creation, creationBody } from './userCreationFields';

/** Creates a desktop user (Workspace API, CreateDesktopUser). */
export const createUser: Api = {
	service: 'workspace',
	api: 'CreateDesktopUser',
	method: 'POST',
	path: '/v2/{project_id}/users',
	effect: 'once',
	permission: 'workspace:users:create',
};

/** Creates the user unless there is one of this name, in the domain if one is given, and tells which of the two it was. */
export async function makeUser(call: Call, params: Creation): Promise<Made> {
	// The names were looked up in all domains.
	const existing = params.existing && params.additionalFields.domain ? await idOf(call, params) : params.existing;
	if (existing) return { id: existing, created: false };
	return await make(
		async () => await call({ ...createUser, body: creationBody(params) }, (body) => textIn(body, 'id')),
		async () => await idOf(call, params),
	);
}

/** The ID of the user who has the name now, in the domain if one is given. */
async function idOf(call: Call, { userName, additionalFields: { domain } }: Creation): Promise<string | undefined> {
	const found = await collect(call, users, { query: { user_names: [userName], domain: domain || undefined } });
	const user = found.find(({ user_name }) => user_name === userName);
	return user && String(user.id);
}
