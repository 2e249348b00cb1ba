import { type CloudState, type Emulator, startEmulator } from '../emulator';
import { type Credentials, credentialsFor } from '../n8n/import';
import { CannotStart, install } from '../n8n/install';
import { type Differently, Queue } from './queue';
import { missing } from './services';

/** What the tests of one block go by, once they have begun. */
export interface Cloud {
	emulator: Emulator;
	state: CloudState;
	queue: Queue;
	credentials: Credentials;
}

/** An n8n in queue mode of its own, whole again after each test; its cloud is as new before each of them. */
export function useQueue(name: string, options?: Differently): Cloud {
	const cloud = {} as Cloud;
	beforeAll(async () => {
		const lacking = missing();
		if (lacking) throw new CannotStart(lacking);
		cloud.emulator = await startEmulator();
		cloud.state = cloud.emulator.state;
		cloud.queue = await Queue.start(await install('newest', () => undefined), name, options);
		cloud.credentials = await credentialsFor(cloud.queue.main, cloud.emulator);
	});
	beforeEach(() => cloud.emulator.reset());
	afterEach(async () => await cloud.queue.heal());
	afterAll(async () => {
		await cloud.queue?.stop();
		await cloud.emulator?.stop();
	});
	return cloud;
}
