import { createHash, createHmac } from 'node:crypto';

import { authorize } from '../../../credentials/credential';
import { hashBody, sign } from '../../../credentials/sign';
import { CREDENTIAL } from '../../emulator/seeded';
import { atMost, ms, type Part } from '../finding';
import { median, medianOf } from '../measure';
import { bodyFor, pathFor, people } from '../work';

const ORIGIN = 'https://workspace.cn-north-4.myhuaweicloud.com';
const OURS = 'this package';
const WHOLE = 'the same, with project and protection against reuse';
const SDK = 'official SDK’s signer';
const CRYPTO = 'two SHA-256 and one HMAC alone';

/** What signing one request costs: a change of a user, of which no two in a second are the same. */
export const signing: Part = {
	name: 'sign',
	async measure({ rounds, quick }) {
		// Required by file: the package as a whole asks for a module that it does not bring.
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		const { AKSKSigner } = require('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner') as { AKSKSigner: { sign(request: object, key: object): object } };
		const { accessKeyId, secretAccessKey, projectId } = CREDENTIAL;
		const key = { getAk: () => accessKeyId, getSk: () => secretAccessKey };
		const requests = people(200).map((person) => {
			const data = bodyFor(person);
			const url = new URL(pathFor(projectId, person.id), ORIGIN);
			return { url, href: url.href, data, body: JSON.stringify(data) };
		});
		let second = 0;

		const sides: Record<string, () => void> = {
			[OURS]: () => {
				for (const { url, body } of requests) {
					const headers = { 'Content-Type': 'application/json', 'X-Project-Id': projectId };
					sign({ method: 'PUT', url, headers, bodyHash: hashBody(body) }, CREDENTIAL, new Date());
				}
			},
			[WHOLE]: () => {
				second += 1000;
				for (const { url, body } of requests) authorize(CREDENTIAL, { method: 'PUT', url, headers: { 'Content-Type': 'application/json' }, body }, second);
			},
			[SDK]: () => {
				for (const { href, data } of requests) {
					const headers = { 'content-type': 'application/json', 'X-Project-Id': projectId };
					AKSKSigner.sign({ endpoint: href, method: 'PUT', headers, queryParams: {}, data }, key);
				}
			},
			[CRYPTO]: () => {
				for (const { body } of requests) {
					const hash = createHash('sha256').update(body).digest('hex');
					const canonical = createHash('sha256').update(CANONICAL + hash).digest('hex');
					createHmac('sha256', secretAccessKey).update(`SDK-HMAC-SHA256\n20300101T000000Z\n${canonical}`).digest('hex');
				}
			},
		};
		const turns = quick ? 20 : 100;
		for (const side of Object.values(sides)) for (let turn = 0; turn < turns; turn++) side();
		const results = Array.from({ length: rounds }, () => {
			// Turn by turn, so that a moment in which the machine is busy meets all three.
			const taken: Record<string, number[]> = {};
			for (let turn = 0; turn < turns; turn++) {
				for (const [name, side] of Object.entries(sides)) {
					const started = performance.now();
					side();
					(taken[name] ??= []).push((performance.now() - started) / requests.length);
				}
			}
			return Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, median(times)])) as Record<string, number>;
		});
		const against = (other: string) => medianOf(results, (round) => (round[OURS] as number) / (round[other] as number));
		return {
			title: 'Signing one request',
			columns: ['', 'per request', 'this package ÷ it'],
			rows: Object.keys(sides).map((name) => [name, ms(medianOf(results, (round) => round[name] as number)), name === OURS || name === WHOLE ? '' : `${against(name).toFixed(2)} ×`]),
			checks: [atMost(`against the ${SDK}`, 0.4, against(SDK)), atMost(`against ${CRYPTO}`, 3, against(CRYPTO))],
			remarks: [],
		};
	},
};

/** As long as the canonical request is up to the body's hash. */
const CANONICAL = `PUT\n/v2/${CREDENTIAL.projectId}/users/8a2c3f9579d240820179d51e6caf0001/\n\ncontent-type:application/json\nhost:workspace.cn-north-4.myhuaweicloud.com\nx-project-id:${CREDENTIAL.projectId}\nx-sdk-date:20300101T000000Z\n\ncontent-type;host;x-project-id;x-sdk-date\n`;
