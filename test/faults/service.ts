import type { FaultCase } from './fault';
import { DEEDS, OFTEN } from './fault';

const THROTTLED = {
	group: 'The service refuses for the moment',
	leaves: 'not yet',
	message: 'Huawei Cloud limits how often this may be called, and let nothing through for 15 minutes',
	description: /^It allows 100 requests in 1 minute\. .*raise 'Max Wait When Throttled' under Options\. APIGW\.0308, HTTP 429, request ID \w+\.$/,
} as const;

const RETRY_AFTER: Array<{ said: string; header: () => string | undefined; waits: [number, number] }> = [
	{ said: 'in seconds', header: () => '7', waits: [7000, 7000] },
	{ said: 'as a date', header: () => new Date(Date.now() + 30_000).toUTCString(), waits: [25_000, 30_000] },
	// The message names 100 a minute: what would be left of that, if it came back steadily.
	{ said: 'absent', header: () => undefined, waits: [600, 1500] },
	{ said: 'of 0', header: () => '0', waits: [600, 1500] },
];

const HOPELESS = [
	{ said: 'of a day', header: () => '86400' },
	{ said: 'until 2099', header: () => 'Thu, 31 Dec 2099 23:59:59 GMT' },
];

/** Too many requests: the service did nothing, and says when to come again, or does not. */
export const throttling: FaultCase[] = [
	...RETRY_AFTER.map(({ said, header, waits }): FaultCase => ({
		...THROTTLED,
		name: `429, \`Retry-After\` ${said}`,
		how: 'once',
		times: 1,
		waits,
		arrange: ({ order }) => order({ throttle: { retryAfter: header() } }),
	})),
	...[...RETRY_AFTER, ...HOPELESS].map(({ said, header }): FaultCase => ({
		...THROTTLED,
		name: `429, \`Retry-After\` ${said}`,
		how: 'every time',
		times: Infinity,
		patient: true,
		arrange: ({ order }) => order({ throttle: { retryAfter: header() } }),
	})),
];

const BUSY = { error: '{"errCode":"DBS.200019","externalMessage":"The instance status does not allow this operation."}' };

/** A conflict that DDM says will pass. */
export const busy: FaultCase[] = OFTEN.map(({ often, times }) => ({
	group: 'The service refuses for the moment',
	name: '409, instance busy (`DBS.200019`)',
	only: "resetting an account's password",
	how: often,
	leaves: 'not yet',
	times,
	arrange: ({ order }) => order({ status: 409, body: BUSY.error }),
	message: 'The instance status does not allow this operation.',
	description: /^Try again later\. The DDM instance is busy with another operation\. Wait until it is running.* DBS\.200019, HTTP 409, request ID \w+\.$/,
}));

/** The four statuses of a service that breaks down, each in another of the forms in which they come. */
const BROKEN = [
	{ status: 500, body: '{"error_code":"APIGW.0601","error_msg":"Internal error"}', message: 'Internal error' },
	{ status: 502, body: '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>', message: '502 Bad Gateway' },
	{ status: 503, body: '', message: 'Huawei Cloud answered with HTTP status 503 and without a message' },
	{ status: 504, body: 'upstream request timeout', message: 'upstream request timeout' },
];

/** The service breaks down, before or after it did what it was asked for. */
export const breakdowns: FaultCase[] = DEEDS.flatMap(({ deed, acts }) =>
	OFTEN.flatMap(({ often, times }) =>
		BROKEN.map(({ status, body, message }) => ({
			group: 'The service breaks down',
			name: String(status),
			how: `${often}, ${deed}`,
			leaves: 'unclear' as const,
			times,
			acts,
			arrange: ({ order }) => order({ status, body, act: acts }),
			message,
			description: new RegExp(`^(Try again later\\. )?The problem is on Huawei Cloud's side\\. .*HTTP ${status}, request ID \\w+\\.$`),
		})),
	),
);
