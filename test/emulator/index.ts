import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import { Access, type AccessKey } from './access';
import { Faults, type Fault } from './faults';
import { Gateway } from './gateway';
import { signingKey } from './iam/access-keys';
import { Limits, type Limit } from './limits';
import { receive, type ReceivedRequest } from './request';
import { seed } from './seed';
import { CREDENTIAL, TEMPORARY_CREDENTIAL } from './seeded';
import type { CloudState } from './state';

export type { Fault } from './faults';
export { WORKSPACE_LIMITS, type Limit } from './limits';
export type { ReceivedRequest } from './request';
export type * from './state';
export { SEEDED } from './seeded';

/** How to start an emulator; without a port the system chooses a free one. */
export interface EmulatorOptions {
	port?: number;
	host?: string;
	/** The server's clock, in milliseconds. */
	now?: () => number;
	tls?: { key: string; cert: string };
	/** How many requests the cloud lets through; any number unless told otherwise. */
	limits?: readonly Limit[];
	/** Called when a request has been answered or cut off. */
	log?: (request: ReceivedRequest) => void;
}

/** What a client needs to sign for the emulator. */
export interface Credential {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly region: string;
	readonly projectId: string;
}

/** A running Huawei Cloud on this machine: IAM, Workspace, WorkspaceApp, DDM and CodeArts Artifact on one origin. */
export interface Emulator {
	/** Origin without a slash at the end. */
	readonly url: string;
	readonly credential: Credential;
	/** A second key pair of the same user, valid only together with its token. */
	readonly temporaryCredential: Credential & { readonly securityToken: string };
	/** Every request in the order of arrival, refused ones included. */
	readonly received: ReceivedRequest[];
	/** Connections accepted since the start or the last reset. */
	readonly connections: number;
	/** What the cloud holds now; a test may read it and change it. */
	readonly state: CloudState;
	/** Orders a fault for requests to come. */
	fault(fault: Fault): void;
	/** Puts these limits in place of those in force, until the next reset; their windows begin now. */
	limit(...limits: Limit[]): void;
	/** Takes the permission for an IAM action away from all keys. */
	deny(action: string): void;
	/** Leaves all keys the permissions for these IAM actions, and takes all others away. */
	grant(actions: readonly string[]): void;
	/** Names of the APIs that answer this request; a table of routes without overlaps gives one at most. */
	routeOf(method: string, path: string): string[];
	/** Brings everything but the open connections back to the start. */
	reset(): void;
	/** Closes the port and all connections; may be called again. */
	stop(): Promise<void>;
}

// The permanent pairs are those of the IAM users.
function keyPair(state: CloudState, accessKeyId: string): AccessKey | undefined {
	if (accessKeyId === TEMPORARY_CREDENTIAL.accessKeyId) return TEMPORARY_CREDENTIAL;
	const key = signingKey(state, accessKeyId);
	return key && { accessKeyId, secretAccessKey: key.secret_access_key };
}

/**
 * Starts an emulator. It never keeps the process alive by itself, so that a test which forgets to stop it ends all the same.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const { port = 0, host = '127.0.0.1', now = Date.now, tls, limits: atStart = [], log } = options;
	const state = seed();
	const received: ReceivedRequest[] = [];
	const faults = new Faults();
	const access = new Access((id) => keyPair(state, id), now);
	// Without a clock of its own, limits and jobs go by one that no correction of the time of day moves.
	const elapsed = options.now ?? (() => performance.now());
	const limits = new Limits(atStart, elapsed);
	const gateway = new Gateway(state, CREDENTIAL, access, limits, faults, now, elapsed);

	const numbers = new WeakMap<Socket, number>();
	let accepted = 0;
	let acceptedBefore = 0;

	const listener: RequestListener = async (incoming, response) => {
		try {
			const { request, complete } = receive(incoming, numbers.get(incoming.socket) ?? 0);
			received.push(request);
			await gateway.answer(request, await complete, response);
			log?.(request);
		} catch {
			incoming.socket.destroy(); // The client went away before its request was complete.
		}
	};
	const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
	// Over TLS a request carries the socket of the second event, not that of the first.
	server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => numbers.set(socket, ++accepted));
	server.on('connection', (socket: Socket) => socket.unref());
	// Node's 5 s are shorter than a pause of a busy machine, after which a client would meet a connection that is just being closed.
	server.keepAliveTimeout = 60_000;

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	server.unref();

	return {
		url: `${tls ? 'https' : 'http'}://${host}:${(server.address() as AddressInfo).port}`,
		credential: CREDENTIAL,
		temporaryCredential: TEMPORARY_CREDENTIAL,
		received,
		get connections() {
			return accepted - acceptedBefore;
		},
		state,
		fault: (fault) => faults.order(fault),
		limit: (...those) => limits.set(those),
		deny: (action) => gateway.deny(action),
		grant: (actions) => gateway.grant(actions),
		routeOf: (method, path) => gateway.routeOf(method, path),
		reset() {
			// In place, so that what a test took out of the emulator stays the live thing.
			seed(state);
			received.length = 0;
			acceptedBefore = accepted;
			faults.reset();
			access.reset();
			limits.reset();
			gateway.reset();
		},
		stop() {
			return new Promise((resolve) => {
				server.close(() => resolve()); // Also if it was closed before.
				server.closeAllConnections();
			});
		},
	};
}
