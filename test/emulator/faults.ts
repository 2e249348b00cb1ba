import type { Answer } from './answer';
import type { ReceivedRequest } from './request';
import { throttled, type Throttled } from './throttled';

/** Something that goes wrong with requests to come. */
export interface Fault {
	method?: string;
	/** A string is looked for anywhere in the path. */
	path?: string | RegExp;
	/** How many matching requests it hits; 1 unless told otherwise, Infinity for all. */
	times?: number;
	/** How many matching requests pass before it hits. */
	skip?: number;
	/** Milliseconds before the answer, after anything has been done. */
	delay?: number;
	/** The answer waits for it, after anything has been done. */
	until?: Promise<unknown>;
	/** With a status or a body, this is answered and nothing is done. */
	status?: number;
	/** Added to whatever is answered. */
	headers?: Record<string, string>;
	/** A function gets the body that was sent. */
	body?: string | ((sent: string) => string);
	/** Does what the request asks for all the same, then answers as the fault says. */
	act?: boolean;
	/** Cuts the connection: before anything is done, after it but before the answer, or in the middle of the answer's body. */
	reset?: 'before' | 'after' | 'body';
	/** Answers half of the body with a content-length to match: valid HTTP, broken JSON. */
	truncate?: boolean;
	/** Answers `body` that many times over. */
	repeatBody?: number;
	/** 429 in the gateway's words. */
	throttle?: true | Throttled;
	/** Hits before the signature is looked at; otherwise only authentic requests are hit. */
	beforeAuthentication?: boolean;
	/** Called for every request it hits, after anything has been done and before the answer is sent or held back. */
	meanwhile?: () => void;
}

/** A fault that hit a request. */
type Taken = Fault & { body?: string };

/** The faults that are ordered and not used up. */
export class Faults {
	private ordered: Array<Fault & { times: number; skip: number }> = [];

	order(fault: Fault): void {
		this.ordered.push({ ...fault, times: fault.times ?? 1, skip: fault.skip ?? 0 });
	}

	/** Takes the first ordered fault that hits the request at this stage. */
	take(request: ReceivedRequest, beforeAuthentication: boolean): Taken | undefined {
		const hit = this.ordered.find(
			(fault) => (fault.beforeAuthentication ?? false) === beforeAuthentication && matches(fault, request) && fault.skip-- <= 0,
		);
		if (hit && --hit.times <= 0) this.ordered = this.ordered.filter((fault) => fault !== hit);
		return hit && { ...hit, body: typeof hit.body === 'function' ? hit.body(request.body) : hit.body };
	}

	reset(): void {
		this.ordered = [];
	}
}

function matches({ method, path }: Fault, request: ReceivedRequest): boolean {
	if (method !== undefined && method !== request.method) return false;
	if (path instanceof RegExp) return request.path.search(path) >= 0;
	return path === undefined || request.path.includes(path);
}

/** The answer a fault gives in place of the cloud's, if it gives one. */
export function replacement(fault: Taken, requestId: string): Answer | undefined {
	if (fault.throttle) return throttled(fault.throttle === true ? {} : fault.throttle, requestId);
	if (fault.status === undefined && fault.body === undefined) return undefined;
	return { status: fault.status ?? 200, body: (fault.body ?? '').repeat(fault.repeatBody ?? 1) };
}

/** Whether the cloud still does what the request asks for. */
export function acts(fault: Fault): boolean {
	const instead = fault.throttle !== undefined || fault.status !== undefined || fault.body !== undefined;
	return fault.act ?? (!instead && fault.reset !== 'before');
}
