import { inspect } from 'node:util';

import { type Fault, SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, instanceIn, OPERATIONS, setAccountPassword, resetMavenPassword, useCloud } from './setup';

const cloud = useCloud();
const PASSWORD = '%N3w~Pass#w0rd';
// By an expression, so that what is looked for does not stand in the workflow itself.
const setPassword = () =>
	setAccountPassword({
		instanceId: byId(instanceIn(cloud.state).id),
		accountName: byName(SEEDED.account),
		password: `={{ ["${PASSWORD.slice(0, 6)}", "${PASSWORD.slice(6)}"].join("") }}`,
	});
const operations = [
	...OPERATIONS.filter(({ operation }) => !operation.includes('account')),
	{ operation: "setting an account's password", node: setPassword },
];

const credentials = () => [cloud.emulator.credential, cloud.emulator.temporaryCredential].map((credential) => ({ ...credential }));
type Key = Partial<(typeof cloud.emulator)['temporaryCredential']>;

/** What was sent or signed with, in the forms in which it may come back. */
function secretsOf({ secretAccessKey = '', securityToken = '' }: Key): string[] {
	const secrets = [secretAccessKey, securityToken, PASSWORD].filter(Boolean);
	return secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
}

/** Everything n8n keeps of a run, as it stores it and as the program sees it. */
function expectNoSecret(run: unknown, key: Key) {
	for (const kept of [JSON.stringify(run), inspect(run, { depth: null, maxStringLength: null, maxArrayLength: null })]) {
		expect(secretsOf(key).filter((secret) => kept.includes(secret))).toEqual([]);
	}
}

describe.each(operations)('$operation', ({ operation, node }) => {
	const faults: Array<[string, (text: string) => Fault]> = [
		['as a refusal', (text) => ({ status: 400, body: JSON.stringify({ error_code: text, error_msg: text, errCode: text, externalMessage: text }) })],
		['with an encoded reason', (text) => ({ status: 403, body: JSON.stringify({ error_code: 'X', error_msg: 'No.', encoded_authorization_message: text }) })],
		['as a page', (text) => ({ status: 502, body: `<html><title>${text}</title></html>` })],
		['as text', (text) => ({ status: 500, body: text })],
		['as JSON without a message', (text) => ({ status: 400, body: JSON.stringify({ echo: text }) })],
		['as a success that is none', (text) => ({ body: JSON.stringify({ status: 'error', success: false, error_code: text, error_msg: text }) })],
		['as an answer that is no JSON', (text) => ({ body: text })],
		['as fields of other types', (text) => ({ body: JSON.stringify({ [text]: text, id: [text], user_detail: text, users: text, result: text }) })],
		['as the type of the content', (text) => ({ body: 'x', headers: { 'content-type': text, 'x-request-id': text.slice(0, 100) } })],
		['with a refused key', (text) => ({ status: 401, body: JSON.stringify({ error_code: 'APIGW.0301', error_msg: text }) })],
	];

	it.each(faults)('keeps no secret that the vendor repeats %s', async (_how, fault) => {
		for (const credential of credentials()) {
			// Nobody can know a password that was never sent.
			const known = secretsOf(credential).filter((secret) => operation.includes('account') || !secret.includes('Pass'));
			cloud.emulator.reset();
			cloud.emulator.fault({ ...fault(`You sent ${known.join(' and ')}.`), times: Infinity });
			for (const onError of [{}, CARRY_ON]) expectNoSecret((await cloud.run(node(cloud.state), [{}, {}], { credential, ...onError })).run, credential);
		}
	});

	it('keeps no secret when it succeeds', async () => {
		for (const credential of credentials()) {
			const { run, done } = await cloud.run(node(cloud.state), [{}, {}], { credential, ...CARRY_ON });
			expect(done.length).toBeGreaterThanOrEqual(1);
			expect(done[0]?.json.error).toBeUndefined();
			expectNoSecret(run, credential);
		}
	});

	it('keeps no secret when no answer comes', async () => {
		const { temporaryCredential: credential } = cloud.emulator;
		cloud.emulator.fault({ reset: 'after', times: Infinity });
		expectNoSecret((await cloud.run(node(cloud.state), [{}], { ...CARRY_ON, credential: { ...credential } })).run, credential);
		expectNoSecret((await cloud.run(node(cloud.state), [{}], { credential: { ...credential, endpoint: 'http://127.0.0.1:9' } })).run, credential);
	});

	it('keeps neither token nor key when the gateway shows what it has verified', async () => {
		const { secretAccessKey, securityToken } = cloud.emulator.temporaryCredential;
		const credential = { ...cloud.emulator.temporaryCredential, secretAccessKey: `${secretAccessKey}x` };
		const { run, done } = await cloud.run(node(cloud.state), [{}], { credential, ...CARRY_ON });
		expectNoSecret(run, credential);
		expect(done[0]?.json.error).toMatch(/canonicalRequest: \(not shown\)$/);
		expect(JSON.stringify(run)).not.toContain(securityToken.slice(0, 40));
	});
});

it('keeps no secret in whatever way the vendor writes it', async () => {
	const secretAccessKey = `a "quoted"\\ (secret)* with/signs+!`;
	const strict = encodeURIComponent(secretAccessKey).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
	const forms = [secretAccessKey, JSON.stringify(secretAccessKey).slice(1, -1), encodeURIComponent(secretAccessKey), strict];
	cloud.emulator.fault({ beforeAuthentication: true, status: 400, body: forms.join(' and '), times: Infinity });
	const { run, done } = await cloud.run(resetMavenPassword(), [{}], { credential: { secretAccessKey }, ...CARRY_ON });
	expect(done[0]?.json.error).toBe('*** and *** and *** and ***');
	expect(forms.filter((form) => JSON.stringify(run).includes(form))).toEqual([]);
});

it('a password of the cloud stands in the field "password" and nowhere else', async () => {
	const { done, run } = await cloud.run(resetMavenPassword({ returnCredentials: true }));
	const { password } = cloud.state.repositoryUser;
	expect(done[0]?.json.password).toBe(password);
	delete done[0]?.json.password;
	expect(JSON.stringify(run)).not.toContain(JSON.stringify(password).slice(1, -1));
});

it('a password of the cloud that cannot be used is in no error', async () => {
	const password = 'Cl0ud~Pass';
	for (const body of [{ status: 'success', result: { username: '', password } }, { status: 'error', result: { password } }]) {
		cloud.emulator.fault({ method: 'GET', body: JSON.stringify(body) });
		const { run, done } = await cloud.run(resetMavenPassword({ returnCredentials: true }));
		expect(typeof done[0]?.json.credentialsError).toBe('string');
		expect(JSON.stringify(run)).not.toContain(password);
	}
});
