import type { IncomingMessage } from 'node:http';

/** One request as it came over the wire. */
export interface ReceivedRequest {
	method: string;
	/** As sent: percent-encoded, without the query. */
	path: string;
	/** Decoded; a repeated key has several values. */
	query: Record<string, string[]>;
	/** By lower-case name. */
	headers: Record<string, string>;
	body: string;
	/** What was answered; undefined while the request is open and when the connection was cut. */
	status?: number;
	/** Serial number of the TCP connection, counted from 1. */
	connection: number;
}

/** Notes a request at its arrival; `complete` gives the body's bytes once they are all there. */
export function receive(incoming: IncomingMessage, connection: number): { request: ReceivedRequest; complete: Promise<Buffer> } {
	const [path = '', ...search] = (incoming.url ?? '').split('?');
	const request: ReceivedRequest = {
		method: incoming.method ?? '',
		path,
		query: parseQuery(search.join('?')),
		headers: headersOf(incoming),
		body: '',
		connection,
	};
	return { request, complete: readBody(incoming, request) };
}

function headersOf({ headersDistinct }: IncomingMessage): Record<string, string> {
	const headers: Record<string, string> = Object.create(null); // A signature may name a header "constructor".
	for (const [name, values] of Object.entries(headersDistinct)) headers[name] = values?.join(', ') ?? '';
	return headers;
}

function parseQuery(search: string): Record<string, string[]> {
	const query: Record<string, string[]> = Object.create(null); // A key may be called "constructor".
	// A plus is a space here, as in the form encoding; a client that means a plus sends %2B.
	for (const [key, value] of new URLSearchParams(search)) (query[key] ??= []).push(value);
	return query;
}

async function readBody(incoming: IncomingMessage, request: ReceivedRequest): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const bytes = Buffer.concat(chunks);
	request.body = bytes.toString();
	return bytes;
}
