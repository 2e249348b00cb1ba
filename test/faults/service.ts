import type { FaultCase } from './fault';
import { DEEDS, OFTEN } from './fault';

const THROTTLED = {
	leaves: 'not yet',
	message: 'The throttling threshold has been reached: policy user over ratelimit,limit:100,time:1 minute',
	description: /^APIGW\.0308, HTTP 429, request ID \w+\. Huawei Cloud limits the number of requests\. Lower 'Concurrency' or raise 'Max Retries'/,
} as const;

const RETRY_AFTER: Array<{ said: string; header: () => string | undefined; waits?: [number, number] }> = [
	{ said: 'in seconds', header: () => '7', waits: [7000, 7000] },
	{ said: 'as a date', header: () => new Date(Date.now() + 30_000).toUTCString(), waits: [25_000, 30_000] },
	{ said: 'of a day', header: () => '86400', waits: [60_000, 60_000] },
	{ said: 'until 2099', header: () => 'Thu, 31 Dec 2099 23:59:59 GMT', waits: [60_000, 60_000] },
	{ said: 'absent', header: () => undefined },
];

/** Too many requests: the service did nothing, and says when to come again, or does not. */
export const throttling: FaultCase[] = OFTEN.flatMap(({ often, times }) =>
	RETRY_AFTER.map(({ said, header, waits }) => ({
		...THROTTLED,
		group: 'The service refuses for the moment',
		name: `429, \`Retry-After\` ${said}`,
		how: often,
		times,
		waits,
		arrange: ({ order }) => order({ throttle: { retryAfter: header() } }),
	})),
);

const BUSY = { error: '{"errCode":"DBS.200019","externalMessage":"The instance status does not allow this operation."}' };

/** A conflict that DDM says will pass. */
export const busy: FaultCase[] = OFTEN.map(({ often, times }) => ({
	group: 'The service refuses for the moment',
	name: '409, instance busy (`DBS.200019`)',
	how: often,
	leaves: 'not yet',
	times,
	arrange: ({ order }) => order({ status: 409, body: BUSY.error }),
	message: 'The instance status does not allow this operation.',
	description: /^DBS\.200019, HTTP 409, request ID \w+\. The DDM instance is busy with another operation\. Wait until it is running/,
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
			description: new RegExp(`HTTP ${status}, request ID \\w+\\. The service has a problem of its own\\. Try again later`),
		})),
	),
);
