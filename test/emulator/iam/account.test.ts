import { SEEDED } from '..';
import { useEmulator } from '../client';
import { iamUser } from './expected';

const cloud = useEmulator();

it('counts what the account has, and knows how much it may have', async () => {
	const { users, groups } = cloud.state.iam;
	expect((await cloud.send({ path: '/v5/account-summary' })).json).toMatchObject({
		users: users.length,
		users_quota: 200,
		groups: groups.length,
		policies: 2,
		attached_policies_per_user_quota: 10,
		root_user_mfa_enabled: 1,
	});
});

it('tells the rules for passwords', async () => {
	expect((await cloud.send({ path: '/v5/password-policy' })).json).toEqual({ password_policy: cloud.state.iam.passwordPolicy });
});

it('tells a caller who they are, by the key that they sign with', async () => {
	const { id } = cloud.state.iam.account;
	const identity = (name: string) => ({ account_id: id, principal_id: iamUser(cloud.state, name).user_id, principal_urn: `iam::${id}:user:${name}` });
	expect((await cloud.send({ path: '/v5/caller-identity' })).json).toEqual(identity(SEEDED.iamCaller));

	const [, key] = iamUser(cloud.state, SEEDED.iamUserWithTwoKeys).accessKeys;
	const pair = { accessKeyId: key?.access_key_id ?? '', secretAccessKey: key?.secret_access_key ?? '' };
	expect((await cloud.send({ path: '/v5/caller-identity', key: pair })).json).toEqual(identity(SEEDED.iamUserWithTwoKeys));

	const { temporaryCredential } = cloud.emulator;
	const headers = { 'X-Security-Token': temporaryCredential.securityToken };
	expect((await cloud.send({ path: '/v5/caller-identity', key: temporaryCredential, headers })).json).toEqual(identity(SEEDED.iamCaller));
});

it('needs neither a project nor an account in the headers, and takes both', async () => {
	const headers = { 'X-Project-Id': cloud.projectId, 'X-Domain-Id': cloud.state.iam.account.id };
	for (const path of ['/v5/users', '/v3/users']) {
		expect(await cloud.send({ path })).toMatchObject({ status: 200 });
		expect(await cloud.send({ path, headers })).toMatchObject({ status: 200 });
		expect(await cloud.send({ path, headers: { 'X-Domain-Id': 'another' } })).toMatchObject({ status: 200 });
	}
});

describe('a missing permission', () => {
	it('is refused by version 5 in its own form', async () => {
		cloud.emulator.deny('iam:users:listUsersV5');
		expect(await cloud.send({ path: '/v5/users' })).toMatchObject({
			status: 403,
			json: {
				error_code: 'PAP5.0001',
				error_msg: expect.stringContaining('iam:users:listUsersV5'),
				request_id: expect.any(String),
				encoded_authorization_message: expect.any(String),
			},
		});
		expect(await cloud.send({ path: '/v3/users' })).toMatchObject({ status: 200 });
	});

	it("is refused by version 3 in Keystone's form", async () => {
		cloud.emulator.deny('iam:users:listUsers');
		expect(await cloud.send({ path: '/v3/users' })).toMatchObject({
			status: 403,
			json: { error: { code: 403, title: 'Forbidden', message: expect.stringContaining('iam:users:listUsers'), encoded_authorization_message: expect.any(String) } },
		});
	});
});
