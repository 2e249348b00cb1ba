import { sleeping } from '../workflows/setup';
import { DEEDS, type FaultCase, FOREVER, type Scene } from './fault';

const CANCELED = { group: 'The execution is canceled', times: Infinity, message: 'The execution was canceled' } as const;

/** Cancels in the moment the node begins to wait, and lets that wait never end by itself. */
function cancelWhileWaiting({ cancel }: Scene) {
	sleeping.mockImplementation(async () => {
		cancel();
		await new Promise(() => undefined);
	});
}

/** The user stops the execution. */
export const cancellations: FaultCase[] = [
	{
		...CANCELED,
		name: 'while it waits after 429',
		how: 'nothing was done',
		leaves: 'not yet',
		cancels: 'waiting',
		waits: [60_000, 60_000],
		arrange: (scene) => {
			cancelWhileWaiting(scene);
			scene.order({ throttle: { retryAfter: '60' } });
		},
		description: /^Items that had not been sent were left alone\. the execution was canceled\.$/i,
	},
	...DEEDS.map(({ deed, acts }): FaultCase => ({
		...CANCELED,
		name: 'while it waits after 500',
		how: deed,
		leaves: 'unclear',
		acts,
		cancels: 'waiting',
		arrange: (scene) => {
			cancelWhileWaiting(scene);
			scene.order({ status: 500, body: '{"error_msg":"Internal error"}', act: acts });
		},
		// What is not sent again does not wait: it fails before anybody could cancel it.
		message: /^(The execution was canceled|Internal error)$/,
		description: /(the execution was canceled|HTTP 500, request ID \w+)\.$/i,
	})),
	...DEEDS.map(({ deed, acts }): FaultCase => ({
		...CANCELED,
		name: 'while a request is in flight',
		how: deed,
		leaves: 'unclear',
		acts,
		cancels: 'in flight',
		arrange: ({ order, cancel }) => order({ delay: FOREVER, act: acts, meanwhile: cancel }),
		description: /^Items that had not been sent were left alone\. the execution was canceled\.$/i,
	})),
];
