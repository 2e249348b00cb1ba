import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, createAccount, deleteAccount, getAccounts, instanceIn, json, present, SPLIT, updateAccount, useCloud } from './setup';

const cloud = useCloud();
const NAME = 'billing-prod';
const instance = () => instanceIn(cloud.state, NAME);
const account = (name = 'billing_app') => instance().accounts.find((one) => one.name === name);
const changes = () => cloud.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/users'));
const path = (name = '') => `/v1/{project_id}/instances/${instance().id}/users${name}`;
const GIVEN = { passwordSource: 'set', password: 'N3w~Password' };
const creating = (more: object = {}) => createAccount({ instanceId: byId(instance().id), newAccountName: 'new_app', ...more });
const updating = (updateFields: object, name = 'billing_app') => updateAccount({ instanceId: byId(instance().id), accountName: byName(name), updateFields: updateFields as never });
const deleting = (more: object = {}) => deleteAccount({ instanceId: byId(instance().id), accountName: byName('billing_app'), ...more });

describe('creating an account', () => {
	it('generates a password, which is returned', async () => {
		const { done } = await cloud.run(creating({ instanceId: byName(NAME), baseAuthority: ['SELECT', 'INSERT'], databases: ['billing'], additionalFields: { description: 'Zürich' } }));
		expect(account('new_app')).toMatchObject({ base_authority: ['SELECT', 'INSERT'], databases: [{ name: 'billing' }], description: 'Zürich', password: expect.stringMatching(/^.{20}$/) });
		expect(json(done)).toEqual([{ instance_name: NAME, instance_id: instance().id, name: 'new_app', created: true, password: account('new_app')?.password }]);
	});

	it('sends what is given, each permission and database once, and returns no password of somebody else', async () => {
		const { done } = await cloud.run(creating({ ...GIVEN, baseAuthority: ['SELECT', 'SELECT'], databases: ['billing', 'billing'] }));
		expect(changes()).toEqual([
			{ method: 'POST', path: path(), query: {}, body: { users: [{ name: 'new_app', password: 'N3w~Password', base_authority: ['SELECT'], databases: [{ name: 'billing' }] }] } },
		]);
		expect(json(done)).toEqual([{ instance_id: instance().id, name: 'new_app', created: true }]);
	});

	it.each([
		[{ newAccountName: '1st' }, "'Account Name': An account name starts with a letter and has up to 32 letters, digits and underscores"],
		[{ baseAuthority: [] }, "'Basic Permissions' is empty, and an account has at least one"],
		[{ databases: [''] }, "'Databases' has an empty name"],
		[{ additionalFields: { description: 'x'.repeat(257) } }, "'Description' is longer than 256 characters"],
		[{ passwordSource: 'set', password: 'short' }, "The 'New Password' has to have 8 to 32 characters"],
		[{ passwordSource: 'set', password: 'new_app', newAccountName: 'New_App1' }, "The 'New Password' has to have 8 to 32 characters"],
	])('refuses %j before anything is sent', async (more, message) => {
		const { error } = await cloud.run(creating(more));
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	});

	it('refuses a name that is taken and a database that does not exist before the first change, and reads each list once', async () => {
		const items = [{ name: 'one' }, { name: 'billing_ro' }, { name: 'two', database: 'Billing' }, { name: 'one' }];
		const node = creating({ ...GIVEN, newAccountName: '={{ $json.name }}', databases: '={{ [$json.database ?? "billing"] }}' });
		const stopped = await cloud.run(node, items);
		expect(stopped.error?.message).toMatch(/^The instance has an account called "billing_ro" already, or an earlier item creates it\. Use 'Update'/);
		expect(changes()).toEqual([]);

		const { done, failed } = await cloud.run(node, items, SPLIT);
		expect(json(done).map(({ name }) => name)).toEqual(['one']);
		expect(failed.map((item) => item.json.error)).toEqual([
			expect.stringMatching(/^The instance has an account called "billing_ro" already/),
			'No database of this instance is called "Billing"; similar names: "billing", "billing_archive". Upper and lower case matter',
			expect.stringMatching(/^The instance has an account called "one" already, or an earlier item creates it/),
		]);
		expect(cloud.requests.filter(({ method }) => method === 'GET')).toHaveLength(4);
	});

	it('refuses the 101st account before anything is sent', async () => {
		const { error } = await cloud.run(creating({ instanceId: byName(SEEDED.instance) }));
		expect(error?.message).toMatch(/^The instance has 100 accounts already/);
		expect(changes()).toEqual([]);
	});

	it('is done after an unclear outcome if the account is there, and is never sent twice', async () => {
		cloud.emulator.fault({ method: 'POST', path: '/users', reset: 'after', times: Infinity });
		const { done } = await cloud.run(creating());
		expect([json(done), changes().length]).toEqual([[{ instance_id: instance().id, name: 'new_app', created: true, password: account('new_app')?.password }], 1]);
	});

	it('is not done after an unclear outcome if the account is not there', async () => {
		cloud.emulator.fault({ method: 'POST', path: '/users', reset: 'before', times: Infinity });
		const { error } = await cloud.run(creating());
		expect([error?.message, changes().length]).toEqual([expect.stringMatching(/\(looked up afterwards: the change was not made\)$/), 1]);
	});

	it('waits for a busy instance', async () => {
		cloud.emulator.fault({ method: 'POST', path: '/users', status: 409, body: '{"errCode":"DBS.200019","externalMessage":"Busy."}' });
		const { done } = await cloud.run(creating());
		expect([json(done)[0]?.created, changes().length]).toEqual([true, 2]);
	});

	it.each(['{"users":[{"name":"other"}]}', '{"users":[]}'])('does not take an answer for a success that does not name the account: %s', async (body) => {
		cloud.emulator.fault({ method: 'POST', path: '/users', body });
		const { error } = await cloud.run(creating());
		expect(error?.message).toMatch(/its field "users" does not name the account/);
	});

	it('says in a dry run what would be sent, without the password', async () => {
		const { done } = await cloud.run(creating({ ...GIVEN, options: { dryRun: true } }));
		const body = { users: [{ name: 'new_app', password: '********', base_authority: ['SELECT'] }] };
		expect(json(done)).toEqual([expect.objectContaining({ dryRun: true, request: { method: 'POST', url: expect.stringMatching(/\/users$/), body }, changes: { created: { before: false, after: true } } })]);
		expect([changes(), account('new_app')]).toEqual([[], undefined]);
	});
});

