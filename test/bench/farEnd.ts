// The far end in a process of its own, so that the CPU time of whoever calls it is theirs alone.
import { startEmulator } from '../emulator';
import type { FarEndOptions, Tally } from './far';
import { startRelay } from './relay';

async function main(): Promise<void> {
	const { tls, roundTrip }: FarEndOptions = JSON.parse(process.argv[2] ?? '{}');
	let tally: Tally = { accepted: 0, refused: 0, connections: 0 };
	let connectionsBefore = 0;
	const emulator = await startEmulator({
		tls,
		refuseReuse: false, // The other clients sign the same request twice within a second.
		log: ({ status }) => {
			tally[status === 200 ? 'accepted' : 'refused']++;
			emulator.received.length = 0; // Nobody looks at them, and there are very many.
		},
	});
	const address = new URL(emulator.url);
	if (roundTrip) address.port = String(await startRelay(Number(address.port), roundTrip));

	process.on('message', () => {
		process.send?.({ ...tally, connections: emulator.connections - connectionsBefore });
		tally = { accepted: 0, refused: 0, connections: 0 };
		connectionsBefore = emulator.connections;
	});
	process.once('disconnect', () => process.exit());
	process.send?.({ url: address.origin, credential: emulator.credential });
}

void main();
