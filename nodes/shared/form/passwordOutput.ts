import type { IDataObject } from 'n8n-workflow';

import { encrypt, fingerprint, type Format, readPublicKey } from '../secrets/encrypt';
import { property, type Result } from './property';

// First among the conditions: n8n shows a field, and demands its value, at the first condition on an expression.
const shown = { passwordOutput: ['encrypt'] };

/** An output field with a secret, such as `secret_access_key`, in plain words. */
export const wordsOf = (secret: string) => secret.replaceAll('_', ' ');

/** What is to become of a password, or of another `secret`, that an operation makes. `when` limits the fields to certain values of others. */
export const passwordOutput = (when: Record<string, string[] | boolean[]> = {}, secret = 'password') => {
	const words = wordsOf(secret);
	return [
		property({
			displayName: `${words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())} Output`,
			name: 'passwordOutput',
			type: 'options',
			displayOptions: { show: when },
			default: 'return',
			description: `What becomes of the ${words}. n8n stores what leaves a node with the execution.`,
			options: [
				{ name: 'Do Not Return', value: 'omit', description: `The ${words} is not in the output` },
				{ name: 'Encrypt', value: 'encrypt', description: 'Only the owner of a private key can read it' },
				{ name: 'Return', value: 'return', description: 'Anyone who may see the executions of this workflow can read it' },
			],
			inTool: {
				default: 'omit',
				description: `What becomes of the ${words}. Do not return it from a tool: it would go to the provider of the AI model, and stay in the conversation.`,
			},
		}),
		property({
			displayName: 'Encrypt For',
			name: 'encryptFor',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			displayOptions: { show: { ...shown, ...when } },
			default: '',
			placeholder: '-----BEGIN PUBLIC KEY-----',
			description: `An RSA public key of at least 2048 bits, or an X.509 certificate, in PEM. Whoever has the private key can read the ${words}.`,
		}),
		property({
			displayName: 'Format',
			name: 'encryptionFormat',
			type: 'options',
			displayOptions: { show: { ...shown, ...when } },
			default: 'rsaOaep',
			description: `How the ${words} is encrypted`,
			options: [
				{ name: 'JWE', value: 'jwe', description: 'Compact JSON Web Encryption (RSA-OAEP-256, A256GCM), which JOSE libraries open' },
				{ name: 'RSA-OAEP (SHA-256)', value: 'rsaOaep', description: "Base64, which n8n's Crypto node and OpenSSL open" },
			],
		}),
	] as const;
};

/** Whether the output of an item will hold its password, in the clear or encrypted. */
export const isReturned = ({ passwordOutput: choice }: IDataObject) => choice !== undefined && choice !== 'omit';

/** Puts what the user chose in the place of a result's password. */
export type Concealing = (result: Result) => Result;

/** Reads the choice of one item for the output field `secret`. Throws an Error in the words of the form for a key that cannot be used. */
export function concealing(secret: string, { passwordOutput: choice, encryptFor, encryptionFormat }: IDataObject): Concealing {
	if (choice === 'omit') return each((result) => without(result, secret));
	if (choice !== 'encrypt') return (result) => result;
	const key = readPublicKey(String(encryptFor), 'Encrypt For');
	const keyFingerprint = fingerprint(key);
	const name = `encrypted${secret.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
	return each((result) => {
		if (!(secret in result)) return result;
		const { encrypted, encryption } = encrypt(String(result[secret]), key, encryptionFormat as Format);
		return { ...without(result, secret), [name]: encrypted, encryption, keyFingerprint };
	});
}

const each = (change: (item: IDataObject) => IDataObject): Concealing => (result) => (Array.isArray(result) ? result.map(change) : change(result));

const without = (item: IDataObject, field: string): IDataObject => Object.fromEntries(Object.entries(item).filter(([name]) => name !== field));
