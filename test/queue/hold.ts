import type { Emulator, Fault } from '../emulator';
import { until } from '../n8n/rest/run';

/** Keeps answers back, so that what happens in the middle of a run does so for certain. */
export class Hold {
	private held = 0;
	private release: () => void = () => undefined;

	/** Holds the answers to these requests from now on; `skip` of them are answered before that. What they ask for is done. */
	constructor(emulator: Emulator, which: Pick<Fault, 'method' | 'path' | 'skip'>) {
		const until = new Promise<void>((resolve) => void (this.release = resolve));
		emulator.fault({ ...which, times: Infinity, until, meanwhile: () => this.held++ });
	}

	/** Resolves when so many answers are held. */
	async has(count: number): Promise<void> {
		await until(async () => this.held >= count || undefined);
	}

	/** Sends what was held, and holds nothing more. */
	open(): void {
		this.release();
	}
}