describe('updating an account', () => {
	it('sends what was added and nothing else, and an empty list takes all databases away', async () => {
		const { done } = await cloud.run(updating({ databases: [], description: '' }));
		expect(changes()).toEqual([{ method: 'PUT', path: path('/billing_app'), query: {}, body: { user: { databases: [], description: '' } } }]);
		expect([json(done), account()?.databases]).toEqual([[{ instance_id: instance().id, name: 'billing_app' }], []]);
	});

	it.each([
		[{}, "There is nothing to update. Add at least one field under 'Update Fields'"],
		[{ baseAuthority: [] }, "'Basic Permissions' is empty, and an account has at least one"],
	])('refuses %j before anything is sent', async (fields, message) => {
		const { error } = await cloud.run(updating(fields));
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	});

	it('refuses a database that does not exist before the first change', async () => {
		const { error } = await cloud.run(updating({ databases: ['orders'] }));
		expect(error?.message).toBe('No database of this instance is called "orders". Upper and lower case matter');
		expect(changes()).toEqual([]);
	});

	it('says what to do about an account that does not exist', async () => {
		const { error } = await cloud.run(updating({ description: 'x' }, 'nobody'));
		expect(error).toMatchObject({ message: 'The account does not exist.', description: expect.stringMatching(/^Check that the account exists/) });
	});

	it('is settled by reading when every try stays unclear, whatever the order of the lists', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		const made = await cloud.run(updating({ baseAuthority: ['UPDATE', 'SELECT'], databases: ['billing_archive', 'billing'] }));
		expect(json(made.done)).toEqual([{ instance_id: instance().id, name: 'billing_app' }]);
		cloud.emulator.reset();
		cloud.emulator.fault({ method: 'PUT', reset: 'before', times: Infinity });
		const { error } = await cloud.run(updating({ baseAuthority: ['UPDATE', 'SELECT'] }));
		expect(error?.message).toMatch(/\(looked up afterwards: the change was not made\)$/);
	});

	it('says in a dry run what would change', async () => {
		const node = updating({ baseAuthority: ['SELECT'], databases: ['billing', 'billing_archive'] });
		const { done } = await cloud.run({ ...node, parameters: { ...node.parameters, options: { dryRun: true } } });
		expect(json(done)[0]?.changes).toEqual({ base_authority: { before: 'DELETE, INSERT, SELECT, UPDATE', after: 'SELECT' }, databases: { before: 'billing', after: 'billing, billing_archive' } });
	});
});

describe('deleting an account', () => {
	it('deletes it, and succeeds without a change if it is gone', async () => {
		const result = { instance_id: instance().id, name: 'billing_app', deleted: true };
		expect(json((await cloud.run(deleting())).done)).toEqual([result]);
		expect(account()).toBeUndefined();
		expect(json((await cloud.run(deleting())).done)).toEqual([{ ...result, changed: false }]);
		expect(changes()).toEqual(Array(2).fill({ method: 'DELETE', path: path('/billing_app'), query: {}, body: '' }));
	});

	it('is not in doubt when the first try was carried out and the second finds nothing', async () => {
		cloud.emulator.fault({ method: 'DELETE', reset: 'after' });
		expect(json((await cloud.run(deleting())).done)).toEqual([{ instance_id: instance().id, name: 'billing_app', deleted: true }]);
		expect(changes()).toHaveLength(2);
	});

	it('takes only that for gone: an unknown instance is an error', async () => {
		const { error } = await cloud.run(deleting({ instanceId: byId(`${'0'.repeat(32)}in09`) }));
		expect(error?.description).toMatch(/DBS\.280001/);
	});

	it('says in a dry run that it would be gone', async () => {
		const { done } = await cloud.run(deleting({ options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ dryRun: true, request: { method: 'DELETE' }, changes: { deleted: { before: false, after: true } } }]);
		expect(present(account()).name).toBe('billing_app');
	});
});

describe('the list of accounts', () => {
	it('is that of the instance, as long as is wanted', async () => {
		const { done } = await cloud.run(getAccounts({ instanceId: byName(SEEDED.instance), limit: 3 }));
		expect(json(done).map(({ name }) => name)).toEqual(instanceIn(cloud.state).accounts.slice(0, 3).map(({ name }) => name));
		expect(JSON.stringify(done)).not.toContain('Seeded~');
	});

	it('is empty for an instance without accounts, and an error for none', async () => {
		instance().accounts = [];
		expect((await cloud.run(getAccounts({ instanceId: byId(instance().id) }))).done).toEqual([]);
		const { done } = await cloud.run(getAccounts({ instanceId: byName('billing') }), [{}], CARRY_ON);
		expect(json(done)[0]?.error).toBe('No DDM instance is called "billing"; similar names: "billing-prod". Upper and lower case matter');
	});
});
