import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import type { Fault } from './faults';
import type { ReceivedRequest } from './request';

/** What goes back to the client. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	body: string;
}

/** Puts an answer onto the wire, late, cut or shortened if the fault says so. */
export async function send(
	response: ServerResponse,
	request: ReceivedRequest,
	requestId: string,
	answer: Answer = { status: 200, body: '' },
	fault: Fault = {},
): Promise<void> {
	if (fault.delay) await pause(fault.delay, undefined, { ref: false });
	await fault.until;
	const { socket } = response;
	if (!socket || socket.destroyed) return; // The client did not wait.
	if (fault.reset === 'before' || fault.reset === 'after') return cut(socket);

	const whole = Buffer.from(answer.body);
	const half = whole.subarray(0, Math.floor(whole.length / 2));
	const body = fault.truncate ? half : whole;
	response.statusCode = answer.status;
	response.setHeader('Content-Type', 'application/json');
	response.setHeader('Content-Length', body.length);
	response.setHeader('X-Request-Id', requestId); // The SDKs read the request ID from every answer.
	// One by one, so that a name in another case replaces instead of adding.
	for (const [name, value] of Object.entries({ ...answer.headers, ...fault.headers })) response.setHeader(name, value);
	if (fault.reset === 'body') {
		response.write(half, () => socket.destroy());
		return;
	}
	request.status = answer.status;
	response.end(body);
}

function cut(socket: Socket): void {
	// A real reset on the wire; Node has none for TLS.
	if ('encrypted' in socket) socket.destroy();
	else socket.resetAndDestroy();
}
