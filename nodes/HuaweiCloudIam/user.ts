import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The IAM users of the account (IAM API 5.0, ListUsersV5). A user without an ID or a name is an error. */
export const users: List = {
	service: 'iam',
	api: 'ListUsersV5',
	path: '/v5/users',
	permission: 'iam:users:listUsersV5',
	entries: 'users',
	longest: 200,
	read: (user) => ({ ...user, user_id: textIn(user, 'user_id'), user_name: textIn(user, 'user_name') }),
};

/** One IAM user: from the list, by ID, or by name. */
export const user = locator({
	nameField: 'user_name',
	field: {
		displayName: 'User',
		name: 'userId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The IAM user to work on',
		modes: [
			fromList('a user', 'searchUsers'),
			byId('a user', 64, '07609fb9358010e21f7bc0037e0f1a2b'),
			byName('a user name', 64, 'a.novak', 'The user name, in upper and lower case as in IAM'),
		],
	},
	apis: [apiOf(users)],
	/** The API has no filter for names. */
	search: async (call, filter, from) =>
		await pick(
			call,
			users,
			({ user_id, user_name, description, enabled, is_root_user }) => ({
				value: String(user_id),
				name: user_name,
				details: [is_root_user === true && 'root user', enabled === false && 'disabled', description],
			}),
			{ from, filter },
		),
	byName: {
		most: 1000,
		// An account has at most 2,000 users, which are ten pages, and version 5 has no filter by name.
		find: async (call, names) => foundAmong(await collect(call, users), names, { kind: 'IAM user', id: 'user_id', name: 'user_name', apart: ({ description }) => [description] }),
	},
});
