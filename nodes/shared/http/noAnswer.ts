import { NoAnswer } from '../failure';

/** The user stopped the execution. */
export const CANCELLED = new NoAnswer('cancelled', 'the execution was canceled');

/** The time to wait is over. */
export const tooLate = (timeout: number) => new NoAnswer('timeout', `no answer within ${timeout} ms`);

const IN_WORDS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'its name was not found in DNS',
	EAI_AGAIN: 'DNS did not answer',
	EHOSTUNREACH: 'there is no route to it',
	ENETUNREACH: 'there is no route to it',
	UND_ERR_CONNECT_TIMEOUT: 'it did not accept a connection in time',
};

interface Thrown {
	code?: string;
	message?: string;
	syscall?: string;
	errors?: unknown;
	cause?: Thrown;
}

/** Reads from an exception of either client whether the request can have been sent. */
export function noAnswer(error: unknown): NoAnswer {
	if (error instanceof NoAnswer) return error;
	const codes: string[] = [];
	const messages: string[] = [];
	let connecting = false;
	// By shape and not by class: fetch's errors come from another realm where n8n isolates nodes.
	for (let cause = error as Thrown | undefined; cause; cause = cause.cause) {
		codes.push(String(cause.code));
		if (cause.message) messages.push(cause.message);
		connecting ||= cause.syscall === 'connect' || Array.isArray(cause.errors); // Several errors: one per address that was tried.
	}
	const known = codes.find((code) => IN_WORDS[code]);
	// `fetch` refuses some ports, those of mail for example, before it connects; n8n's client does not.
	connecting ||= messages.includes('bad port');
	if (known || connecting) return new NoAnswer('unreachable', IN_WORDS[known ?? ''] ?? 'it did not accept a connection');
	const message = messages.at(-1) ?? String(error);
	if (codes.some((code) => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))) return new NoAnswer('certificate', message);
	if (codes.includes('ECONNABORTED') || codes.includes('ETIMEDOUT')) return new NoAnswer('timeout', 'no answer in time');
	const closed = codes.some((code) => /RESET|SOCKET|EPIPE|ABORTED/.test(code));
	return new NoAnswer('interrupted', closed ? 'the connection was closed before the answer was complete' : message);
}
