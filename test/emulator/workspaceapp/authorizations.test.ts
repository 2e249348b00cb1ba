import { SEEDED, type AppGroup, type AppGroupAuthorization } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v1/${cloud.projectId}/app-groups`;
const appGroup = (name: string): AppGroup => {
	const found = cloud.state.appGroups.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`${name} is not seeded`);
	return found;
};
const [SAP, BROWSER] = SEEDED.appGroups;
const groupsOf = (accountId: string) =>
	cloud.state.authorizations.filter(({ account_id }) => account_id === accountId).map((each) => cloud.state.appGroups.find(({ id }) => id === each.app_group_id)?.name);
const userGroup = () => cloud.state.groups.find(({ name }) => name === SEEDED.group) ?? { id: '', name: '' };

describe('ListAppGroupAuthorization', () => {
	const list = async (query: Record<string, string> = {}) =>
		(await cloud.send({ path: `${path()}/actions/list-authorizations`, query })).json as { count: number; authorizations: AppGroupAuthorization[] };

	it('lists ten at a time and at most a hundred, some for users and one for a user group', async () => {
		const { count, authorizations } = await list();
		expect([count, authorizations.length]).toEqual([121, 10]);
		expect(authorizations[0]).toMatchObject({ account: SEEDED.appUser, account_type: 'USER', app_group_name: SAP, app_id: '', app_name: '', authorization_type: 'APP_GROUP' });
		expect((await list({ limit: '100', offset: '100' })).authorizations).toHaveLength(21);
		const { id, name } = userGroup();
		expect((await list({ account_type: 'USER_GROUP' })).authorizations).toMatchObject([{ account: name, account_id: id, app_group_name: SEEDED.sharedAppGroup }]);
	});

	it('finds those of an account, by the whole name or ID, and of an app group', async () => {
		const two = [{ app_group_name: SAP }, { app_group_name: BROWSER }];
		expect((await list({ account: SEEDED.appUser })).authorizations).toMatchObject(two);
		expect((await list({ account_id: cloud.named(SEEDED.appUser).id })).authorizations).toMatchObject(two);
		expect((await list({ account: 'a.nova' })).count).toBe(0);
		expect((await list({ account: SEEDED.appUser, app_group_id: appGroup(SAP).id, account_type: 'USER' })).count).toBe(1);
		expect((await list({ app_group_id: 'unknown' })).count).toBe(0);
	});

	it.each([
		['limit', '0'],
		['account', 'x'.repeat(1025)],
		['account_id', 'x'.repeat(129)],
		['app_group_id', 'x'.repeat(129)],
		['account_type', 'user'],
	])('refuses a wrong %s: %s', async (name, value) => {
		expect(await list({ [name]: value })).toMatchObject(invalid(name).json);
	});
});

const add = (body: object | string) => cloud.send({ method: 'POST', path: `${path()}/authorizations`, body });
const revoke = (body: object | string) => cloud.send({ method: 'POST', path: `${path()}/actions/batch-delete-authorization`, body });
const user = (account: string, more: object = {}) => ({ account, account_type: 'USER', ...more });
const ids = (...names: string[]) => names.map((name) => appGroup(name).id);

describe('AddAppGroupAuthorization', () => {
	it('grants every app group to every account, with an answer that has no body', async () => {
		const { id, name } = userGroup();
		const accounts = [user(SEEDED.similarUser), { account: name, account_type: 'USER_GROUP', id }];
		expect(await add({ accounts, app_group_ids: ids('CAD', SEEDED.similarAppGroup) })).toMatchObject({ status: 200, json: undefined });
		expect(groupsOf(cloud.named(SEEDED.similarUser).id)).toEqual([SEEDED.similarAppGroup, 'CAD']);
		expect(groupsOf(id)).toEqual([SEEDED.sharedAppGroup, SEEDED.similarAppGroup, 'CAD']);
		expect(cloud.state.authorizations.at(-1)).toMatchObject({ account: name, domain: 'corp.example.com', create_at: new Date(cloud.clock.time).toISOString() });
		expect([appGroup('CAD').grants, appGroup(SAP).grants]).toEqual([1, 0]);
	});

	it('changes nothing for who has it', async () => {
		const before = [...cloud.state.authorizations];
		expect(await add({ accounts: [user(SEEDED.appUser), user(SEEDED.appUser)], app_group_ids: ids(SAP) })).toMatchObject({ status: 200 });
		expect(cloud.state.authorizations).toEqual(before);
	});

	it('means everybody with the name, unless it is told the ID or the domain', async () => {
		const [first, second] = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
		const has = (name: string) => [first, second].map((each) => groupsOf(each?.id ?? '').includes(name));
		await add({ accounts: [user(SEEDED.duplicateUser)], app_group_ids: ids('CAD') });
		await add({ accounts: [user(SEEDED.duplicateUser, { id: second?.id })], app_group_ids: ids(SAP) });
		await add({ accounts: [user(SEEDED.duplicateUser, { domain: first?.domain })], app_group_ids: ids(SEEDED.sharedAppGroup) });
		expect([has('CAD'), has(SAP), has(SEEDED.sharedAppGroup)]).toEqual([[true, true], [false, true], [true, false]]);
	});

	it('passes over accounts that do not exist, and says nothing about it', async () => {
		const { id } = userGroup();
		const strangers = [user('nobody'), user(SEEDED.similarUser, { id: 'unknown' }), user(SEEDED.group), { account: 'nobody', account_type: 'USER_GROUP', id }];
		expect(await add({ accounts: [...strangers, user(SEEDED.managedUser)], app_group_ids: ids('CAD') })).toMatchObject({ status: 200 });
		expect(cloud.state.authorizations.filter(({ app_group_id }) => app_group_id === appGroup('CAD').id)).toMatchObject([{ account: SEEDED.managedUser }]);
	});

	it('grants nothing if one of the app groups does not exist', async () => {
		const { authorizations } = cloud.state;
		const before = authorizations.length;
		expect(await add({ accounts: [user(SEEDED.similarUser)], app_group_ids: [...ids('CAD'), 'unknown'] })).toMatchObject({ status: 404, json: { error_code: 'WKS.00211902' } });
		expect([authorizations.length, appGroup('CAD').grants]).toEqual([before, 0]);
	});
});

describe('BatchDeleteAppGroupAuthorization', () => {
	it('revokes, with an answer that has no body, and only what it is told to', async () => {
		expect(await revoke({ accounts: [user(SEEDED.appUser)], app_group_ids: ids(SAP) })).toMatchObject({ status: 200, json: undefined });
		expect(groupsOf(cloud.named(SEEDED.appUser).id)).toEqual([BROWSER]);
		expect([cloud.state.authorizations.length, appGroup(SAP).revocations]).toEqual([120, 1]);
		const { id, name } = userGroup();
		await revoke({ accounts: [{ account: name, account_type: 'USER_GROUP', id }], app_group_ids: ids(SEEDED.sharedAppGroup) });
		expect(groupsOf(id)).toEqual([]);
	});

	it('changes nothing the second time, for others, and for what does not exist', async () => {
		const accounts = [user(SEEDED.appUser, { id: 'unknown' }), user(SEEDED.appUser, { domain: 'elsewhere' }), user(SEEDED.similarUser), user('nobody')];
		expect(await revoke({ accounts, app_group_ids: [...ids(SAP), 'unknown'] })).toMatchObject({ status: 200 });
		expect(cloud.state.authorizations).toHaveLength(121);
		for (let turn = 0; turn < 2; turn++) expect(await revoke({ accounts: [user(SEEDED.appUser)], app_group_ids: ids(SAP) })).toMatchObject({ status: 200 });
		expect(cloud.state.authorizations).toHaveLength(120);
	});

	it('revokes from a user who has been deleted', async () => {
		const { id } = cloud.named(SEEDED.appUser);
		cloud.state.users = cloud.state.users.filter((each) => each.id !== id);
		await revoke({ accounts: [user(SEEDED.appUser)], app_group_ids: ids(SAP, BROWSER) });
		expect(groupsOf(id)).toEqual([]);
	});
});

describe.each([['AddAppGroupAuthorization', add], ['BatchDeleteAppGroupAuthorization', revoke]] as const)('%s', (_name, send) => {
	const full = { accounts: [user('x')], app_group_ids: ['x'] };
	it.each<[string, unknown]>([
		['accounts', { ...full, accounts: undefined }],
		['accounts', { ...full, accounts: [] }],
		['accounts', { ...full, accounts: Array(51).fill(user('x')) }],
		['accounts', { ...full, accounts: ['x'] }],
		['account', { ...full, accounts: [{ account_type: 'USER' }] }],
		['account', { ...full, accounts: [user('x'.repeat(129))] }],
		['account_type', { ...full, accounts: [{ account: 'x' }] }],
		['account_type', { ...full, accounts: [user('x', { account_type: 'GROUP' })] }],
		['id', { ...full, accounts: [user('x', { id: 'x'.repeat(129) })] }],
		['id', { ...full, accounts: [{ account: 'x', account_type: 'USER_GROUP' }] }],
		['domain', { ...full, accounts: [user('x', { domain: 'x'.repeat(65) })] }],
		['email', { ...full, accounts: [user('x', { email: 1 })] }],
		['telephone_number', { ...full, accounts: [user('x', { telephone_number: 'x'.repeat(129) })] }],
		['platform_type', { ...full, accounts: [user('x', { platform_type: 'ad' })] }],
		['name', { ...full, accounts: [user('x', { name: 'x' })] }],
		['app_group_ids', { ...full, app_group_ids: undefined }],
		['app_group_ids', { ...full, app_group_ids: [] }],
		['app_group_ids', { ...full, app_group_ids: Array(11).fill('x') }],
		['app_group_ids', { ...full, app_group_ids: ['x'.repeat(129)] }],
		['app_ids', { ...full, app_ids: ['x'] }],
		['body', ''],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await send(body as object)).toMatchObject(invalid(name));
	});
});
