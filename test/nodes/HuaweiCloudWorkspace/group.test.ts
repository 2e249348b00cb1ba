import { group } from '../../../nodes/HuaweiCloudWorkspace/group';
import { readParameters } from '../../../nodes/shared/form/parameters';
import { answering, contextOf } from '../../fixtures/context';

const listing = (query: object) => ({
	service: 'workspace',
	api: 'ListUserGroups',
	method: 'GET',
	path: '/v2/{project_id}/groups',
	query,
	effect: 'read',
	permission: 'workspace:userGroups:list',
});

const read = (groupId: object | string) => readParameters(contextOf({ parameters: { groupId } }), [group], 0);

describe('a user group', () => {
	it.each([{ mode: 'list', value: 'g_1-A' }, { mode: 'id', value: 'g'.repeat(55) }, 'g1'])('is chosen by %j', (value) => {
		expect(read(value)).toEqual({ values: { groupId: typeof value === 'string' ? value : value.value }, byName: [], names: {} });
	});

	it('is chosen by a name, which is looked up', () => {
		expect(read({ mode: 'name', value: 'Finance & Tax' })).toEqual({ values: { groupId: 'Finance & Tax' }, byName: [{ locator: group, name: 'Finance & Tax' }], names: {} });
	});

	it.each([
		[{ mode: 'list', value: '' }, "'User Group' is empty"],
		[{ mode: 'id', value: 'g'.repeat(56) }, `'User Group': A user group ID consists of letters, digits, "-" and "_"`],
		[{ mode: 'list', value: '..' }, `'User Group': A user group ID consists of letters, digits, "-" and "_"`],
		[{ mode: 'name', value: 'n'.repeat(65) }, "'User Group': A user group name has 1 to 64 characters"],
		[{ mode: 'name', value: 'a\u0000b' }, "'User Group': A user group name has 1 to 64 characters"],
	])('is not chosen by %j', (value, message) => {
		expect(() => read(value)).toThrow(new Error(message));
	});
});

describe('the list to choose a user group from', () => {
	it('is searched by the cloud, shows what tells namesakes apart, and where it goes on', async () => {
		const groups = [{ id: 'g1', name: 'Finance', domain: 'corp', description: 'money' }, { id: 'g2', name: 'Final', domain: '' }];
		const { call, requests } = answering({ user_groups: groups, total_count: 9 });

		expect(await group.search(call, 'fin', '4', String)).toEqual({
			results: [
				{ name: 'Finance · corp · money', value: 'g1' },
				{ name: 'Final', value: 'g2' },
			],
			next: '6',
		});
		expect(requests).toEqual([listing({ keyword: 'fin', offset: 4, limit: 100 })]);
	});

	it('has no filter while nothing is typed', async () => {
		const { call, requests } = answering({ user_groups: [], total_count: 0 });

		expect(await group.search(call, '', '', String)).toEqual({ results: [], next: undefined });
		expect(requests).toEqual([listing({ keyword: undefined, offset: 0, limit: 100 })]);
	});

	it.each([
		[{ name: 'Finance' }, 'its field "id" is missing or not a text'],
		[{ id: 'g1' }, 'its field "name" is missing or not a text'],
	])('explains the useless entry %j', async (entry, message) => {
		const { call } = answering({ user_groups: [entry], total_count: 1 });

		await expect(group.search(call, '', '', String)).rejects.toThrow(message);
	});
});

describe('finding user groups by name', () => {
	const groups = [
		{ id: 'g1', name: 'finance' },
		{ id: 'g2', name: 'Finance' },
		{ id: 'g3', name: 'Finance South' },
		{ id: 'g4', name: 'Sales' },
		{ id: 'g5', name: 'Sales' },
	];

	it('reads all groups once for all names, and takes the exact one', async () => {
		const { call, requests } = answering({ user_groups: groups.slice(0, 3), total_count: 5 }, { user_groups: groups.slice(3), total_count: 5 });

		expect(await group.byName?.find(call, ['Finance', 'Sales', 'finan', 'Nobody', 'Finance South'])).toEqual([
			'g2',
			new Error('2 user groups are called "Sales": g4, g5. Choose one by its ID'),
			new Error('No user group is called "finan"; similar names: "finance", "Finance", "Finance South". Upper and lower case matter'),
			new Error('No user group is called "Nobody". Upper and lower case matter'),
			'g3',
		]);
		expect(requests).toEqual([listing({ offset: 0, limit: 100 }), listing({ offset: 3, limit: 100 })]);
	});

	it('names five similar ones at most', async () => {
		const many = Array.from({ length: 9 }, (_, index) => ({ id: `g${index}`, name: `team ${index}` }));
		const { call } = answering({ user_groups: many, total_count: 9 });

		expect(await group.byName?.find(call, ['Team'])).toEqual([
			new Error('No user group is called "Team"; similar names: "team 0", "team 1", "team 2", "team 3", "team 4". Upper and lower case matter'),
		]);
	});

	it('takes a thousand names at a time', () => {
		expect(group.byName?.most).toBe(1000);
	});
});
