import { SEEDED, type DdmInstance } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();
const instance = (name: string = 'billing-prod'): DdmInstance => {
	const found = cloud.state.instances.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`${name} is not seeded`);
	return found;
};
const path = (name?: string) => `/v1/${cloud.projectId}/instances/${instance(name).id}/users`;
const account = (name = 'billing_app') => instance().accounts.find((candidate) => candidate.name === name);
const refused = (status: number, errCode: string) => ({ status, json: { errCode, externalMessage: expect.any(String) } });
const password = 'Gr33n~tea';
const newAccount = { name: 'new_app', password, base_authority: ['SELECT', 'INSERT'] };

describe('CreateUsers', () => {
	const create = (users: unknown, name?: string) => cloud.send({ method: 'POST', path: path(name), body: { users } });

	it('creates accounts with their passwords and rights', async () => {
		const users = [{ ...newAccount, databases: [{ name: 'billing' }], description: 'Zürich' }, { ...newAccount, name: 'other' }];
		expect(await create(users)).toMatchObject({ status: 200, json: { users: [{ name: 'new_app' }, { name: 'other' }] } });
		expect(account('new_app')).toMatchObject({ status: 'RUNNING', password, base_authority: ['SELECT', 'INSERT'], databases: [{ name: 'billing' }], description: 'Zürich', created: cloud.clock.time });
		expect(account('other')).toMatchObject({ databases: [], description: '' });
	});

	it.each<[string, unknown]>([
		['DBS.300305', [{ ...newAccount, name: '1st' }]],
		['DBS.300305', [{ password, base_authority: ['SELECT'] }]],
		['DBS.300306', [{ ...newAccount, password: 'weak' }]],
		['DBS.300306', [{ ...newAccount, password: 'Password@123' }]],
		['DBS.300306', [{ name: 'new_app', base_authority: ['SELECT'] }]],
		['DBS.300307', [{ ...newAccount, description: 'x'.repeat(257) }]],
		['DBS.300309', [{ ...newAccount, base_authority: ['GRANT'] }]],
		['DBS.300309', [{ ...newAccount, base_authority: [] }]],
		['DBS.300375', [{ ...newAccount, databases: [{ name: 'nothing' }] }]],
		['DBS.300107', [newAccount, newAccount]],
		['DBS.300311', [newAccount, { ...newAccount, name: 'billing_app' }]],
		['DBS.280001', [{ ...newAccount, more: 1 }]],
		['DBS.280001', []],
		['DBS.280001', 'new_app'],
	])('refuses with %s: %j', async (code, users) => {
		expect(await create(users)).toMatchObject(refused(400, code));
		expect(account('new_app')).toBeUndefined();
	});

	it('refuses the 101st account, a busy instance, and what is no JSON', async () => {
		expect(await create([newAccount], SEEDED.instance)).toMatchObject(refused(400, 'DBS.300300'));
		expect(await create([newAccount], SEEDED.busyInstance)).toMatchObject(refused(409, 'DBS.200019'));
		expect(await cloud.send({ method: 'POST', path: path(), body: 'new_app' })).toMatchObject(refused(400, 'DBS.300330'));
		expect(await cloud.send({ method: 'POST', path: path(), body: { users: [newAccount], more: 1 } })).toMatchObject(refused(400, 'DBS.280001'));
	});
});

describe('UpdateUser', () => {
	const update = (user: object, name = 'billing_app') => cloud.send({ method: 'PUT', path: `${path()}/${name}`, body: { user } });

	it('changes what it is given and nothing else', async () => {
		const before = { ...account() };
		expect(await update({ base_authority: ['SELECT'], databases: [{ name: 'billing_archive' }] })).toMatchObject({ status: 200, json: { name: 'billing_app' } });
		expect(account()).toEqual({ ...before, base_authority: ['SELECT'], databases: [{ name: 'billing_archive', description: '' }] });
		await update({ description: '' });
		await update({ databases: [] });
		expect(account()).toEqual({ ...before, base_authority: ['SELECT'], databases: [], description: '' });
	});

	it('refuses an unknown account, and a password, which has an API of its own', async () => {
		expect(await update({ description: 'x' }, 'nobody')).toMatchObject(refused(400, 'DBS.300327'));
		expect(await update({ password })).toMatchObject(refused(400, 'DBS.280001'));
	});
});

describe('DeleteUser', () => {
	const remove = (name: string, of?: string) => cloud.send({ method: 'DELETE', path: `${path(of)}/${name}` });

	it('deletes an account, once', async () => {
		expect(await remove('billing_app')).toMatchObject({ status: 200, json: { name: 'billing_app' } });
		expect(account()).toBeUndefined();
		expect(await remove('billing_app')).toMatchObject(refused(400, 'DBS.300327'));
	});

	it('refuses while the instance is busy, and a name that no account can have', async () => {
		expect(await remove(SEEDED.busyAccount, SEEDED.busyInstance)).toMatchObject(refused(409, 'DBS.200019'));
		expect(await remove('1st')).toMatchObject(refused(400, 'DBS.300305'));
	});
});
