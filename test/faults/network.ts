import dns from 'node:dns';

import type { Fault } from '../emulator';
import { sleeping } from '../workflows/setup';
import { DEEDS, type FaultCase, FOREVER, OFTEN, type Scene } from './fault';

const UNREACHED = {
	group: 'No connection',
	leaves: 'unreached',
	unseen: true,
	everywhere: true,
	message: 'Could not connect to <host>',
} as const;

/** Does something in the moment the node begins to wait for its next try. */
const meanwhile = (act: () => unknown) => sleeping.mockImplementationOnce(async () => void (await act()));

/** No connection comes about: nothing was sent. */
export const connecting: FaultCase[] = [
	...OFTEN.map(
		({ often, times }): FaultCase => ({
			...UNREACHED,
			name: 'connection refused',
			how: often,
			times,
			arrange: async (scene) => {
				const line = await scene.line();
				await line.close();
				if (times === 1) meanwhile(async () => await line.open());
				return { endpoint: line.url };
			},
			description: /^Check the Region and the Custom Endpoint .*behind a proxy: HTTPS_PROXY.* the connection was refused\.$/i,
		}),
	),
	...OFTEN.map(
		({ often, times }): FaultCase => ({
			...UNREACHED,
			name: 'DNS does not know the host',
			how: often,
			times,
			arrange: async (scene) => {
				// A port of its own, because a connection that is kept alive asks no DNS.
				const { port } = new URL((await scene.line()).url);
				let known = false;
				jest.spyOn(dns, 'lookup').mockImplementation(((host: string, _options: object, reply: (...answer: unknown[]) => void) => {
					if (known) reply(null, [{ address: '127.0.0.1', family: 4 }]);
					else reply(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }));
				}) as never);
				if (times === 1) meanwhile(() => void (known = true));
				return { endpoint: `http://localhost:${port}` };
			},
			description: /^Check the Region and the Custom Endpoint.* its name was not found in DNS\.$/i,
		}),
	),
	{
		...UNREACHED,
		name: 'TLS certificate not trusted',
		how: 'every time',
		leaves: 'untrusted',
		times: Infinity,
		arrange: ({ untrusted }) => ({ endpoint: untrusted.url }),
		message: 'The certificate of <host> is not trusted',
		description: /NODE_EXTRA_CA_CERTS/,
	},
];

const BROKE = {
	group: 'The connection breaks',
	leaves: 'unclear',
	message: 'The connection to <host> broke',
	description: /^(Try again later\. )?the connection was closed before the answer was complete\.$/i,
} as const;

/** Cuts that the emulator makes. */
const CUTS: Array<{ name: string; deed: string; acts: boolean; fault: Fault }> = [
	{ name: 'reset when the request had been read', deed: 'nothing was done', acts: false, fault: { reset: 'before' } },
	{ name: 'reset before the answer', deed: 'the change was made', acts: true, fault: { reset: 'after' } },
	{ name: "reset in the answer's body", deed: 'the change was made', acts: true, fault: { reset: 'body' } },
];

/** Lets the time to wait for an answer end when the service has the request: no test waits, and none hurries. */
function answerTooLate({ order }: Scene, acts: boolean) {
	let timer = new AbortController();
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => (timer = new AbortController()).signal);
	order({ delay: FOREVER, act: acts, meanwhile: () => timer.abort() });
}

/** The request was sent, and no whole answer comes. */
export const answering: FaultCase[] = OFTEN.flatMap(({ often, times }): FaultCase[] => [
	{
		...BROKE,
		name: 'reset before the request was read',
		how: `${often}, nothing was done`,
		times,
		unseen: true,
		everywhere: true,
		arrange: async (scene) => {
			const line = await scene.line();
			line.cut('sent', times);
			return { endpoint: line.url };
		},
	},
	...CUTS.map(({ name, deed, acts, fault }): FaultCase => ({
		...BROKE,
		name,
		how: `${often}, ${deed}`,
		times,
		acts,
		arrange: ({ order }) => order(fault),
	})),
	...DEEDS.map(({ deed, acts }): FaultCase => ({
		...BROKE,
		name: 'no answer within the timeout',
		how: `${often}, ${deed}`,
		times,
		acts,
		arrange: (scene) => answerTooLate(scene, acts),
		message: '<host> did not answer in time',
		description: /^(Try again later\. )?If it is often slow, raise 'Timeout' under Options\. no answer within 30000 ms\.$/i,
	})),
]);

/** The server closes an idle connection, and the next request is on its way already. */
export const stale: FaultCase = {
	...BROKE,
	name: 'a kept-alive connection is closed just as it is used again',
	how: 'once, nothing was done',
	times: 1,
	unseen: true,
	everywhere: true,
	arrange: async (scene) => {
		const line = await scene.line();
		await scene.warmUp(line.url);
		line.cut('reused', 1);
		return { endpoint: line.url };
	},
};
