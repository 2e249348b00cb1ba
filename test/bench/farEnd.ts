// The far end in a process of its own, so that the CPU time of whoever calls it is theirs alone.
import { startEmulator } from '../emulator';
import type { FarEndOptions, Tally } from './far';
import { startRelay } from './relay';

async function main(): Promise<void> {
	const { tls, roundTrip, limits = [] }: FarEndOptions = JSON.parse(process.argv[2] ?? '{}');
	let tally = { accepted: 0, refused: 0 };
	let first: number | undefined;
	let last = 0;
	let connectionsBefore = 0;
	const emulator = await startEmulator({
		tls,
		limits,
		log: ({ status }) => {
			last = performance.now();
			if (first === undefined) {
				first = last;
				// A window that goes by the clock begins with the first request, so that what all have is the same.
				emulator.limit(...limits);
			}
			tally[status === 200 ? 'accepted' : 'refused']++;
			emulator.received.length = 0; // Nobody looks at them, and there are very many.
		},
	});
	const address = new URL(emulator.url);
	if (roundTrip) address.port = String(await startRelay(Number(address.port), roundTrip));

	process.on('message', () => {
		const now: Tally = { ...tally, connections: emulator.connections - connectionsBefore, took: first === undefined ? 0 : last - first };
		process.send?.(now);
		tally = { accepted: 0, refused: 0 };
		first = undefined;
		connectionsBefore = emulator.connections;
	});
	process.once('disconnect', () => process.exit());
	process.send?.({ url: address.origin, credential: emulator.credential });
}

void main();
