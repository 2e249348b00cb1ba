import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { encrypt, fingerprint, readPublicKey } from '../../../../nodes/shared/secrets/encrypt';
import { DIGITS, LOWER, UPPER } from '../../../../nodes/shared/secrets/generate';
import { certificateOf } from '../../../fixtures/keys';

const root = resolve(__dirname, '../../../..');
const page = readFileSync(join(root, 'docs/passwords.md'), 'utf8');

/** The commands of the page in this language, one text for each block. */
const blocks = (language: string) => [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block);

const [makeKeys = '', fingerprints = '', decrypt = ''] = blocks('sh');
const [decryptJwe = ''] = blocks('js');
const PASSWORD = 'xD4?aS2-kS8~bQ3~';

let folder: string;
const run = (script: string) => execFileSync('bash', ['-euc', script], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim();
const file = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'page-'));
	// A passphrase would be asked for.
	run(makeKeys.replace(' -aes256', ''));
	writeFileSync(join(folder, 'certificate.pem'), certificateOf(file('private.pem')));
	const jose = require.resolve('jose');
	symlinkSync(jose.slice(0, jose.lastIndexOf('/jose/')), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const key = () => readPublicKey(file('public.pem'), 'Encrypt For');

it('the commands of docs/passwords.md are all tried here', () => {
	expect([blocks('sh').length, blocks('js').length, [...page.matchAll(/^```\w/gm)].length]).toEqual([3, 1, 5]);
});

it('its key pair is one that the nodes take, with the fingerprint that its commands compute', () => {
	expect(run(fingerprints).split('\n')).toEqual([fingerprint(key()), fingerprint(key())]);
});

it('its command decrypts what RSA-OAEP encrypted', () => {
	const { encrypted } = encrypt(PASSWORD, key(), 'rsaOaep');
	expect(run(decrypt.replace('the encryptedPassword', encrypted))).toBe(PASSWORD);
});

it('its program decrypts a JWE', () => {
	const { encrypted } = encrypt(PASSWORD, key(), 'jwe');
	writeFileSync(join(folder, 'decrypt.mjs'), `const encryptedPassword = '${encrypted}';\n${decryptJwe}`);
	expect(run(`'${process.execPath}' decrypt.mjs`)).toBe(PASSWORD);
});

it('a generated password has more randomness than it says, also without what the rules take from it', () => {
	const [, characters] = /\*Password Length\* is (\d+)/.exec(page) ?? [];
	const [, bits] = /more than (\d+) bits of randomness/.exec(page) ?? [];
	// The first is a letter, and one is a digit; none is the same as the one before it.
	const [letters, any] = [LOWER.length + UPPER.length, `${LOWER}${UPPER}${DIGITS}`.length];
	expect(Math.log2(letters) + Math.log2(DIGITS.length) + (Number(characters) - 2) * Math.log2(any - 1)).toBeGreaterThan(Number(bits));
});
