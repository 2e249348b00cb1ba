import { generateKeyPairSync, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A fresh self-signed certificate for these names and IPv4 addresses with its key, in PEM: what a private endpoint behind TLS presents. */
export function selfSigned(hosts: string[] = ['127.0.0.1']): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const algorithm = sequence(oid('2a8648ce3d040302')); // ecdsa-with-SHA256
	const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('Huawei Cloud emulator')))));
	const validity = sequence(utcTime('200101000000Z'), utcTime('491231235959Z'));
	const names = hosts.map((host) => (isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))));
	const alternativeName = sequence(oid('551d11'), der(0x04, sequence(...names)));
	const body = sequence(
		der(0xa0, integer(2)), // version 3
		integer(1),
		algorithm,
		name,
		validity,
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(alternativeName)),
	);
	const signature = sign('sha256', body, privateKey);
	const certificate = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
	};
}

function der(tag: number, content: Buffer): Buffer {
	const { length } = content;
	const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
	return der(0x30, Buffer.concat(parts));
}

function oid(encoded: string): Buffer {
	return der(0x06, Buffer.from(encoded, 'hex'));
}

function integer(value: number): Buffer {
	return der(0x02, Buffer.from([value]));
}

function utcTime(text: string): Buffer {
	return der(0x17, Buffer.from(text));
}
