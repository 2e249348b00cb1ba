import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../shared/answers/fields';
import { sharedName, unknownName } from '../shared/form/called';
import { apiOf, collect, countOf, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { inTurn, pick } from '../shared/form/pick';
import type { Shown } from '../shared/form/picked';
import { type Found, locator } from '../shared/form/property';
import type { Call } from '../shared/request';
import { uniform } from './userData';

/** The desktop users (Workspace API, ListUsers). A user without an ID is an error. */
export const users = {
	service: 'workspace',
	api: 'ListUsers',
	path: '/v2/{project_id}/users',
	permission: 'workspace:users:list',
	entries: 'users',
	total: ['total_count'],
	longest: 100,
	read: (user: IDataObject) => ({ ...uniform(user), id: textIn(user, 'id') }),
} satisfies List;

/** How many desktop users there are. */
export const countUsers = async (call: Call): Promise<number> => await countOf(call, users);

/** One desktop user: from the list, by ID, or by name. */
export const user = locator({
	nameField: 'user_name',
	field: {
		displayName: 'User',
		name: 'userId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The desktop user to work on',
		modes: [
			fromList('a user', 'searchUsers'),
			byId('a user', 255, '8a2c3f9579d240820179d51e6caf0001'),
			byName('a user name', 255, 'a.novak', 'The user name, in upper and lower case as in Workspace'),
		],
	},
	apis: [apiOf(users)],
	/** Found by a part of the name, then by a part of the description, then, if an `@` is looked for, by a part of the email. */
	async search(call, text, from) {
		const fields = text === '' ? ['user_name'] : ['user_name', 'description', ...(text.includes('@') ? ['user_email'] : [])];
		return await inTurn(fields.length, from, async (number, offset) => {
			const field = String(fields[number]);
			if (field !== 'user_email') return await pick(call, { ...users, longest: 50 }, shown, { query: { [field]: text || undefined }, from: offset });
			const found = await pick(call, users, (user) => (hasEmail(user, text) ? shown(user) : undefined), { from: offset, until: COMPARED });
			if (Number(found.next ?? 0) < COMPARED) return found;
			if (found.results.length === 0 && from === '') {
				throw new Error(`None of the first ${COMPARED} users has an email like "${text}". Huawei Cloud cannot search by email, and no more users are compared: search by user name`);
			}
			return { results: found.results };
		});
	},
	byName: {
		most: 50,
		async find(call, names, areNew = false) {
			// The filter for a part of a name finds the exact one as well, and for a mistyped name it finds similar ones.
			const [only, ...others] = names;
			if (only !== undefined && others.length === 0) return [await findOne(call, only)];
			const found = await collect(call, users, { query: { user_names: names } });
			let suggestions = areNew ? 0 : SUGGESTIONS;
			const outcomes: Found[] = [];
			for (const name of names) outcomes.push(userCalled(name, found) ?? (suggestions-- > 0 ? await findOne(call, name) : unknownUser(name)));
			return outcomes;
		},
	},
});

/** The API has no filter for emails, so they are compared here, but not without end: 100 users take a request. */
const COMPARED = 2000;

function hasEmail({ user_email }: IDataObject, part: string): boolean {
	return typeof user_email === 'string' && user_email.toLowerCase().includes(part.toLowerCase());
}

function shown({ id, user_name, user_email, domain, disabled }: IDataObject): Shown {
	return { value: String(id), name: user_name, details: [disabled === true && 'disabled', user_email], apart: domain };
}

/** Similar names are looked for only for so many unknown names of a request, since each takes another request. */
const SUGGESTIONS = 3;

async function findOne(call: Call, name: string): Promise<Found> {
	const resembling = await collect(call, users, { query: { user_name: name } });
	return userCalled(name, resembling) ?? unknownUser(name, resembling);
}

/** The ID of the user with exactly this name, an Error if several have it, or nothing if nobody has. */
function userCalled(name: string, found: IDataObject[]): Found | undefined {
	const [first, ...others] = found.filter(({ user_name }) => user_name === name);
	if (!first || others.length === 0) return first && String(first.id);
	return sharedName('Workspace user', name, [first, ...others].map(({ id, domain, user_email }) => ({ id, apart: [domain, user_email] })));
}

function unknownUser(name: string, resembling: IDataObject[] = []): Error {
	return unknownName('Workspace user', name, resembling.map(({ user_name }) => user_name));
}
