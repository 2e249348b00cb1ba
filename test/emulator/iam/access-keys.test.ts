import { SEEDED, type IamAccessKey } from '..';
import { useEmulator } from '../client';
import { iamUser, invalid, notFound } from './expected';

const cloud = useEmulator();
const user = (name: string = SEEDED.iamUser) => iamUser(cloud.state, name);
const path = (name?: string) => `/v5/users/${user(name).user_id}/access-keys`;
const one = ({ access_key_id: id }: { access_key_id: string }, name?: string) => `${path(name)}/${id}`;
const create = (name?: string) => cloud.send({ method: 'POST', path: path(name) });

/** A new key of a user, and a request that is signed with it. */
async function newKey(name?: string) {
	const { access_key: key } = (await create(name)).json as { access_key: IamAccessKey };
	const pair = { accessKeyId: key.access_key_id, secretAccessKey: key.secret_access_key };
	return { key, sign: () => cloud.send({ path: '/v3/auth/projects', key: pair }) };
}

describe('ListAccessKeysV5', () => {
	it('lists the keys of a user, without their secrets', async () => {
		const { user_id, accessKeys } = user(SEEDED.iamUserWithTwoKeys);
		const { json } = await cloud.send({ path: path(SEEDED.iamUserWithTwoKeys) });
		const shown = accessKeys.map(({ access_key_id, created_at, status }) => ({ access_key_id, created_at, status, user_id }));
		expect(json).toEqual({ access_keys: expect.arrayContaining(shown), page_info: { current_count: 2 } });
		expect((await cloud.send({ path: path(SEEDED.iamBareUser) })).json).toEqual({ access_keys: [], page_info: { current_count: 0 } });
		expect(await cloud.send({ path: '/v5/users/unknown/access-keys' })).toMatchObject(notFound('user'));
	});
});

describe('CreateAccessKeyV5', () => {
	it('creates a key whose secret is shown this once, and which signs', async () => {
		const { key, sign } = await newKey();
		expect(key).toEqual({
			user_id: user().user_id,
			access_key_id: expect.stringMatching(/^[A-Z0-9]{20}$/),
			secret_access_key: expect.stringMatching(/^.{40}$/),
			created_at: new Date(cloud.clock.time).toISOString(),
			status: 'active',
		});
		expect(await sign()).toMatchObject({ status: 200 });
		expect(JSON.stringify((await cloud.send({ path: path() })).json)).not.toContain(key.secret_access_key);
	});

	it('refuses a third key, also when one of the two is inactive', async () => {
		await newKey();
		for (const key of user().accessKeys) key.status = 'inactive';
		expect(await create()).toMatchObject({ status: 400, json: { error_code: expect.any(String), error_msg: 'akSkNumExceed' } });
		expect(user().accessKeys).toHaveLength(2);
	});
});

describe('UpdateAccessKeyV5', () => {
	const update = (key: { access_key_id: string }, body: object, name?: string) => cloud.send({ method: 'PUT', path: one(key, name), body });

	it('takes a key out of use and back, as often as it is told', async () => {
		const { key, sign } = await newKey();
		for (const status of ['inactive', 'inactive']) {
			expect(await update(key, { status })).toMatchObject({ status: 200, json: { access_key: { access_key_id: key.access_key_id, status } } });
		}
		expect(await sign()).toMatchObject({ status: 401, json: { error_code: 'APIGW.0301', error_msg: expect.stringContaining(`ak ${key.access_key_id} not exist`) } });
		await update(key, { status: 'active' });
		expect(await sign()).toMatchObject({ status: 200 });
	});

	it('refuses another status, and a key of somebody else', async () => {
		const { key } = await newKey();
		for (const body of [{ status: 'gone' }, {}]) expect(await update(key, body)).toMatchObject(invalid('status'));
		expect(await update(key, { status: 'inactive' }, SEEDED.iamCaller)).toMatchObject(notFound('access key'));
		expect(await cloud.send({ path: path() })).toMatchObject({ json: { access_keys: [{ status: 'active' }, { status: 'active' }] } });
	});
});

describe('DeleteAccessKeyV5', () => {
	it('deletes a key, which then no longer signs, once', async () => {
		const { key, sign } = await newKey();
		const remove = () => cloud.send({ method: 'DELETE', path: one(key) });
		expect(await remove()).toMatchObject({ status: 204, json: undefined });
		expect(await sign()).toMatchObject({ status: 401 });
		expect(await remove()).toMatchObject(notFound('access key'));
	});

	it('can lock its caller out, whose key goes with them as well', async () => {
		const { accessKeys } = user(SEEDED.iamCaller);
		for (const key of accessKeys) await cloud.send({ method: 'DELETE', path: one(key, SEEDED.iamCaller) });
		expect(await cloud.send({ path: '/v3/auth/projects' })).toMatchObject({ status: 401 });
		cloud.emulator.reset();
		await cloud.send({ method: 'DELETE', path: `/v5/users/${user(SEEDED.iamCaller).user_id}` });
		expect(await cloud.send({ path: '/v3/auth/projects' })).toMatchObject({ status: 401 });
	});
});

describe('ShowAccessKeyLastUsedV5', () => {
	const lastUsed = async (key: { access_key_id: string }, name?: string) => (await cloud.send({ path: `${one(key, name)}/last-used` })).json;

	it('says nothing of a key that has not signed yet, and then when it did', async () => {
		const { key, sign } = await newKey();
		expect(await lastUsed(key)).toEqual({ access_key_last_used: {} });
		await sign();
		const time = new Date(cloud.clock.time).toISOString();
		expect(await lastUsed(key)).toEqual({ access_key_last_used: { last_used_at: time } });
	});

	it('knows of the use that was before the start, and of its caller', async () => {
		const [old] = user(SEEDED.iamUserWithTwoKeys).accessKeys;
		expect(await lastUsed(old as IamAccessKey, SEEDED.iamUserWithTwoKeys)).toEqual({ access_key_last_used: { last_used_at: '2025-11-06T08:00:00.000Z' } });
		const [own] = user(SEEDED.iamCaller).accessKeys;
		expect(await lastUsed(own as IamAccessKey, SEEDED.iamCaller)).toEqual({ access_key_last_used: { last_used_at: new Date(cloud.clock.time).toISOString() } });
	});

	it('does not count a request that was not authentic', async () => {
		const { key } = await newKey();
		await cloud.send({ path: '/v3/auth/projects', key: { accessKeyId: key.access_key_id, secretAccessKey: 'wrong' } });
		expect(await lastUsed(key)).toEqual({ access_key_last_used: {} });
	});
});
