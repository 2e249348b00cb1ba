import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { keyPair, open } from '../fixtures/keys';
import { activateKey, byId, byName, CARRY_ON, createKey, deactivateKey, deleteKey, getKeys, iamUserIn, json, present, rotateKey, sleeping, useCloud } from './setup';

const cloud = useCloud();
const user = (name?: string) => iamUserIn(cloud.state, name);
const keys = (name?: string) => user(name).accessKeys;
const key = (name?: string) => present(keys(name)[0]);
const changes = () => cloud.requests.filter(({ method }) => method !== 'GET');
const of = (name: string = SEEDED.iamUser) => ({ userId: byName(name), accessKeyId: byId(key(name).access_key_id) });
const ofUser = (name: string = SEEDED.iamUser) => ({ userId: byName(name) });
const CREATE = { method: 'POST', path: /\/access-keys$/ };
const TWO = /^The user has two access keys already, and IAM allows no more: HPUA\w+ \(active\) and HPUA\w+ \(active\)\. First delete one that is not used$/;

describe('creating an access key', () => {
	it('returns the key with its secret, which nothing shows again', async () => {
		const { done } = await cloud.run(createKey(ofUser(SEEDED.iamBareUser)));
		const { access_key_id: id, secret_access_key, created_at } = key(SEEDED.iamBareUser);
		expect(json(done)).toEqual([{ id, user_name: SEEDED.iamBareUser, user_id: user(SEEDED.iamBareUser).user_id, access_key_id: id, secret_access_key, created_at, status: 'active' }]);
		expect(changes()).toEqual([{ method: 'POST', path: `/v5/users/${user(SEEDED.iamBareUser).user_id}/access-keys`, query: {}, body: '' }]);
	});

	it('encrypts the secret, or leaves it out', async () => {
		const { publicKey, privateKey } = keyPair();
		const { done, run } = await cloud.run(createKey({ ...ofUser(SEEDED.iamBareUser), passwordOutput: 'encrypt', encryptFor: publicKey }));
		const { encryptedSecretAccessKey, encryption } = json(done)[0] ?? {};
		expect(await open(String(encryptedSecretAccessKey), encryption, privateKey)).toBe(key(SEEDED.iamBareUser).secret_access_key);
		const other = await cloud.run(createKey({ ...ofUser(), passwordOutput: 'omit' }));
		expect(JSON.stringify([run, other.run])).not.toMatch(new RegExp([...keys(SEEDED.iamBareUser), ...keys()].map(({ secret_access_key: secret }) => secret).join('|')));
	});

	it('fails before anything is changed if one of the users has two', async () => {
		const { error } = await cloud.run(createKey({ userId: byName('={{ $json.name }}'), passwordOutput: 'omit' }), [{ name: SEEDED.iamBareUser }, { name: SEEDED.iamUserWithTwoKeys }]);
		expect([error?.message, changes()]).toEqual([expect.stringMatching(TWO), []]);
	});

	it('gives a user two keys, and says of the third item why it gets none', async () => {
		const { done } = await cloud.run(createKey(ofUser(SEEDED.iamBareUser)), [{}, {}, {}], CARRY_ON);
		expect(json(done).map(({ error, id }) => error ?? id)).toEqual([...keys(SEEDED.iamBareUser).map(({ access_key_id }) => access_key_id), expect.stringMatching(TWO)]);
		expect(changes()).toHaveLength(2);
	});

	it('says so too if IAM refuses it because somebody else was faster', async () => {
		cloud.emulator.fault({ ...CREATE, status: 400, body: '{"error_code":"IAM.0007","error_msg":"akSkNumExceed"}' });
		const { error } = await cloud.run(createKey(ofUser()));
		expect([error?.message, error?.description]).toEqual(['akSkNumExceed', expect.stringMatching(/^The user has two access keys already, and IAM allows no more\. First delete one/)]);
	});

	it('is not repeated after an unclear outcome, but tells which key is new, and that its secret is lost', async () => {
		cloud.emulator.fault({ ...CREATE, reset: 'after' });
		const { error } = await cloud.run(createKey(ofUser()));
		const [, made] = keys();
		expect(error?.message).toMatch(/ \(looked up afterwards: the change was made\)$/);
		expect(error?.description).toMatch(new RegExp(`^The new access key is ${made?.access_key_id}, and its secret is lost, since IAM shows it only once\\. Delete this key, and then run this again\\.`));
		expect([changes().length, JSON.stringify(error)]).toEqual([1, expect.not.stringContaining(String(made?.secret_access_key))]);
	});

	it('says that it was not made if there is no new key', async () => {
		cloud.emulator.fault({ ...CREATE, status: 503, body: '' });
		expect((await cloud.run(createKey(ofUser()))).error?.message).toMatch(/ \(looked up afterwards: the change was not made\)$/);
	});

	it('stays in doubt if the keys cannot be listed', async () => {
		cloud.emulator.fault({ ...CREATE, reset: 'after' });
		cloud.emulator.fault({ method: 'GET', path: /\/access-keys$/, skip: 2, status: 400, body: '{"error_msg":"No."}' });
		expect((await cloud.run(createKey(ofUser()))).error?.message).toMatch(/ \(the change may have been made\)$/);
	});

	it('creates nothing in a dry run', async () => {
		const { done } = await cloud.run(createKey({ ...ofUser(), options: { dryRun: true } }));
		expect([json(done), keys().length]).toEqual([[{ dryRun: true, user_name: SEEDED.iamUser, request: { method: 'POST', url: expect.stringMatching(/\/access-keys$/) } }], 1]);
	});
});

