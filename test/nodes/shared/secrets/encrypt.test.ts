import { createPrivateKey, createPublicKey } from 'node:crypto';

import { decodeProtectedHeader } from 'jose';

import { encrypt, fingerprint, readPublicKey } from '../../../../nodes/shared/secrets/encrypt';
import { certificateOf, keyPair, open, openssl, otherKeys } from '../../../fixtures/keys';

const { publicKey, privateKey } = keyPair();
const read = (pem: string) => readPublicKey(pem, 'Encrypt For');
const key = read(publicKey);
const sameKey = fingerprint(key);

describe('a key', () => {
	const pkcs1 = createPublicKey(publicKey).export({ type: 'pkcs1', format: 'pem' }).toString();
	const certificate = certificateOf(privateKey);

	it.each([
		['a public key', publicKey],
		['a public key in PKCS #1', pkcs1],
		['a certificate', certificate],
		['a certificate with the text that openssl prints before it', openssl(['x509', '-text', '-in', 'it'], { it: certificate }).toString()],
		['a key with line breaks of Windows', publicKey.replaceAll('\n', '\r\n')],
		['a key whose line breaks a form has lost', publicKey.replaceAll('\n', ' ')],
		['a key whose line breaks are written out', publicKey.replaceAll('\n', '\\n')],
		['a key with blanks around it', `  ${publicKey}\n\n`],
	])('may be %s', (_what, pem) => {
		expect(fingerprint(read(pem))).toBe(sameKey);
	});

	const [elliptic = '', forSigning = ''] = otherKeys();
	const old = createPrivateKey(privateKey).export({ type: 'pkcs1', format: 'pem' }).toString();

	it.each([
		['nothing', '', /^'Encrypt For' is not a public key or certificate in PEM/],
		['something else', 'ssh-rsa AAAAB3NzaC1yc2E', /^'Encrypt For' is not a public key or certificate in PEM/],
		['a private key', privateKey, /^'Encrypt For' is a private key\. Enter the public key, and keep the private one/],
		['a private key in PKCS #1', old, /^'Encrypt For' is a private key/],
		['a key and a certificate', publicKey + certificate, /^'Encrypt For' holds more than one key or certificate/],
		['a key on an elliptic curve', elliptic, /^'Encrypt For' is not an RSA public key/],
		['a key that only signs', forSigning, /^'Encrypt For' is not an RSA public key/],
		['a damaged key', publicKey.replace(/M/, ''), /^'Encrypt For' is not an RSA public key/],
		['a request for a certificate', publicKey.replaceAll('PUBLIC KEY', 'CERTIFICATE REQUEST'), /^'Encrypt For' is not an RSA public key/],
		['a short key', keyPair(1024).publicKey, /^'Encrypt For' is an RSA key of 1024 bits\. At least 2048 are needed/],
	])('cannot be %s', (_what, pem, message) => {
		expect(() => read(pem)).toThrow(message);
	});

	it('is known by the fingerprint that openssl computes', () => {
		const der = openssl(['pkey', '-pubin', '-in', 'key', '-outform', 'DER'], { key: publicKey });
		expect(sameKey).toBe(openssl(['dgst', '-sha256', '-binary', 'der'], { der }).toString('base64'));
	});
});

describe.each(['rsaOaep', 'jwe'] as const)('%s', (format) => {
	it.each(['xD4?aS2-kS8~bQ3~', 'ü€😀', 'a'.repeat(190)])('can be opened with the private key: %s', async (text) => {
		const { encrypted, encryption } = encrypt(text, key, format);
		expect([encryption, await open(encrypted, encryption, privateKey)]).toEqual([format, text]);
	});

	it('looks different every time', () => {
		expect(encrypt('xD4?aS2-kS8~bQ3~', key, format)).not.toEqual(encrypt('xD4?aS2-kS8~bQ3~', key, format));
	});
});

it('says in a JWE how it is encrypted', () => {
	expect(decodeProtectedHeader(encrypt('xD4?aS2-kS8~bQ3~', key, 'jwe').encrypted)).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM' });
});

it('makes a JWE of what is too long for RSA alone, and says so', async () => {
	const { encrypted, encryption } = encrypt('a'.repeat(191), key, 'rsaOaep');
	expect([encryption, await open(encrypted, encryption, privateKey)]).toEqual(['jwe', 'a'.repeat(191)]);
});
