import { inspect } from 'node:util';

import { type Emulator, startEmulator } from '../emulator';
import { selfSigned } from '../emulator/certificate';
import { accountIn, byId, CARRY_ON, getUser, json, sleeping, useCloud, userIn } from '../workflows/setup';
import type { FaultCase, Scene } from './fault';
import { Line } from './line';
import type { Outcome } from './model';
import type { Subject } from './operations';

/** What was measured in one cell of the matrix. */
export interface Measured {
	outcome: Outcome;
	/** Without what it says about the change, and with `<host>` for the address. */
	message: string;
	/** Without what it says about the change. */
	description: string;
	/** Whether message and description agree on whether the change may have been made. */
	consistent: boolean;
	/** What came out, items for failures included. */
	items: object[];
	/** What the items of a success hold, by the service's books. */
	truth: object[];
	/** How long the node wanted to wait before each further try, in ms. */
	waited: number[];
	/** Secrets that stand in what n8n keeps. */
	leaked: string[];
	/** Requests at hosts to which none must go. */
	strayed: number;
}

const MAYBE = ' (the change may have been made)';
const NOT_MADE = ' (looked up afterwards: the change was not made)';
const ADVICE = 'It is not known whether the change was made. If the Huawei Cloud console can show it, check there before you run this again. ';
const AGAIN = 'Run this again. ';
/** How an item says that the password is new, although it could not be read. */
const HALF = /^The password was reset, but username and password could not be read: (.*) — (.*)$/;

/** The clouds and the runs of one test file. */
export function useMatrix() {
	let skew = 0;
	let lines: Line[] = [];
	const cloud = useCloud({ now: () => Date.now() + skew });
	let untrusted: Emulator;
	let elsewhere: Emulator;
	beforeAll(async () => {
		untrusted = await startEmulator({ tls: selfSigned() });
		elsewhere = await startEmulator();
	});
	beforeEach(() => {
		skew = 0;
		untrusted.received.length = elsewhere.received.length = 0;
	});
	afterEach(async () => {
		await Promise.all(lines.map(async (line) => await line.close()));
		lines = [];
	});
	afterAll(async () => {
		await untrusted.stop();
		await elsewhere.stop();
	});

	/** A temporary key, so that there is a token that could leak. */
	const credential = (differently: object = {}) => ({ ...cloud.emulator.temporaryCredential, ...differently });

	const sceneOf = ({ times }: FaultCase, { aim }: Subject, cancel: () => void): Scene => ({
		emulator: cloud.emulator,
		untrusted,
		elsewhere: elsewhere.url,
		order: (fault) => cloud.emulator.fault({ ...aim, times, ...fault }),
		line: async () => {
			const line = await new Line(new URL(cloud.emulator.url)).open();
			lines.push(line);
			return line;
		},
		warmUp: async (endpoint) => {
			// A connection that was free is used again, one that is about to become free is not: until none was opened.
			for (let opened = -1; opened < cloud.emulator.connections; ) {
				opened = cloud.emulator.connections;
				const { error } = await cloud.run(getUser({ userId: byId(userIn(cloud.state).id) }), [{}], { credential: credential({ endpoint }) });
				if (error) throw error;
				await settle();
			}
			cloud.emulator.received.length = 0;
		},
		skew: (ms) => void (skew = ms),
		cancel,
	});

	/** Runs an operation under a fault, and looks at what the user sees and at what the service holds. */
	return async function measure(fault: FaultCase, subject: Subject, carryOn: boolean): Promise<Measured> {
		let cancel = () => {};
		const differently = { endpoint: cloud.emulator.url, ...((await fault.arrange(sceneOf(fault, subject, () => cancel()))) as object | undefined) };
		const { run, done, error } = await cloud.run(subject.node(cloud.state), [{}], {
			...(carryOn && CARRY_ON),
			credential: credential(differently),
			onStart: (stop) => (cancel = stop),
		});
		await settle();
		const { host } = new URL(differently.endpoint);
		const [item] = done;
		const half = HALF.exec(String(item?.json.credentialsError ?? ''));
		// A canceled run has an error of n8n's own besides what the node said.
		const message = half?.[1] ?? String(item?.json.error ?? error?.message ?? '');
		const description = half?.[2] ?? String(item?.json.message ?? error?.description ?? '');
		const kept = JSON.stringify(run) + inspect([run, error], { depth: null, maxStringLength: null, maxArrayLength: null });
		return {
			outcome: {
				ends: half ? 'half' : run.status === 'canceled' ? 'canceled' : message ? 'error' : 'done',
				doubt: message.includes(MAYBE),
				waits: fault.patient ? Infinity : sleeping.mock.calls.length,
				arrived: fault.patient ? Infinity : cloud.emulator.received.length,
				made: subject.made(cloud.state),
			},
			message: message.replace(MAYBE, '').replace(NOT_MADE, '').replaceAll(host, '<host>'),
			description: description.replace(ADVICE, '').replace(AGAIN, '').replaceAll(host, '<host>'),
			consistent: message.includes(MAYBE) === description.includes(ADVICE) && message.includes(NOT_MADE) === description.includes(AGAIN),
			items: json(done),
			truth: subject.truth(cloud.state),
			waited: fault.patient ? [] : sleeping.mock.calls.map(([ms]) => ms),
			leaked: [...secretsOf(cloud.emulator.temporaryCredential), accountIn(cloud.state).password].filter((secret) => kept.includes(secret)),
			strayed: elsewhere.received.length + untrusted.received.length,
		};
	};
}

/** What would still be sent, is sent within some turns of the event loop. */
async function settle() {
	for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

/** What of a key was sent and must not come back; a piece of the token tells it as well as the whole. */
function secretsOf({ secretAccessKey, securityToken }: { secretAccessKey: string; securityToken: string }): string[] {
	return [secretAccessKey, securityToken.slice(0, 40)];
}
