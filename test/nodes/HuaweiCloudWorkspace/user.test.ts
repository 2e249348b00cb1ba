import { user, users } from '../../../nodes/HuaweiCloudWorkspace/user';
import { page } from '../../../nodes/shared/form/list';
import { answering } from '../../fixtures/context';

const listing = (query: object) => ({
	service: 'workspace',
	api: 'ListUsers',
	method: 'GET',
	path: '/v2/{project_id}/users',
	query,
	effect: 'read',
	permission: 'workspace:users:list',
});

describe('the list of users', () => {
	const read = async (body: unknown) => {
		const { call, requests } = answering(body);
		return { ...(await page(call, users, { query: { user_name: 'a' } }, '100', 50)), requests };
	};

	it('is read page by page', async () => {
		expect(await read({ users: [{ id: 'u1', user_expired: true }], total_count: 7 })).toEqual({
			entries: [{ id: 'u1', account_expired: true }],
			next: undefined,
			requests: [listing({ user_name: 'a', offset: 100, limit: 50 })],
		});
	});

	it.each([
		[{ users: [{ user_name: 'a' }], total_count: 1 }, 'its field "id" is missing or not a text'],
		[{ users: [] }, 'its field "total_count" is missing or not a number'],
		[{ users: [], total_count: -1 }, 'its field "total_count" is missing or not a number'],
		[{ total_count: 1 }, 'its field "users" is not a list of objects'],
	])('is refused when it is %j', async (body, message) => {
		await expect(read(body)).rejects.toThrow(message);
	});
});

describe('finding a user by name', () => {
	const found = async (list: object[], name = 'a.novak') => {
		const { call, requests } = answering({ users: list, total_count: list.length });
		return { outcomes: await user.byName?.find(call, [name]), requests };
	};

	it('gives the ID of the one with exactly this name', async () => {
		const { outcomes, requests } = await found([
			{ id: 'u1', user_name: 'A.Novak' },
			{ id: 'u2', user_name: 'a.novak' },
			{ id: 'u3', user_name: 'a.novakova' },
		]);

		expect(outcomes).toEqual(['u2']);
		expect(requests).toEqual([listing({ user_name: 'a.novak', offset: 0, limit: 100 })]);
	});

	it('looks through every page', async () => {
		const many = Array.from({ length: 100 }, (_, index) => ({ id: `x${index}`, user_name: `a.novak${index}` }));
		const { call } = answering({ users: many, total_count: 101 }, { users: [{ id: 'u1', user_name: 'a.novak' }], total_count: 101 });

		expect(await user.byName?.find(call, ['a.novak'])).toEqual(['u1']);
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
			[{ id: 'u1', user_name: 'a.novak', domain: 'corp', user_email: 'a@corp' }, { id: 'u2', user_name: 'a.novak' }, { id: 'u3', user_name: 'a.novak', domain: '' }],
			'3 Workspace users are called "a.novak": u1 (corp, a@corp), u2, u3. Choose one by its ID',
		],
	])('says why there is none among %j', async (list, message) => {
		expect((await found(list)).outcomes).toEqual([new Error(message)]);
	});
});

describe('finding several users by name', () => {
	it('takes up to 50 in one request', async () => {
		const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
		const { call, requests } = answering({ users: names.map((name) => ({ id: `id of ${name}`, user_name: name })), total_count: 50 });

		expect(user.byName?.most).toBe(50);
		expect(await user.byName?.find(call, names)).toEqual(names.map((name) => `id of ${name}`));
		expect(requests).toEqual([listing({ user_names: names, offset: 0, limit: 100 })]);
	});

	it('tells namesakes and unknown names from the others, in the order of the names', async () => {
		const list = [{ id: 'u1', user_name: 'ana' }, { id: 'u2', user_name: 'ben' }, { id: 'u3', user_name: 'ben' }];
		const { call, requests } = answering({ users: list, total_count: 3 }, { users: [{ id: 'u4', user_name: 'Cem' }], total_count: 1 });

		expect(await user.byName?.find(call, ['ben', 'cem', 'ana'])).toEqual([
			new Error('2 Workspace users are called "ben": u2, u3. Choose one by its ID'),
			new Error('No Workspace user is called "cem"; similar names: "Cem". Upper and lower case matter'),
			'u1',
		]);
		expect(requests[1]).toEqual(listing({ user_name: 'cem', offset: 0, limit: 100 }));
	});

	it('looks for names that resemble three unknown ones, and no more', async () => {
		const none = { users: [], total_count: 0 };
		const { call, requests } = answering(none, none, none, none);
		const names = ['a', 'b', 'c', 'd', 'e'];

		expect(await user.byName?.find(call, names)).toEqual(names.map((name) => new Error(`No Workspace user is called "${name}". Upper and lower case matter`)));
		expect(requests.slice(1).map(({ query }) => query?.user_name)).toEqual(['a', 'b', 'c']);
	});
});

