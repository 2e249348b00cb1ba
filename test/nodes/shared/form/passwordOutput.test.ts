import { concealing, passwordOutput } from '../../../../nodes/shared/form/passwordOutput';
import { keyPair, open } from '../../../fixtures/keys';

const { publicKey, privateKey } = keyPair();

it('the form speaks of a secret by the name of its field', () => {
	const [choice, , format] = passwordOutput({}, 'secret_access_key');
	expect([choice.displayName, choice.description, format.description]).toEqual([
		'Secret Access Key Output',
		'What becomes of the secret access key. n8n stores what leaves a node with the execution.',
		'How the secret access key is encrypted',
	]);
	expect(passwordOutput()[0].displayName).toBe('Password Output');
});

it.each([
	['password', 'encryptedPassword'],
	['secret_access_key', 'encryptedSecretAccessKey'],
])('%s becomes %s when it is encrypted', async (secret, name) => {
	const encrypted = concealing(secret, { passwordOutput: 'encrypt', encryptFor: publicKey, encryptionFormat: 'rsaOaep' })({ id: '1', [secret]: 'hidden' });
	expect(encrypted).toEqual({ id: '1', [name]: expect.any(String), encryption: 'rsaOaep', keyFingerprint: expect.any(String) });
	expect(await open(String((encrypted as Record<string, unknown>)[name]), 'rsaOaep', privateKey)).toBe('hidden');
});
