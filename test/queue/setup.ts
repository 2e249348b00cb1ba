import { type Emulator, startEmulator } from '../emulator';
import { type Credentials, credentialsFor } from '../n8n/import';
import { CannotStart, install } from '../n8n/install';
import { type Differently, Queue } from './queue';
import { missing } from './services';

/** What the tests of one block go by. */
export type Cloud = ReturnType<typeof useQueue>;

/** An n8n in queue mode of its own, whole again after each test; its cloud is as new before each of them. */
export function useQueue(name: string, options?: Differently) {
	let emulator: Emulator;
	let queue: Queue;
	let credentials: Credentials;

	beforeAll(async () => {
		const lacking = missing();
		if (lacking) throw new CannotStart(lacking);
		emulator = await startEmulator();
		queue = await Queue.start(await install('newest', () => undefined), name, options);
		credentials = await credentialsFor(queue.main, emulator);
	});
	beforeEach(() => emulator.reset());
	afterEach(async () => await queue.heal());
	afterAll(async () => {
		await queue?.stop();
		await emulator?.stop();
	});

	return {
		get emulator() {
			return emulator;
		},
		get state() {
			return emulator.state;
		},
		get queue() {
			return queue;
		},
		get credentials() {
			return credentials;
		},
	};
}
