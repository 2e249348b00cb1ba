import type { Emulator } from '.';

/** What the emulator's own tests send; signed by the vendor's SDK, since the emulator must not be judged by its own code. */
export interface Sent {
	method?: string;
	path: string;
	query?: Record<string, string | string[]>;
	body?: object;
	headers?: Record<string, string>;
	key?: { accessKeyId: string; secretAccessKey: string };
	/** Time of signing; by default the clock's, one second later at every request. */
	date?: number;
}

/** An answer, its JSON parsed. */
export interface Got {
	status: number;
	headers: Headers;
	json: unknown;
}

interface SdkRequest {
	endpoint: string;
	method: string;
	headers: Record<string, string>;
	queryParams: Record<string, string | string[]>;
	data?: object;
}

// Required by file: the package as a whole asks for a module that it does not bring.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { AKSKSigner } = require('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner') as {
	AKSKSigner: { sign(request: SdkRequest, key: { getAk(): string; getSk(): string }): Record<string, string> };
};

/** A clock that a test moves by hand. */
export class Clock {
	time = Date.UTC(2026, 10, 21, 9, 30);

	readonly now = (): number => this.time;

	advance(milliseconds: number): void {
		this.time += milliseconds;
	}
}

/** Sends signed requests to an emulator that runs on the given clock. */
export function clientOf(emulator: Emulator, clock: Clock) {
	return async function send({ method = 'GET', path, query = {}, body, headers = {}, key = emulator.credential, date }: Sent): Promise<Got> {
		clock.advance(1000); // Two equal requests of one second have the same signature.
		const url = new URL(path, emulator.url);
		const signed = AKSKSigner.sign(
			{
				endpoint: url.href,
				method,
				headers: { 'content-type': 'application/json', 'X-Sdk-Date': new Date(date ?? clock.time).toISOString().replace(/[-:]|\.\d+/g, ''), ...headers },
				queryParams: query,
				data: body,
			},
			{ getAk: () => key.accessKeyId, getSk: () => key.secretAccessKey },
		);
		for (const [name, values] of Object.entries(query)) for (const value of [values].flat()) url.searchParams.append(name, value);
		return read(await fetch(url, { method, headers: signed, body: body && JSON.stringify(body) }));
	};
}

/** The answer to a request that was sent by other means. */
export async function read(response: Response): Promise<Got> {
	const text = await response.text();
	return { status: response.status, headers: response.headers, json: text === '' ? undefined : JSON.parse(text) };
}