describe('the list to choose a user from', () => {
	const nobody = { users: [], total_count: 0 };

	it('shows who is disabled, the email, and the domain of namesakes', async () => {
		const { call, requests } = answering({
			users: [
				{ id: 'u1', user_name: 'a.novak', user_email: 'a@example.com', domain: 'corp', description: 'sales', disabled: true },
				{ id: 'u2', user_name: 'b.novak', user_email: '', domain: 'corp', disabled: false },
				{ id: 'u3', user_name: 'a.novak', user_email: 'a@example.com', domain: 'partners' },
			],
			total_count: 120,
		});

		expect(await user.search(call, '', '0:50', String)).toEqual({
			results: [
				{ name: 'a.novak · disabled · a@example.com · corp', value: 'u1' },
				{ name: 'b.novak', value: 'u2' },
				{ name: 'a.novak · a@example.com · partners', value: 'u3' },
			],
			next: '0:53',
		});
		expect(requests).toEqual([listing({ user_name: undefined, offset: 50, limit: 50 })]);
	});

	it.each([
		['is complete', [{ id: 'u1', user_name: 'a' }], 1],
		['is empty, whatever is claimed', [], 5],
	])('does not go on when it %s', async (_when, list, total_count) => {
		const { call, requests } = answering({ users: list, total_count });

		expect((await user.search(call, '', '', String)).next).toBeUndefined();
		expect(requests).toEqual([listing({ user_name: undefined, offset: 0, limit: 50 })]);
	});

	it('is searched by name first, and then by description', async () => {
		const { call, requests } = answering({ users: [{ id: 'u1', user_name: 'prague' }], total_count: 1 }, { users: [{ id: 'u2', user_name: 'b' }], total_count: 1 });
		const first = await user.search(call, 'prague', '', String);

		expect(first).toEqual({ results: [{ name: 'prague', value: 'u1' }], next: '1:0' });
		expect(await user.search(call, 'prague', String(first.next), String)).toEqual({ results: [{ name: 'b', value: 'u2' }], next: undefined });
		expect(requests).toEqual([listing({ user_name: 'prague', offset: 0, limit: 50 }), listing({ description: 'prague', offset: 0, limit: 50 })]);
	});

	it('is searched by description at once when no name fits', async () => {
		const { call } = answering(nobody, { users: [{ id: 'u2', user_name: 'b' }], total_count: 1 });

		expect(await user.search(call, 'prague', '', String)).toEqual({ results: [{ name: 'b', value: 'u2' }], next: undefined });
	});

	it('is searched for an email page by page, since the API cannot, and goes on where it was', async () => {
		const others = Array.from({ length: 100 }, (_, index) => ({ id: `x${index}`, user_name: `x${index}`, user_email: index === 0 ? null : `x${index}@example.com` }));
		const wanted = { id: 'u1', user_name: 'b', user_email: 'B.Novak@Example.com' };
		const { call, requests } = answering(nobody, nobody, { users: others, total_count: 201 }, { users: [...others.slice(1), wanted], total_count: 201 }, { users: [wanted], total_count: 201 });
		const found = await user.search(call, 'novak@ex', '', String);

		expect(found).toEqual({ results: [{ name: 'b · B.Novak@Example.com', value: 'u1' }], next: '2:200' });
		expect(requests.slice(2)).toEqual([listing({ offset: 0, limit: 100 }), listing({ offset: 100, limit: 100 })]);
		expect(await user.search(call, 'novak@ex', String(found.next), String)).toMatchObject({ results: [{ value: 'u1' }], next: undefined });
	});

	describe('of more users than are compared', () => {
		const pageOf = (email: string) => ({ users: Array.from({ length: 100 }, (_, index) => ({ id: `x${index}`, user_name: `x${index}`, user_email: email })), total_count: 5000 });
		const pages = (count: number, email = 'x@example.com') => Array.from({ length: count }, () => pageOf(email));

		it('says that no more are looked at', async () => {
			const { call, requests } = answering(nobody, nobody, ...pages(20));

			await expect(user.search(call, 'a@', '', String)).rejects.toThrow(
				new Error('None of the first 2000 users has an email like "a@". Huawei Cloud cannot search by email, and no more users are compared: search by user name'),
			);
			expect(requests).toHaveLength(22);
		});

		it('just ends when it has shown somebody', async () => {
			expect(await user.search(answering(...pages(1, 'a@example.com')).call, 'a@', '2:1900', String)).toMatchObject({ results: { length: 100 }, next: undefined });
			expect(await user.search(answering(...pages(1)).call, 'a@', '2:1900', String)).toEqual({ results: [] });
		});
	});
});
