import { SEEDED, type DdmInstance } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();
const instance = (name: string = SEEDED.instance) => cloud.state.instances.find((candidate) => candidate.name === name) as DdmInstance;
const refused = (status: number, error_code: string) => ({ status, json: { error_code, error_msg: expect.any(String) } });
const password = 'Gr33n~tea';

describe('ResetAdministrator', () => {
	const reset = (body: object | string, id = instance().id) => cloud.send({ method: 'PUT', path: `/v3/${cloud.projectId}/instances/${id}/admin-user`, body });

	it('sets name and password, with an answer that has no body', async () => {
		expect(await reset({ name: 'root_user', password })).toMatchObject({ status: 202, json: undefined });
		expect(instance()).toMatchObject({ admin_user_name: 'root_user', administratorPassword: password, administratorChanges: 1 });
		const { json } = await cloud.send({ path: `/v1/${cloud.projectId}/instances/${instance().id}` });
		expect(json).toMatchObject({ admin_user_name: 'root_user' });
		expect(JSON.stringify(json)).not.toContain(password);
	});

	it('takes an equals sign, which an account may not have', async () => {
		expect(await reset({ name: 'root_user', password: 'Gr33n=tea' })).toMatchObject({ status: 202 });
		const path = `/v2/${cloud.projectId}/instances/${instance().id}/users/${SEEDED.account}/password`;
		expect(await cloud.send({ method: 'POST', path, body: { password: 'Gr33n=tea' } })).toMatchObject({ status: 400, json: { errCode: 'DBS.300306' } });
	});

	it.each<[number, string, object | string]>([
		[400, 'DBS.300305', { name: '1st', password }],
		[400, 'DBS.300306', { name: 'root_user', password: 'weak' }],
		[400, 'DBS.300306', { name: 'Root_user1', password: 'Root_user1' }],
		[400, 'DBS.280001', { password }],
		[400, 'DBS.280001', { name: 'root_user', password, more: 1 }],
		[400, 'DBS.300330', 'root_user'],
	])('refuses with %i %s: %j', async (status, code, body) => {
		expect(await reset(body)).toMatchObject(refused(status, code));
		expect(instance().administratorChanges).toBe(0);
	});

	it('refuses a busy instance and an unknown one', async () => {
		expect(await reset({ name: 'root_user', password }, instance(SEEDED.busyInstance).id)).toMatchObject(refused(409, 'DBS.200019'));
		expect(await reset({ name: 'root_user', password }, 'unknown')).toMatchObject(refused(400, 'DBS.280001'));
	});
});

it('tells whether a password is one that everybody would try first', async () => {
	const check = (body: object) => cloud.send({ method: 'POST', path: `/v3/${cloud.projectId}/weak-password-verification`, body });
	expect(await check({ password: 'Password@123' })).toMatchObject({ status: 200, json: { is_weak_password: true } });
	expect(await check({ password })).toMatchObject({ status: 200, json: { is_weak_password: false } });
	expect(await check({})).toMatchObject(refused(400, 'DBS.280001'));
});
