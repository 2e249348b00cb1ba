import type { Answer } from './answer';
import type { Route, Service, ServiceName } from './service';
import { throttled } from './throttled';

/** A number of requests that the cloud lets through in a time; what is not said counts for every request. */
export interface Limit {
	/** How many requests one window lets through. */
	requests: number;
	/** Milliseconds, by the server's clock. */
	window: number;
	/** `fixed` starts counting anew with every window; `bucket` gives one request back every `window / requests`. */
	kind: 'fixed' | 'bucket';
	/** When a fixed window begins: at each multiple of its length after the start, or at the first request after the last one ended. */
	begins?: 'clock' | 'first request';
	/** How long after the start a window begins that goes by the clock, in milliseconds. */
	offset?: number;
	/** How many requests a full bucket holds; `requests` unless told otherwise. */
	burst?: number;
	/** What is counted together: the requests of each API (the default), or all that the limit holds for. */
	per?: 'api' | 'all';
	services?: readonly ServiceName[];
	methods?: readonly string[];
	/** Whether the message names limit and window; it does unless told otherwise. */
	says?: 'numbers' | 'nothing';
	/** The window in the words of the message, such as `60 second`. */
	toldAs?: string;
	/** Sends `X-Apig-RateLimit-user` with every answer (API Gateway user guide, response headers). */
	headers?: boolean;
	/** Sent as Retry-After with every refusal. */
	retryAfter?: string;
}

const MINUTE = 60_000;
const SERVICES = ['Workspace', 'WorkspaceApp'] as const;

/**
 * Workspace API, constraints: 200 reads and 100 changes a minute of each API by a user. That its windows are fixed is not said.
 * Of IAM, DDM and CodeArts Artifact no limits are published.
 */
export const WORKSPACE_LIMITS: readonly Limit[] = [
	{ requests: 200, window: MINUTE, kind: 'fixed', services: SERVICES, methods: ['GET'] },
	{ requests: 100, window: MINUTE, kind: 'fixed', services: SERVICES, methods: ['POST', 'PUT', 'DELETE'] },
];

/** What a limit has to say about one request. */
interface Verdict {
	refusal?: Answer;
	headers: Record<string, string>;
}

/** The limits in force and how much of each is used up. Users are not told apart, so all keys share them. */
export class Limits {
	private counters: Counter[] = [];

	constructor(
		private readonly atStart: readonly Limit[],
		private readonly now: () => number,
	) {
		this.reset();
	}

	/** Puts these limits in place of those in force; their windows begin now. */
	set(limits: readonly Limit[]): void {
		const start = this.now();
		this.counters = limits.map((limit) => new Counter(limit, start));
	}

	reset(): void {
		this.set(this.atStart);
	}

	/**
	 * Counts a request. One that a limit refuses still counts for the others: retries that were refused counted at CCE,
	 * the only service of which this is known.
	 */
	take(service: Service, route: Route, requestId: string): Verdict {
		const verdict: Verdict = { headers: {} };
		for (const counter of this.counters) {
			if (!counter.holdsFor(service, route)) continue;
			const { limit } = counter;
			const left = counter.take(route.name, this.now());
			const numbers = `limit:${limit.requests},time:${limit.toldAs ?? told(limit.window)}`;
			if (limit.headers) verdict.headers['X-Apig-RateLimit-user'] = `remain:${Math.max(left, 0)},${numbers}`;
			if (left >= 0) continue;
			verdict.refusal ??= throttled({ limit: limit.says === 'nothing' ? null : numbers, retryAfter: limit.retryAfter }, requestId);
		}
		return verdict;
	}
}

/** One limit, with what is used up of it by each API, or by all. */
class Counter {
	private readonly windows = new Map<string, { begun: number; used: number }>();
	private readonly buckets = new Map<string, { at: number; tokens: number }>();

	constructor(
		readonly limit: Limit,
		private readonly start: number,
	) {}

	holdsFor({ name }: Service, { method }: Route): boolean {
		const { services, methods } = this.limit;
		return (services?.includes(name) ?? true) && (methods?.includes(method) ?? true);
	}

	/** How many more may come after this one; less than none if this one may not. */
	take(api: string, now: number): number {
		const key = this.limit.per === 'all' ? '' : api;
		return this.limit.kind === 'fixed' ? this.takeFromWindow(key, now) : this.takeFromBucket(key, now);
	}

	private takeFromWindow(key: string, now: number): number {
		const { requests, window, begins, offset = 0 } = this.limit;
		const last = this.windows.get(key);
		// Its serial number tells a window of the clock from the next one, its beginning one that a request began.
		const running = last && now < last.begun + window ? last.begun : now;
		const begun = begins === 'first request' ? running : Math.floor((now - this.start - offset) / window);
		const used = last?.begun === begun ? last.used + 1 : 1;
		this.windows.set(key, { begun, used });
		return requests - used;
	}

	private takeFromBucket(key: string, now: number): number {
		const { requests, window, burst = requests } = this.limit;
		const last = this.buckets.get(key) ?? { at: now, tokens: burst };
		const tokens = Math.min(burst, last.tokens + ((now - last.at) * requests) / window);
		const granted = tokens >= 1;
		this.buckets.set(key, { at: now, tokens: granted ? tokens - 1 : tokens });
		return granted ? Math.floor(tokens - 1) : -1;
	}
}

/** API Gateway units: second, minute, hour, day. The vendor's numbers are whole; windows that tests have scaled down are told in parts of a second. */
function told(window: number): string {
	const units: Array<[string, number]> = [
		['day', 24 * 60 * MINUTE],
		['hour', 60 * MINUTE],
		['minute', MINUTE],
	];
	const [unit, length] = units.find(([, milliseconds]) => window % milliseconds === 0) ?? ['second', 1000];
	return `${window / length} ${unit}`;
}
