import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line between n8n and the emulator. What goes wrong on it happens to connections, which the emulator never gets to see. */
export class Line {
	private readonly ends = new Set<Socket>();
	private readonly server = createServer((near) => this.accept(near));
	private port = 0;
	private cuts: { times: number; when: 'sent' | 'reused' } = { times: 0, when: 'sent' };

	constructor(private readonly target: URL) {}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Listens, again on the same port if it did before. */
	async open(): Promise<this> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(this.port, '127.0.0.1', resolve);
		});
		this.server.unref();
		this.port = (this.server.address() as AddressInfo).port;
		return this;
	}

	/** Closes the port and all connections. */
	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		for (const end of this.ends) end.destroy();
		await closed;
	}

	/** Cuts connections in the moment a request comes: each with a reset, or each that has been used before, by closing it. */
	cut(when: 'sent' | 'reused', times: number): void {
		this.cuts = { times, when };
	}

	private accept(near: Socket): void {
		const far = connect(Number(this.target.port), this.target.hostname);
		let used = false;
		for (const [end, other] of [[near, far], [far, near]] as const) {
			this.ends.add(end.unref());
			end.on('error', () => undefined); // A cut is what these lines are for.
			end.on('close', () => {
				this.ends.delete(end);
				other.destroy();
			});
		}
		far.on('data', (chunk) => {
			used = true;
			near.write(chunk);
		});
		near.on('data', (chunk) => {
			const { times, when } = this.cuts;
			if (times === 0 || (when === 'reused' && !used)) return void far.write(chunk);
			this.cuts.times--;
			if (when === 'sent') near.resetAndDestroy();
			else near.destroy();
		});
	}
}
