import { SEEDED } from '../emulator';
import { certificateOf, keyPair, open } from '../fixtures/keys';
import { accountIn, byId, byName, CARRY_ON, instanceIn, json, resetAccountPassword, resetMavenPassword, resetUserPassword, SPLIT, type Tested, useCloud, userIn } from './setup';

const cloud = useCloud();
const { publicKey, privateKey } = keyPair();
const certificate = certificateOf(privateKey);
const encrypting = { passwordOutput: 'encrypt', encryptFor: publicKey };

/** Each operation that makes a password: its form, and the password that is in force. */
const OPERATIONS: Array<[string, (more: object) => Tested, () => string]> = [
	['a user', (more) => resetUserPassword({ userId: byName(SEEDED.user), notificationType: ['email'], ...more }), () => userIn(cloud.state).password],
	['an account', (more) => resetAccountPassword({ instanceId: byId(instanceIn(cloud.state).id), accountName: byName(SEEDED.account), ...more }), () => accountIn(cloud.state).password],
	['the Maven user', (more) => resetMavenPassword({ returnCredentials: true, ...more }), () => cloud.state.repositoryUser.password],
];

describe.each(OPERATIONS)('the new password of %s', (_who, form, inForce) => {
	it('is in the output unless something else is chosen', async () => {
		const { done } = await cloud.run(form({}));
		expect(json(done)).toEqual([expect.objectContaining({ password: inForce() })]);
		expect(done[0]?.json).not.toHaveProperty('keyFingerprint');
	});

	it.each([
		['rsaOaep', publicKey],
		['jwe', certificate],
	])('is encrypted as %s for whoever has the private key', async (encryptionFormat, encryptFor) => {
		const { done, run } = await cloud.run(form({ passwordOutput: 'encrypt', encryptFor, encryptionFormat }));
		const { encryptedPassword, encryption, keyFingerprint, ...others } = json(done)[0] ?? {};
		expect([encryption, keyFingerprint, others.password]).toEqual([encryptionFormat, expect.stringMatching(/^[\w+/]{43}=$/), undefined]);
		expect(await open(String(encryptedPassword), encryption, privateKey)).toBe(inForce());
		expect(JSON.stringify(run)).not.toContain(JSON.stringify(inForce()).slice(1, -1));
	});

	it('is left out', async () => {
		const before = inForce();
		const { done, run } = await cloud.run(form({ passwordOutput: 'omit' }));
		expect(inForce()).not.toBe(before);
		expect(Object.keys(json(done)[0] ?? {})).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(password|encrypt.*)$/)]));
		expect(JSON.stringify(run)).not.toContain(JSON.stringify(inForce()).slice(1, -1));
	});

	it('is not changed for a key that cannot be used', async () => {
		const before = inForce();
		const { error } = await cloud.run(form({ passwordOutput: 'encrypt', encryptFor: '={{ "nonsense" }}' }));
		expect(error?.message).toMatch(/^'Encrypt For' is not a public key or certificate in PEM/);
		expect(inForce()).toBe(before);
	});
});

describe('for several items', () => {
	const people = [SEEDED.user, SEEDED.lockedUser, SEEDED.similarUser].map((name) => ({ name }));
	const form = (more: object) => resetUserPassword({ userId: byName('={{ $json.name }}'), notificationType: ['email'], ...more });

	it('each may be encrypted for somebody else', async () => {
		const other = keyPair();
		const keys = [publicKey, other.publicKey, certificate];
		const { done } = await cloud.run(
			form({ passwordOutput: 'encrypt', encryptFor: '={{ $json.key }}' }),
			people.map((person, index) => ({ ...person, key: keys[index] })),
			SPLIT,
		);
		const opened = json(done).map(async ({ encryptedPassword, encryption }, index) => await open(String(encryptedPassword), encryption, index === 1 ? other.privateKey : privateKey));
		expect(await Promise.all(opened)).toEqual(people.map(({ name }) => userIn(cloud.state, name).password));
	});

	it('nothing is changed when the key of one cannot be used, where the workflow stops at failures', async () => {
		const before = people.map(({ name }) => userIn(cloud.state, name).password);
		const { error } = await cloud.run(form({ passwordOutput: '={{ $json.output }}', encryptFor: '={{ $json.key ?? "" }}' }), [
			{ ...people[0], output: 'omit' },
			{ ...people[1], output: 'omit' },
			{ ...people[2], output: 'encrypt', key: privateKey },
		]);
		expect(error?.description).toContain("'Continue (using error output)'");
		expect(people.map(({ name }) => userIn(cloud.state, name).password)).toEqual(before);
	});

	it('only the item with the bad key fails, where the workflow goes on; the key is not quoted', async () => {
		const { done } = await cloud.run(form({ passwordOutput: 'encrypt', encryptFor: '={{ $json.key }}' }), people.map((person, index) => ({ ...person, key: index === 1 ? privateKey : publicKey })), CARRY_ON);
		expect(json(done).map(({ error, encryption }) => error ?? encryption)).toEqual(['rsaOaep', expect.stringMatching(/^'Encrypt For' is a private key/), 'rsaOaep']);
		expect(JSON.stringify(done)).not.toContain(privateKey.slice(60, 100));
	});

	it('a workflow may stop at failures when the passwords are not returned: nothing would be lost', async () => {
		const { done, error } = await cloud.run(form({ passwordOutput: 'omit' }), people);
		expect([error, json(done)]).toEqual([undefined, people.map(({ name }) => ({ id: userIn(cloud.state, name).id, user_name: name }))]);
	});

	it.each(['return', 'encrypt'])('a workflow may not stop at failures when they are to %s', async (passwordOutput) => {
		const { error } = await cloud.run(form({ ...encrypting, passwordOutput }), people);
		expect(error?.message).toBe('Nothing was sent: 3 items came in, and if one failed, n8n would lose the new passwords of the others');
		expect(cloud.requests).toEqual([]);
	});
});

describe('a generated password of an account', () => {
	const form = (more: object) => resetAccountPassword({ instanceId: byId(instanceIn(cloud.state).id), accountName: byName(SEEDED.account), ...more });

	it('is as long as is asked for', async () => {
		await cloud.run(form({ passwordLength: 32 }));
		expect(accountIn(cloud.state).password).toHaveLength(32);
	});

	it('is another one for every item, and the same in every try', async () => {
		cloud.emulator.fault({ method: 'POST', status: 500, body: '{"errMsg":"Out of order."}', times: 2 });
		await cloud.run(form({ passwordOutput: 'omit' }), [{}, {}]);
		const sent = cloud.emulator.received.map(({ body }) => (JSON.parse(String(body)) as { password: string }).password);
		expect([sent.length, new Set(sent).size, sent.at(-1)]).toEqual([4, 2, accountIn(cloud.state).password]);
		expect(sent.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => sent[0]));
	});

	it('is in no message, even where Huawei Cloud repeats it', async () => {
		cloud.emulator.fault({ method: 'POST', status: 400, body: (sent) => JSON.stringify({ error_msg: `You sent ${sent}` }) });
		const { done, run } = await cloud.run(form({ passwordOutput: 'omit' }), [{}], CARRY_ON);
		expect(json(done)).toEqual([{ error: 'You sent {"password":"***"}', message: expect.any(String) }]);
		const [{ body } = { body: '' }] = cloud.emulator.received;
		const { password } = JSON.parse(String(body)) as { password: string };
		expect(JSON.stringify([done, run])).not.toContain(JSON.stringify(password).slice(1, -1));
	});
});
