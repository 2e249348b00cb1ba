import type { INodeParameters } from 'n8n-workflow';

import { SEEDED, type WorkspaceUser } from '../emulator';
import { byId, getUser, getUsers, json, present, useCloud, userIn } from './setup';

const cloud = useCloud();
const pages = () => cloud.requests.map(({ query }) => [query.offset, query.limit].map(String));
const ids = (users: Array<{ id?: unknown }>) => users.map(({ id }) => id);
const getMany = async (parameters: INodeParameters) => await cloud.run(getUsers(parameters));

describe('Get', () => {
	it('reads one user', async () => {
		const { id } = userIn(cloud.state);
		const { done } = await cloud.run(getUser({ userId: byId(id) }));
		expect(cloud.requests).toEqual([{ method: 'GET', path: `/v2/{project_id}/users/${id}`, query: {}, body: '' }]);
		const { user_phone } = userIn(cloud.state);
		const simple = {
			id, user_name: SEEDED.user, user_email: 'a.novak@example.com', user_phone, description: 'Finance, Prague', disabled: false, locked: false, account_expires: '0',
			active_type: 'USER_ACTIVATE', group_names: ['Finance', SEEDED.group],
		};
		expect(done).toEqual([{ json: simple, pairedItem: { item: 0 } }]);
		expect(Object.keys(present(done[0]).json)).toEqual(Object.keys(simple));
	});

	it('gives all there is with Simplify off', async () => {
		const { done } = await cloud.run(getUser({ userId: byId(userIn(cloud.state).id), simplify: false }));
		expect(json(done)).toMatchObject([{ user_name: SEEDED.user, full_name: 'Anna Novak', when_created: '2025-01-06T08:00:00.000Z' }]);
		expect(Object.keys(present(done[0]).json).length).toBeGreaterThan(20);
	});

	it.each([SEEDED.user, SEEDED.expiredUser, SEEDED.disabledUser])('tells of %s what Get Many tells, in the same words', async (name) => {
		const { id } = userIn(cloud.state, name);
		const [one] = json((await cloud.run(getUser({ userId: byId(id), simplify: false }))).done);
		const [listed] = json((await getMany({ simplify: false, filters: { userNames: [name] } })).done);
		const common = Object.keys(present(one)).filter((field) => field in present(listed));
		const pick = (item: object | undefined) => Object.fromEntries(Object.entries(present(item)).filter(([field]) => common.includes(field)));
		expect(pick(one)).toEqual(pick(listed));
		expect(common).toEqual(
			expect.arrayContaining(['id', 'user_name', 'account_expires', 'account_expired', 'enable_change_password', 'disabled', 'locked', 'group_names']),
		);
		expect(Object.keys(present(one))).not.toEqual(expect.arrayContaining(['enabled_change_password']));
		expect(Object.keys(present(one))).not.toEqual(expect.arrayContaining(['user_expired']));
	});

	it('gives an expiry that Update takes', async () => {
		const { id } = userIn(cloud.state, SEEDED.expiredUser);
		const [user] = json((await cloud.run(getUser({ userId: byId(id), simplify: false }))).done);
		expect(user).toMatchObject({ account_expires: '2025-06-30T23:59:59Z', account_expired: true });
	});
});

describe('Get Many', () => {
	it('returns 50 users unless told otherwise, each linked to the item it was read for', async () => {
		const { done } = await cloud.run(getUsers(), [{ first: true }, { second: true }]);
		expect([done.length, pages()]).toEqual([100, [['0', '50'], ['0', '50']]]);
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual(done.map((_, index) => ({ item: index < 50 ? 0 : 1 })));
		expect(ids(json(done)).slice(50)).toEqual(ids(cloud.state.users).slice(0, 50));
	});

	it('returns of each the fields that Get returns', async () => {
		const { id } = userIn(cloud.state);
		const one = json((await cloud.run(getUser({ userId: byId(id) }))).done);
		const listed = json((await getMany({ filters: { userNames: [SEEDED.user] } })).done);
		expect(listed).toEqual(one);
		expect(json((await getMany({ limit: 1, simplify: false })).done)).toMatchObject([{ id, sid: expect.any(String), domain: 'corp.example.com' }]);
	});

	it('returns all users, page by page', async () => {
		const { done } = await getMany({ returnAll: true });
		expect(ids(json(done))).toEqual(ids(cloud.state.users));
		expect(pages()).toEqual([['0', '100'], ['100', '100'], ['200', '100']]);
	});

	it.each([
		[1, [['0', '1']]],
		[100, [['0', '100']]],
		[120, [['0', '100'], ['100', '20']]],
		[1000, [['0', '100'], ['100', '100'], ['200', '100']]],
	])('stops at a limit of %d', async (limit, asked) => {
		const { done } = await getMany({ limit });
		expect([done.length, pages()]).toEqual([Math.min(limit, 240), asked]);
	});

	it('takes the limit of an item from the item', async () => {
		const { done } = await cloud.run(getUsers({ limit: '={{ $json.most }}' }), [{ most: 2 }, { most: '3' }]);
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 1, 1, 1].map((item) => ({ item })));
	});

	it.each([['={{ 0 }}'], ['={{ "many" }}'], ['={{ 2.5 }}'], ['={{ "" }}']])('refuses a limit of %s before anything is sent', async (limit) => {
		const { error } = await getMany({ limit });
		expect([error?.message, cloud.requests]).toEqual(["'Limit' must be a whole number from 1", []]);
	});

	it('ends when users disappear while it reads', async () => {
		cloud.emulator.fault({ path: '/users', skip: 1, body: '{"users":[],"total_count":240}' });
		expect((await getMany({ returnAll: true })).done).toHaveLength(100);
		expect(cloud.requests).toHaveLength(2);
	});

	it('returns nothing when nobody fits', async () => {
		const { done, error } = await getMany({ filters: { userName: 'nobody' } });
		expect([done, error]).toEqual([[], undefined]);
	});
});

