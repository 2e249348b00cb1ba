import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { byId, byName, fromList, getDatabases, getInstance, getInstances, instanceIn, json, resetAdministratorPassword, setAccountPassword, useCloud } from './setup';

const cloud = useCloud();
const instance = () => instanceIn(cloud.state);

describe('instances', () => {
	it('are returned with the fields that people read, or with all', async () => {
		const simple = json((await cloud.run(getInstance({ instanceId: byName(SEEDED.instance) }))).done);
		const { id, name, status, engine_version, node_count, access_ip, access_port, enable_ssl, admin_user_name } = instance();
		expect(simple).toEqual([{ id, name, status, engine_version, node_count, access_ip, access_port, enable_ssl, admin_user_name }]);
		const raw = json((await cloud.run(getInstance({ instanceId: byId(id), simplify: false }))).done);
		expect(raw).toMatchObject([{ vpc_id: instance().vpc_id, nodes: [{ status }, { status }] }]);
	});

	it('are listed with their states', async () => {
		const { done } = await cloud.run(getInstances({ returnAll: true }));
		expect(json(done).map(({ name, status }) => [name, status])).toEqual(cloud.state.instances.map(({ name, status }) => [name, status]));
		expect(cloud.requests.map(({ query }) => query)).toEqual([{ offset: ['0'], limit: ['128'] }]);
	});

	it('are looked up by name once for all items, and namesakes are told apart', async () => {
		const node = getDatabases({ instanceId: byName('={{ $json.name }}') });
		await cloud.run(node, ['orders-prod', 'billing-prod', 'orders-prod'].map((name) => ({ name })));
		expect(cloud.requests.filter(({ path }) => path.endsWith('/instances'))).toHaveLength(1);
		const [first, second] = cloud.state.instances;
		Object.assign(second as object, { name: first?.name });
		const { error } = await cloud.run(node, [{ name: first?.name }]);
		expect(error?.message).toMatch(/^2 DDM instances are called "orders-prod": /);
		for (const one of [first, second]) expect(error?.message).toContain(`${one?.id} (${one?.access_ip}, ${one?.status})`);
	});

	it('that were chosen by name have their accounts listed', async () => {
		const search = async (name: string) => await cloud.engine().search(`${PACKAGE}.huaweiCloudDdm`, 'searchAccounts', { instanceId: byName(name) }, 'billing_ro');
		expect(await search('billing-prod')).toMatchObject({ results: [{ value: 'billing_ro' }] });
		await expect(search('none')).rejects.toMatchObject({ message: 'No DDM instance is called "none". Upper and lower case matter' });
	});

	it('that were picked are named in the result of a change', async () => {
		const { results } = await cloud.engine().search(`${PACKAGE}.huaweiCloudDdm`, 'searchInstances', {}, SEEDED.instance);
		const picked = { ...fromList(instance().id), cachedResultName: String(results[0]?.name) };
		const { done } = await cloud.run(resetAdministratorPassword({ instanceId: picked, administratorName: 'ddm_admin', passwordOutput: 'omit' }));
		expect(json(done)).toEqual([{ instance_name: SEEDED.instance, instance_id: instance().id, admin_user_name: 'ddm_admin' }]);
	});
});

it('databases are listed', async () => {
	const { done } = await cloud.run(getDatabases({ instanceId: byId(instance().id), limit: 1 }));
	expect(json(done)).toEqual([expect.objectContaining({ name: 'orders', shard_mode: 'cluster', used_rds: [expect.objectContaining({ status: 'RUNNING' })] })]);
});

describe("resetting the administrator's password", () => {
	const resetting = (more: object = {}) => resetAdministratorPassword({ instanceId: byId(instance().id), administratorName: 'ddm_admin', ...more });

	it('sets a generated one, and returns it', async () => {
		const { done } = await cloud.run(resetting());
		expect(json(done)).toEqual([{ instance_id: instance().id, admin_user_name: 'ddm_admin', password: instance().administratorPassword }]);
		expect(cloud.requests).toEqual([
			{ method: 'PUT', path: `/v3/{project_id}/instances/${instance().id}/admin-user`, query: {}, body: { name: 'ddm_admin', password: instance().administratorPassword } },
		]);
	});

	it('takes an equals sign, which an account may not have', async () => {
		await cloud.run(resetting({ passwordSource: 'set', password: 'N3w=Password' }));
		expect(instance().administratorPassword).toBe('N3w=Password');
	});

	it.each([
		[{ administratorName: '1st' }, "'Administrator Name': An account name starts with a letter and has up to 32 letters, digits and underscores"],
		[{ passwordSource: 'set', password: 'Ddm_admin1', administratorName: 'Ddm_admin1' }, "The 'New Password' must be neither the name of the administrator nor its reverse"],
		[{ passwordSource: 'set', password: 'N3w$Password' }, "The 'New Password' may contain only letters, digits and ~!@#%^*-_=+?"],
	])('refuses %j before anything is sent', async (more, message) => {
		const { error } = await cloud.run(resetting(more));
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	});

	it('says what to do about an unknown instance, also in the form of version 3', async () => {
		const { error } = await cloud.run(resetting({ instanceId: byId(`${'0'.repeat(32)}in09`) }));
		expect(error?.description).toMatch(/^Check the DDM instance and the account.* DBS\.280001, HTTP 400, /);
	});
});

describe('a password that is set', () => {
	const setting = (password: string) => setAccountPassword({ instanceId: byId(instance().id), accountName: byName(SEEDED.account), password });
	const checks = () => cloud.requests.filter(({ path }) => path === '/v3/{project_id}/weak-password-verification').map(({ body }) => (body as { password: string }).password);

	it('is refused before the first change if Huawei Cloud calls it weak, and is not repeated', async () => {
		const { error } = await cloud.run(setting('={{ $json.password }}'), [{ password: 'N3w~Password' }, { password: 'Password@123' }]);
		expect(error?.message).toMatch(/^The 'New Password' is a common one, which DDM does not accept\./);
		expect([checks(), cloud.requests.length, JSON.stringify(error)]).toEqual([['N3w~Password', 'Password@123'], 2, expect.not.stringContaining('Password@123')]);
	});

	it('is checked once, however many items set it', async () => {
		await cloud.run(setting('N3w~Password'), [{}, {}, {}]);
		expect([checks(), cloud.requests.length]).toEqual([['N3w~Password'], 4]);
	});

	it('is not checked if it is generated', async () => {
		await cloud.run(resetAdministratorPassword({ instanceId: byId(instance().id), administratorName: 'ddm_admin' }));
		expect(checks()).toEqual([]);
	});

	it.each([400, 403, 404, 405])('is set all the same if it cannot be checked, because of %i', async (status) => {
		cloud.emulator.fault({ path: '/weak-password-verification', status, body: '{"error_code":"APIGW.0101","error_msg":"No."}' });
		expect((await cloud.run(setting('N3w~Password'))).error).toBeUndefined();
		expect(instance().accounts[0]?.password).toBe('N3w~Password');
	});

	it('is not set while the service is down', async () => {
		cloud.emulator.fault({ path: '/weak-password-verification', status: 503, body: '{"error_msg":"Out of order."}', times: Infinity });
		const { error } = await cloud.run(setting('N3w~Password'));
		expect([error?.message, checks().length, cloud.requests.length]).toEqual(['Out of order.', 4, 4]);
	});
});
