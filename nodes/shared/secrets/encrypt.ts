import { constants, createCipheriv, createHash, createPublicKey, type KeyObject, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';

/** How a text is encrypted. */
export type Format = 'rsaOaep' | 'jwe';

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;
const SMALLEST = 2048;

/**
 * Reads an RSA public key (SPKI or PKCS #1) or the key of an X.509 certificate, in PEM; line breaks may be lost or written
 * as `\n`. Throws an Error that says what is wrong with the `field` it comes from, and never quotes it.
 */
export function readPublicKey(pem: string, field: string): KeyObject {
	const fault = (text: string) => new Error(`'${field}' ${text}`);
	if (/PRIVATE KEY/.test(pem)) throw fault('is a private key. Enter the public key, and keep the private one where the passwords are read');
	const [block, another] = [...pem.matchAll(PEM)];
	if (!block) throw fault('is not a public key or certificate in PEM, which begins with "-----BEGIN PUBLIC KEY-----" or "-----BEGIN CERTIFICATE-----"');
	if (another) throw fault('holds more than one key or certificate. Enter one');
	const [, label = '', text = ''] = block;
	const key = keyOf(label, Buffer.from(text.replaceAll('\\n', ''), 'base64'));
	if (key?.asymmetricKeyType !== 'rsa') throw fault('is not an RSA public key, nor a certificate of one');
	const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
	if (bits < SMALLEST) throw fault(`is an RSA key of ${bits} bits. At least ${SMALLEST} are needed`);
	return key;
}

const READERS: Record<string, (der: Buffer) => KeyObject> = {
	'CERTIFICATE': (der) => new X509Certificate(der).publicKey,
	'PUBLIC KEY': (key) => createPublicKey({ key, format: 'der', type: 'spki' }),
	'RSA PUBLIC KEY': (key) => createPublicKey({ key, format: 'der', type: 'pkcs1' }),
};

function keyOf(label: string, der: Buffer): KeyObject | undefined {
	try {
		return READERS[label]?.(der);
	} catch {
		return undefined; // What OpenSSL says of it helps nobody.
	}
}

/** The SHA-256 hash of a public key (SPKI, DER), in base64. */
export function fingerprint(key: KeyObject): string {
	return createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('base64');
}

/** RSA-OAEP takes the key's length less two hashes and two bytes (RFC 8017, section 7.1.1). */
const fits = (text: string, key: KeyObject) => Buffer.byteLength(text) <= (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8 - 2 * 32 - 2;

const oaep = (key: KeyObject, bytes: Buffer) => publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, bytes);

/**
 * Encrypts a text: RSA-OAEP with SHA-256, in base64, or a compact JWE with RSA-OAEP-256 and A256GCM (RFC 7516, section
 * 3.1). A text that is too long for RSA alone becomes a JWE in any case, since by then the password may have been set.
 */
export function encrypt(text: string, key: KeyObject, format: Format): { encrypted: string; encryption: Format } {
	if (format === 'rsaOaep' && fits(text, key)) return { encrypted: oaep(key, Buffer.from(text)).toString('base64'), encryption: 'rsaOaep' };
	return { encrypted: jweOf(text, key), encryption: 'jwe' };
}

function jweOf(text: string, key: KeyObject): string {
	const header = Buffer.from(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })).toString('base64url');
	const contentKey = randomBytes(32);
	const start = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', contentKey, start).setAAD(Buffer.from(header));
	const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return [header, ...[oaep(key, contentKey), start, encrypted, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}