describe('a filter of Get Many', () => {
	const everybody = () => true;
	const isInHumanResources = ({ id }: WorkspaceUser) => cloud.state.groups.some(({ name, members }) => name === 'Human Resources' && members.includes(id));
	it.each<[string, unknown, Record<string, string[]>, (user: WorkspaceUser) => boolean]>([
		['activeType', 'ADMIN_ACTIVATE', { active_type: ['ADMIN_ACTIVATE'] }, ({ active_type }) => active_type === 'ADMIN_ACTIVATE'],
		['description', 'Prague', { description: ['Prague'] }, ({ description }) => description.includes('Prague')],
		['description', 'Kraków & ', { description: ['Kraków & '] }, () => false],
		['description', '', { description: [''] }, everybody],
		['disabled', true, { disabled: ['true'] }, ({ disabled }) => disabled],
		['disabled', false, { disabled: ['false'] }, ({ disabled }) => !disabled],
		['domain', 'partners.example.com', { domain: ['partners.example.com'] }, ({ domain }) => domain === 'partners.example.com'],
		['enterpriseProjectId', '1', { enterprise_project_id: ['1'] }, () => false],
		['groupName', 'Human Resources', { group_name: ['Human Resources'] }, isInHumanResources],
		['platformType', 'LOCAL', { platform_type: ['LOCAL'] }, ({ platform_type }) => platform_type === 'LOCAL'],
		['shareSpaceDesktops', false, { share_space_desktops: ['false'] }, (user) => user.share_space_desktops === 0],
		['shareSpaceSubscription', true, { share_space_subscription: ['true'] }, (user) => user.share_space_subscription],
		['shareSpaceSubscription', false, { share_space_subscription: ['false'] }, (user) => !user.share_space_subscription],
		['userName', 'A.NOVAK', { user_name: ['A.NOVAK'] }, ({ user_name }) => user_name.startsWith('a.novak')],
		['userNames', ['j.smith', 'a.novak'], { user_names: ['j.smith', 'a.novak'] }, ({ user_name }) => ['j.smith', 'a.novak'].includes(user_name)],
		['userNames', '={{ "j.smith, a.novak" }}', { user_names: ['j.smith', 'a.novak'] }, ({ user_name }) => ['j.smith', 'a.novak'].includes(user_name)],
		['userNames', '={{ ["a.novak"] }}', { user_names: ['a.novak'] }, ({ user_name }) => user_name === 'a.novak'],
	])('%s = %p is sent as %j', async (field, value, sent, fits) => {
		const { done, error } = await getMany({ returnAll: true, filters: { [field]: value as string } });
		expect([error, cloud.requests[0]?.query]).toEqual([undefined, { ...sent, offset: ['0'], limit: ['100'] }]);
		expect(ids(json(done))).toEqual(ids(cloud.state.users.filter(fits)));
	});

	it('is sent with every page, beside the others', async () => {
		await getMany({ returnAll: true, filters: { disabled: false, userName: '.' } });
		const filters = { disabled: ['false'], user_name: ['.'] };
		expect(cloud.requests.map(({ query }) => query)).toMatchObject([filters, filters, filters]);
	});

	it.each([
		[{ disabled: '={{ "perhaps" }}' }, "'Disabled' must be true or false, but is the string perhaps"],
		[{ platformType: '={{ "UNIX" }}' }, "'Platform Type' must be one of AD, LOCAL, UOS"],
		[{ userNames: '={{ $json.names }}' }, "'User Names' has no value. If an expression gave nothing, correct it or remove the field"],
	])('that is %j is refused before anything is sent', async (filters, message) => {
		const { error } = await getMany({ filters });
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	});
});
