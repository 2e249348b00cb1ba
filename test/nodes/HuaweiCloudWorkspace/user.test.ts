import { NodeOperationError } from 'n8n-workflow';

import { findUser, searchUsers, uniform, usersIn, usersRequest } from '../../../nodes/HuaweiCloudWorkspace/user';
import { answering, contextOf } from '../../fixtures/context';
import { Network } from '../../fixtures/network';

const network = new Network();

describe('the data of a user', () => {
	it.each([
		['keeps what it does not know', { id: 'u1', group_names: ['a'], sid: null }, { id: 'u1', group_names: ['a'], sid: null }],
		['has one name for who may change the password', { enabled_change_password: false }, { enable_change_password: false }],
		['has one name for being expired', { user_expired: false }, { account_expired: false }],
		['leaves the names of the list', { enable_change_password: true, account_expired: true }, { enable_change_password: true, account_expired: true }],
		['gives the expiry in milliseconds as a date', { account_expires: 1798740000000 }, { account_expires: '2026-12-31T18:00:00Z' }],
		['gives it so when it is text', { account_expires: '1798740000999' }, { account_expires: '2026-12-31T18:00:00Z' }],
		['leaves a date', { account_expires: '2026-12-31T18:00:00Z' }, { account_expires: '2026-12-31T18:00:00Z' }],
		['gives a day as its beginning', { account_expires: '2026-12-31' }, { account_expires: '2026-12-31T00:00:00Z' }],
		['gives a date with milliseconds without them', { account_expires: '2026-12-31T18:00:00.000Z' }, { account_expires: '2026-12-31T18:00:00Z' }],
		['says "0" for never', { account_expires: 0 }, { account_expires: '0' }],
		['leaves "0" for never', { account_expires: '0' }, { account_expires: '0' }],
		['leaves what is beyond all dates', { account_expires: 9223372036854775000 }, { account_expires: '9223372036854775000' }],
		['leaves what is no date', { account_expires: 'never' }, { account_expires: 'never' }],
		['leaves an expiry that is not set', { account_expires: null }, { account_expires: null }],
	])('%s', (_what, user, expected) => {
		expect(uniform(user)).toStrictEqual(expected);
	});

	it('is left as it was', () => {
		const user = Object.freeze({ user_expired: true, account_expires: 0 });

		expect(uniform(user)).not.toBe(user);
		expect(user).toEqual({ user_expired: true, account_expires: 0 });
	});
});

describe('the list of users', () => {
	it('is asked for page by page', () => {
		expect(usersRequest(100, 50, { user_name: 'a' })).toEqual({
			service: 'workspace',
			method: 'GET',
			path: ['v2', '{project_id}', 'users'],
			query: { user_name: 'a', offset: 100, limit: 50 },
			effect: 'read',
		});
	});

	it('is read with its length', () => {
		expect(usersIn({ users: [{ id: 'u1', user_expired: true }], total_count: 7 })).toEqual({ entries: [{ id: 'u1', account_expired: true }], total: 7 });
	});

	it.each([
		[{ users: [{ user_name: 'a' }], total_count: 1 }, 'its field "id" is missing or not a text'],
		[{ users: [] }, 'its field "total_count" is missing or not a number'],
		[{ users: [], total_count: -1 }, 'its field "total_count" is missing or not a number'],
		[{ total_count: 1 }, 'its field "users" is not a list of objects'],
	])('is refused when it is %j', (body, message) => {
		expect(() => usersIn(body)).toThrow(message);
	});
});

describe('finding a user by name', () => {
	const found = async (users: object[], name = 'a.novak') => {
		const { call, requests } = answering({ users, total_count: users.length });
		return { id: await findUser(call, name), requests };
	};

	it('gives the ID of the one with exactly this name', async () => {
		const { id, requests } = await found([
			{ id: 'u1', user_name: 'A.Novak' },
			{ id: 'u2', user_name: 'a.novak' },
			{ id: 'u3', user_name: 'a.novakova' },
		]);

		expect(id).toBe('u2');
		expect(requests).toEqual([usersRequest(0, 100, { user_name: 'a.novak' })]);
	});

	it('looks through every page', async () => {
		const many = Array.from({ length: 100 }, (_, index) => ({ id: `x${index}`, user_name: `a.novak${index}` }));
		const { call } = answering({ users: many, total_count: 101 }, { users: [{ id: 'u1', user_name: 'a.novak' }], total_count: 101 });

		expect(await findUser(call, 'a.novak')).toBe('u1');
	});

	it.each([
		[[], 'No Workspace user is called "a.novak". Upper and lower case matter'],
		[
			[{ id: 'u1', user_name: 'A.Novak' }, { id: 'u2', user_name: 'a.novakova' }],
			'No Workspace user is called "a.novak"; similar names: "A.Novak", "a.novakova". Upper and lower case matter',
		],
		[
			Array.from({ length: 9 }, (_, index) => ({ id: `u${index}`, user_name: `n${index}` })),
			'No Workspace user is called "a.novak"; similar names: "n0", "n1", "n2", "n3", "n4". Upper and lower case matter',
		],
		[[{ id: 'u1', user_name: null }, { id: 'u2' }], 'No Workspace user is called "a.novak". Upper and lower case matter'],
		[
			[{ id: 'u1', user_name: 'a.novak', domain: 'corp' }, { id: 'u2', user_name: 'a.novak' }, { id: 'u3', user_name: 'a.novak', domain: '' }],
			'3 Workspace users are called "a.novak": u1 (corp), u2, u3. Choose one by its ID',
		],
	])('fails among %j', async (users, message) => {
		await expect(found(users)).rejects.toThrow(new Error(message));
	});
});

describe('the list to choose a user from', () => {
	it('shows what tells namesakes apart, and where it goes on', async () => {
		network.answer(200, {
			users: [
				{ id: 'u1', user_name: 'a.novak', user_email: 'a@example.com', domain: 'corp', description: 'sales', disabled: true },
				{ id: 'u2', user_name: 'b.novak', user_email: '', disabled: false },
			],
			total_count: 120,
		});

		expect(await searchUsers.call(contextOf(), ' nov ', '50')).toEqual({
			results: [
				{ name: 'a.novak · a@example.com · corp · sales · disabled', value: 'u1' },
				{ name: 'b.novak', value: 'u2' },
			],
			paginationToken: '52',
		});
		expect(network.sent[0]?.url).toBe('https://workspace.cn-north-4.myhuaweicloud.com/v2/project1/users?user_name=nov&offset=50&limit=50');
	});

	it.each([
		['is complete', [{ id: 'u1', user_name: 'a' }], 1],
		['is empty, whatever is claimed', [], 5],
	])('does not go on when it %s', async (_when, users, total_count) => {
		network.answer(200, { users, total_count });

		expect(await searchUsers.call(contextOf())).not.toHaveProperty('paginationToken');
		expect(network.sent[0]?.url).toMatch(/\/users\?offset=0&limit=50$/);
	});

	it('explains a useless answer', async () => {
		network.answer(200, { users: [{ user_name: 'a' }], total_count: 1 });

		await expect(searchUsers.call(contextOf())).rejects.toThrow('Huawei Cloud gave an answer that cannot be used: its field "id" is missing or not a text');
	});

	it('explains half a credential', async () => {
		const error = await searchUsers.call(contextOf({ credential: { projectId: '' } })).catch((reason: unknown) => reason);

		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'The Project ID of the Huawei Cloud credential is empty' });
	});
});
