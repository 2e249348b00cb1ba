import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Puts a network of this round trip time (ms) in front of a port of this machine, and returns the port to call instead.
 * The system completes a TCP handshake on loopback at once, so the first bytes are held back by the round trip that it
 * would have taken; after that every byte takes half a round trip each way.
 */
export async function startRelay(target: number, roundTrip: number): Promise<number> {
	const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
		const established = performance.now() + roundTrip;
		const upstream = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true, noDelay: true });
		carry(client, upstream, established, roundTrip / 2);
		carry(upstream, client, established, roundTrip / 2);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** What is read from one side arrives at the other in order, that it ends included. */
function carry(from: Socket, to: Socket, established: number, delay: number): void {
	const later = (deliver: () => void) => setTimeout(deliver, Math.max(established - performance.now(), 0) + delay);
	from.on('data', (bytes) => later(() => to.writable && to.write(bytes)));
	from.on('end', () => later(() => to.end()));
	from.on('error', () => to.destroy());
}
