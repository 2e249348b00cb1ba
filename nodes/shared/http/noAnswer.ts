import { NoAnswer } from '../failure';

/** The user stopped the execution. */
export const CANCELLED = new NoAnswer('cancelled', 'the execution was canceled');

/** What the clients throw, as far as it tells what the connection was doing. */
export interface Thrown {
	code?: string;
	message?: string;
	syscall?: string;
	errors?: Thrown[];
	cause?: Thrown;
	/** Only n8n's client: Node's own objects, as they were in the end. */
	request?: { socket?: { secureConnecting?: boolean; encrypted?: boolean } | null; res?: unknown };
	response?: { status: number; headers: Record<string, string>; data?: unknown };
}

const IN_WORDS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'its name was not found in DNS',
	EAI_AGAIN: 'DNS did not answer',
	EHOSTUNREACH: 'there is no route to it',
	ENETUNREACH: 'there is no route to it',
	UND_ERR_CONNECT_TIMEOUT: 'it did not accept a connection in time',
};

/** The time to wait is over; `failure` is what it ended, and may show that there was no connection yet. */
export function tooLate(timeout: number, failure?: NoAnswer): NoAnswer {
	if (failure?.kind === 'unreachable') return new NoAnswer('unreachable', `no connection was established within ${timeout} ms`);
	return new NoAnswer('timeout', `no answer within ${timeout} ms`);
}

/** A proxy answered instead of passing the request on: nothing was sent. Only what it could not do may pass. */
export function ofProxy(status: number): NoAnswer {
	if (status === 407) return new NoAnswer('proxy', 'the proxy asks for a user name and password (407)');
	return status >= 500
		? new NoAnswer('unreachable', `the proxy could not reach it (${status})`)
		: new NoAnswer('proxy', `the proxy refused to connect to it (${status})`);
}

/** Reads from an exception of either client whether the request can have been sent. */
export function noAnswer(error: unknown): NoAnswer {
	if (error instanceof NoAnswer) return error;
	const causes = causesOf(error);
	const codes = causes.map(({ code }) => String(code));
	const message = causes.map(({ message }) => message).filter(Boolean).at(-1) ?? String(error);
	if (causes.some(wasConnecting)) {
		return new NoAnswer('unreachable', IN_WORDS[codes.find((code) => IN_WORDS[code]) ?? ''] ?? 'it did not accept a connection');
	}
	// `fetch` answers 407 with this error.
	if (message === 'proxy authentication required') return ofProxy(407);
	if (codes.some((code) => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))) return new NoAnswer('certificate', message);
	if (causes.some(hadNoConnection)) return new NoAnswer('unreachable', 'no secure connection was established');
	const wasOpen = causes.some(({ syscall }) => syscall === 'read' || syscall === 'write');
	if (!wasOpen && codes.some((code) => code === 'ECONNABORTED' || code === 'ETIMEDOUT')) return new NoAnswer('timeout', 'no answer in time');
	const closed = codes.some((code) => /RESET|SOCKET|EPIPE|ABORTED|TIMEDOUT|REFUSED|UNREACH/.test(code));
	return new NoAnswer('interrupted', closed ? 'the connection was closed before the answer was complete' : message);
}

/** An error and what caused it. By shape and not by class: fetch's errors come from another realm where n8n isolates nodes. */
function causesOf(error: unknown): Thrown[] {
	const causes: Thrown[] = [];
	for (let cause = error as Thrown | undefined; cause; cause = cause.cause) causes.push(cause);
	return causes;
}

/** Whether the socket was still connecting. The code alone does not say: a route can be lost by an open connection, too. */
function wasConnecting({ code = '', message, syscall = '', errors }: Thrown): boolean {
	if (/^(connect|getaddrinfo)$/.test(syscall) || /^(ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) return true;
	// `fetch` refuses some ports, those of mail for example, before it connects; n8n's client does not.
	if (message === 'bad port') return true;
	// One error per address that was tried.
	return Array.isArray(errors) && errors.length > 0 && errors.every(wasConnecting);
}

/** Whether the request had no connection it could be written to: a proxy had opened no tunnel yet, or TLS was not agreed on. */
function hadNoConnection({ message = '', request }: Thrown): boolean {
	if (message.includes('before secure TLS connection was established')) return true;
	return request?.socket === null ? !request.res : request?.socket?.secureConnecting === true;
}