describe('an access key', () => {
	it('is taken out of use and back, and says when there was nothing to do', async () => {
		const id = key().access_key_id;
		const result = (status: string) => ({ id, user_name: SEEDED.iamUser, user_id: user().user_id, status });
		for (const [node, status] of [[deactivateKey, 'inactive'], [activateKey, 'active']] as const) {
			expect(json((await cloud.run(node(of()))).done)).toEqual([result(status)]);
			expect([key().status, changes().at(-1)?.body]).toEqual([status, { status }]);
			const sent = changes().length;
			expect(json((await cloud.run(node(of()))).done)).toEqual([{ ...result(status), changed: false }]);
			expect(changes()).toHaveLength(sent);
		}
	});

	it('of somebody else stays as it is', async () => {
		const other = { ...of(), userId: byName(SEEDED.iamUserWithTwoKeys) };
		const outcomes = await Promise.all([deactivateKey(other), rotateKey(other)].map(async (node) => (await cloud.run(node)).error?.message));
		expect(outcomes).toEqual(Array(2).fill(expect.stringMatching(/^The user does not have the access key /)));
		expect(json((await cloud.run(deleteKey(other))).done)).toMatchObject([{ changed: false }]);
		expect([key().status, keys(SEEDED.iamUserWithTwoKeys).length]).toEqual(['active', 2]);
	});

	it('that the user does not have is named before anything is changed, with those of the user', async () => {
		const { error } = await cloud.run(deactivateKey({ userId: byName(SEEDED.iamUser), accessKeyId: byId('={{ $json.id }}') }), [{ id: key().access_key_id }, { id: 'HPUAUNKNOWN' }]);
		expect([error?.message, changes()]).toEqual([`The user does not have the access key HPUAUNKNOWN. The keys of this user: ${key().access_key_id} (active)`, []]);
	});

	it('of each item is looked for among those of its own user', async () => {
		const items = [SEEDED.iamUser, SEEDED.iamUserWithTwoKeys].map((name) => ({ name, id: key(name).access_key_id }));
		const { done, error } = await cloud.run(deactivateKey({ userId: byName('={{ $json.name }}'), accessKeyId: byId('={{ $json.id }}') }), items);
		expect([error, json(done)]).toMatchObject([undefined, items.map(({ id }) => ({ id, status: 'inactive' }))]);
	});

	it('is deleted, and says of one that is gone that nothing changed', async () => {
		const id = key().access_key_id;
		const { done } = await cloud.run(deleteKey(of()), [{}, {}]);
		const result = { id, user_name: SEEDED.iamUser, user_id: user().user_id, deleted: true };
		expect([json(done), keys()]).toEqual([[result, { ...result, changed: false }], []]);
	});

	it('settles an unclear outcome by reading', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		cloud.emulator.fault({ method: 'DELETE', reset: 'before', times: Infinity });
		expect(json((await cloud.run(deactivateKey(of()))).done)).toMatchObject([{ status: 'inactive' }]);
		expect((await cloud.run(deleteKey(of()))).error?.message).toMatch(/the change was not made\)$/);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(deactivateKey({ ...of(), options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { status: { before: 'active', after: 'inactive' } } }]);
		expect(key().status).toBe('active');
	});

	it.each([
		['deactivated', deactivateKey, /, which could then no longer activate itself\. /],
		['deleted', deleteKey, /, which would no longer be accepted\. /],
		['rotated', rotateKey, /, so it cannot be rotated here: .*Create a second key, put it into the credential, and then deactivate the old one$/],
	])('that the credential signs with is not %s', async (_what, node, reason) => {
		const { error } = await cloud.run(node(of(SEEDED.iamCaller)));
		expect(error?.message).toMatch(new RegExp(`^${cloud.emulator.credential.accessKeyId} is the access key this credential signs with${reason.source}`));
		expect([changes(), keys(SEEDED.iamCaller)]).toEqual([[], [expect.objectContaining({ status: 'active' })]]);
	});

	it('stays as it is beside the one that the credential signs with', async () => {
		const items = [SEEDED.iamUser, SEEDED.iamCaller].map((name) => ({ user: user(name).user_id, key: key(name).access_key_id }));
		const { error } = await cloud.run(deactivateKey({ userId: byId('={{ $json.user }}'), accessKeyId: byId('={{ $json.key }}') }), items);
		expect([error?.context.itemIndex, changes()]).toEqual([1, []]);
		const { done } = await cloud.run(deactivateKey({ userId: byId('={{ $json.user }}'), accessKeyId: byId('={{ $json.key }}') }), items, CARRY_ON);
		expect(json(done)).toMatchObject([{ status: 'inactive' }, { error: expect.stringContaining('this credential signs with') }]);
	});
});

