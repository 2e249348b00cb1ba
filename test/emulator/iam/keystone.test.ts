import { SEEDED } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();

it('tells the account of the key', async () => {
	const { id, name } = cloud.state.iam.account;
	expect((await cloud.send({ path: '/v3/auth/domains' })).json).toMatchObject({ domains: [{ id, name, enabled: true }], links: { self: expect.any(String) } });
	cloud.emulator.grant([]);
	expect(await cloud.send({ path: '/v3/auth/domains' })).toMatchObject({ status: 200 });
});

describe('KeystoneListUsers', () => {
	interface Listed {
		id: string;
		name: string;
		enabled: boolean;
	}
	const list = async (query = {}) => ((await cloud.send({ path: '/v3/users', query })).json as { users: Listed[] }).users;

	it('finds the one user of a name, and nobody for a part of it', async () => {
		const [user] = cloud.state.iam.users.filter(({ user_name: name }) => name === SEEDED.iamUser);
		expect(await list({ name: SEEDED.iamUser })).toMatchObject([{ id: user?.user_id, name: SEEDED.iamUser, domain_id: cloud.state.iam.account.id, password_expires_at: null, pwd_status: false }]);
		expect(await list({ name: 'a.nov' })).toEqual([]);
		expect(await list({ name: SEEDED.iamUserWithSpace })).toMatchObject([{ name: SEEDED.iamUserWithSpace }]);
	});

	it('lists everybody at once, or by state and account', async () => {
		expect(await list()).toHaveLength(130);
		const disabled = await list({ enabled: 'false' });
		expect([disabled.length > 3, disabled.every(({ enabled }) => !enabled)]).toEqual([true, true]);
		expect(await list({ enabled: 'true' })).toHaveLength(130 - disabled.length);
		expect(await list({ domain_id: 'another' })).toEqual([]);
		expect(await list({ password_expires_at: 'lt:2030-01-01T00:00:00Z' })).toEqual([]);
	});

	it("refuses another state in Keystone's form", async () => {
		expect(await cloud.send({ path: '/v3/users', query: { enabled: 'maybe' } })).toMatchObject({ status: 400, json: { error: { code: 400, title: 'Bad Request' } } });
	});
});
