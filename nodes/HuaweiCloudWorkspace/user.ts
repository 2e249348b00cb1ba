import type { IDataObject } from 'n8n-workflow';

import { countIn, listIn, textIn } from '../shared/answers/fields';
import { collect, type Page } from '../shared/form/list';
import { property } from '../shared/form/operation';
import type { ApiRequest } from '../shared/request';
import type { LookUp } from '../shared/run/execute';
import { search } from '../shared/run/search';

/** Picks one desktop user: from the list, by ID, or by name, which is looked up when the item runs. */
export const userLocator = property({
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The desktop user to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a user...',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 8a2c3f9579d240820179d51e6caf0001',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^[A-Za-z0-9_-]{1,255}$', errorMessage: 'A user ID consists of letters, digits, "-" and "_"' },
				},
			],
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. a.novak',
			hint: 'The user name, in upper and lower case as in Workspace',
			validation: [{ type: 'regex', properties: { regex: '^[^\\x00-\\x1f]{1,255}$', errorMessage: 'A user name has 1 to 255 characters' } }],
		},
	],
});

/** A page of the user list (Workspace API, ListUsers); offset and limit are texts there. */
export function usersRequest(offset: number, limit: number, filters: ApiRequest['query'] = {}): ApiRequest {
	return {
		service: 'workspace',
		method: 'GET',
		path: ['v2', '{project_id}', 'users'],
		query: { ...filters, offset, limit },
		effect: 'read',
	};
}

/** Reads a page of users from its answer. Throws for a user without an ID: nothing can be done with one. */
export function usersIn(body: unknown): Page {
	return { entries: listIn(body, 'users').map((user) => ({ ...uniform(user), id: textIn(user, 'id') })), total: countIn(body, 'total_count') };
}

/**
 * One set of field names for a user: those of ListUsers. ListUserDetail calls two fields differently, and gives the
 * expiry in milliseconds where UpdateUserInfo takes a date or "0".
 */
export function uniform({ enabled_change_password, user_expired, account_expires, ...user }: IDataObject): IDataObject {
	return {
		...user,
		...(account_expires !== undefined && { account_expires: expiry(account_expires) }),
		...(enabled_change_password !== undefined && { enable_change_password: enabled_change_password }),
		...(user_expired !== undefined && { account_expired: user_expired }),
	};
}

function expiry(value: IDataObject[string]): IDataObject[string] {
	const text = String(value);
	const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
	if (time === 0) return '0';
	if (Number.isNaN(new Date(time).getTime())) return typeof value === 'number' ? text : value;
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

const PAGE = 50;

/** The users of the From List picker, found by a part of the user name, shown with what tells namesakes apart. */
export const searchUsers = search(async (call, filter, from) => {
	const offset = Number(from) || 0;
	const { entries, total } = await call(usersRequest(offset, PAGE, { user_name: filter || undefined }), usersIn);
	return {
		results: entries.map(({ id, user_name, user_email, domain, description, disabled }) => ({
			name: [user_name, user_email, domain, description, disabled === true && 'disabled'].filter(Boolean).join(' · '),
			value: String(id),
		})),
		next: entries.length > 0 && offset + entries.length < total ? offset + entries.length : undefined,
	};
});

/** The ID of the one user with exactly this name; the API's filter also finds names that merely resemble it. */
export const findUser: LookUp = async (call, name) => {
	const resembling = await collect(async (offset, limit) => await call(usersRequest(offset, limit, { user_name: name }), usersIn), Infinity, 100);
	const [user, ...others] = resembling.filter(({ user_name }) => user_name === name);
	if (user && others.length === 0) return String(user.id);
	if (user) {
		const ids = [user, ...others].map(({ id, domain }) => (typeof domain === 'string' && domain !== '' ? `${id} (${domain})` : id)).join(', ');
		throw new Error(`${others.length + 1} Workspace users are called "${name}": ${ids}. Choose one by its ID`);
	}
	const like = resembling.flatMap(({ user_name }) => (typeof user_name === 'string' ? `"${user_name}"` : [])).slice(0, 5).join(', ');
	throw new Error(`No Workspace user is called "${name}"${like && `; similar names: ${like}`}. Upper and lower case matter`);
};