describe('rotating an access key', () => {
	const rotating = (more = {}) => rotateKey({ ...of(), ...more });
	const refusing = { method: 'GET', path: '/v3/auth/domains', status: 401, body: '{"error_code":"APIGW.0301","error_msg":"ak not exist"}' };
	/** Whose account it is, is asked before anything else, once per key: it is known by then. */
	beforeEach(async () => void (await cloud.run(getKeys(ofUser()))));

	it('makes a new one, signs with it, and then takes the old one out of use', async () => {
		const old = key();
		const { done } = await cloud.run(rotating());
		const { access_key_id: id, secret_access_key } = present(keys()[1]);
		expect(json(done)).toEqual([
			{ id, user_name: SEEDED.iamUser, user_id: user().user_id, access_key_id: id, secret_access_key, created_at: expect.any(String), status: 'active', old_access_key_id: old.access_key_id, rotated: true },
		]);
		expect(keys().map(({ status }) => status)).toEqual(['inactive', 'active']);
		const signed = cloud.emulator.received.filter(({ headers }) => String(headers.authorization).includes(`Access=${id},`));
		expect(signed.map(({ method, path, status }) => [method, path, status])).toEqual([['GET', '/v3/auth/domains', 200]]);
		expect(changes().map(({ method }) => method)).toEqual(['POST', 'PUT']);
	});

	it('waits for a new key that is not accepted yet', async () => {
		cloud.emulator.fault({ ...refusing, times: 2 });
		const { done } = await cloud.run(rotating());
		expect(json(done)).toMatchObject([{ rotated: true }]);
		expect(sleeping.mock.calls).toEqual([[1000], [2000]]);
	});

	it('leaves the old one in use if the new one is not accepted for ten seconds, and hands it out all the same', async () => {
		cloud.emulator.fault({ ...refusing, times: Infinity });
		const { done } = await cloud.run(rotating());
		const { secret_access_key } = present(keys()[1]);
		expect(json(done)).toMatchObject([{ secret_access_key, rotated: false, rotationError: expect.stringMatching(/^The new access key was created, but does not work, so the old one was not deactivated: ak not exist/) }]);
		expect(keys().map(({ status }) => status)).toEqual(['active', 'active']);
		expect(sleeping.mock.calls).toEqual([[1000], [2000], [3000], [4000]]);
	});

	it('hands out the new one all the same if the old one cannot be taken out of use', async () => {
		cloud.emulator.fault({ method: 'PUT', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const { done } = await cloud.run(rotating());
		const { secret_access_key } = present(keys()[1]);
		const [{ rotationError, ...others } = {}] = json(done);
		expect(others).toMatchObject({ secret_access_key, rotated: false });
		expect(rotationError).toMatch(/^The new access key was created and works, but the old one could not be deactivated: Access denied\. — .*iam:credentials:updateCredentialV5/);
		expect(rotationError).not.toContain(secret_access_key);
	});

	it('makes no new one for a user who has two, or if nobody would get its secret', async () => {
		const two = await cloud.run(rotateKey(of(SEEDED.iamUserWithTwoKeys)));
		expect(two.error?.message).toMatch(TWO);
		const { error } = await cloud.run(rotating({ passwordOutput: 'omit' }));
		expect(error?.message).toMatch(/^Choose 'Return' or 'Encrypt' for the new secret access key/);
		expect(changes()).toEqual([]);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(rotating({ options: { dryRun: true } }));
		expect([json(done), keys().length]).toEqual([[expect.objectContaining({ dryRun: true })], 1]);
	});
});

describe('reading access keys', () => {
	const shown = ({ access_key_id, created_at, status }: ReturnType<typeof key>) => ({ access_key_id, created_at, status });

	it('returns those of a user, with their last use if it is wanted', async () => {
		const { user_id } = user(SEEDED.iamUserWithTwoKeys);
		const sorted = [...keys(SEEDED.iamUserWithTwoKeys)].sort((one, other) => (one.access_key_id < other.access_key_id ? -1 : 1));
		expect(json((await cloud.run(getKeys(ofUser(SEEDED.iamUserWithTwoKeys)))).done)).toEqual(sorted.map((one) => ({ ...shown(one), user_id })));
		const { done } = await cloud.run(getKeys({ ...ofUser(SEEDED.iamUserWithTwoKeys), includeLastUse: true }));
		expect(json(done)).toEqual(sorted.map((one) => ({ ...shown(one), user_id, last_used_at: one.last_used_at })));
	});

	it('says of a key that was never used that it was not', async () => {
		await cloud.run(createKey(ofUser(SEEDED.iamBareUser)));
		expect(json((await cloud.run(getKeys({ ...ofUser(SEEDED.iamBareUser), includeLastUse: true }))).done)).toMatchObject([{ last_used_at: null }]);
	});

	it('returns those of all users with their names', async () => {
		const { done } = await cloud.run(getKeys({ whose: 'all', returnAll: true }));
		const all = cloud.state.iam.users.flatMap(({ user_name, user_id, accessKeys }) => accessKeys.map((one) => ({ ...shown(one), user_id, user_name })));
		expect(json(done)).toHaveLength(all.length);
		expect(json(done)).toEqual(expect.arrayContaining(all));
		expect(JSON.stringify(done)).not.toContain('secret');
	});

	it('reads no more users than a limit takes', async () => {
		const { done } = await cloud.run(getKeys({ whose: 'all', limit: 2 }));
		expect([done.length, cloud.requests.length < cloud.state.iam.users.length]).toEqual([2, true]);
	});

	it('fails if the keys of one of the users cannot be read', async () => {
		cloud.emulator.fault({ path: /\/access-keys$/, skip: 3, status: 400, body: '{"error_msg":"No."}' });
		expect((await cloud.run(getKeys({ whose: 'all' }))).error?.message).toBe('No.');
	});
});

describe('picking an access key', () => {
	const search = async (parameters: object) => (await cloud.engine().search(`${PACKAGE}.huaweiCloudIam`, 'searchAccessKeys', { resource: 'accessKey', operation: 'delete', ...parameters })).results;

	it.each([
		['from the list or by ID', () => byId(user().user_id)],
		['by name', () => byName(SEEDED.iamUser)],
	])('lists the keys of a user who was chosen %s', async (_how, userId) => {
		const { access_key_id: value, created_at } = key();
		expect(await search({ userId: userId() })).toEqual([{ name: `${value} · active · created ${created_at.slice(0, 10)}`, value }]);
	});

	it('asks for the user first, and for one there is', async () => {
		await expect(search({ userId: byId('') })).rejects.toThrow("Choose the 'User' first: the access keys are listed then");
		await expect(search({ userId: byName('nobody') })).rejects.toThrow('No IAM user is called "nobody"');
	});
});
