import { startEmulator, type Desktop, type Emulator, type WorkspaceUser } from '.';

/** What the emulator's own tests send; signed by the vendor's SDK, since the emulator must not be judged by its own code. */
export interface Sent {
	method?: string;
	path: string;
	query?: Record<string, string | string[]>;
	/** An object goes as JSON, a text as it is. */
	body?: object | string;
	headers?: Record<string, string>;
	/** `application/json` unless told otherwise; null sends none. */
	contentType?: string | null;
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

/** An emulator for the tests of one file, as new for each of them, with a clock and a client. */
export function useEmulator() {
	const clock = new Clock();
	let emulator: Emulator;
	beforeAll(async () => void (emulator = await startEmulator({ now: clock.now })));
	afterEach(() => emulator.reset());
	afterAll(() => emulator.stop());
	return {
		clock,
		get emulator() {
			return emulator;
		},
		get state() {
			return emulator.state;
		},
		get projectId() {
			return emulator.credential.projectId;
		},
		send: async (request: Sent) => await clientOf(emulator, clock)(request),
		/** The user of a name. */
		named(name: string): WorkspaceUser {
			const user = emulator.state.users.find(({ user_name }) => user_name === name);
			if (!user) throw new Error(`${name} is not seeded`);
			return user;
		},
		/** The desktop of a name. */
		desktop(name: string): Desktop {
			const desktop = emulator.state.desktops.find(({ computer_name }) => computer_name === name);
			if (!desktop) throw new Error(`${name} is not seeded`);
			return desktop;
		},
	};
}

/** Workspace's answer to a parameter it cannot use. */
export const invalid = (name: string) => ({ status: 400, json: { error_code: 'WKS.00139901', error_msg: `Invalid parameter: ${name}.` } });

/** Workspace's answer to a user who does not exist. */
export const noUser = { status: 400, json: { error_code: 'WKS.00170312', error_msg: 'The user does not exist.' } };

/** Workspace's answer to a desktop that does not exist. */
export const noDesktop = { status: 404, json: { error_code: 'WKS.00211902', error_msg: 'The desktop does not exist.' } };

/** Workspace's answer to a desktop whose state does not allow what is asked. */
export const conflict = { status: 409, json: { error_code: 'WKS.00010032' } };

/** Sends signed requests to an emulator that runs on the given clock. */
export function clientOf(emulator: Emulator, clock: Clock) {
	return async function send({ method = 'GET', path, query = {}, body, headers = {}, contentType = 'application/json', key = emulator.credential, date }: Sent): Promise<Got> {
		clock.advance(1000); // So that a test can tell one request from the next by the time.
		const url = new URL(path, emulator.url);
		const signed = AKSKSigner.sign(
			{
				endpoint: url.href,
				method,
				headers: {
					...(contentType !== null && { 'content-type': contentType }),
					...(typeof body === 'string' && { 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' }), // The SDK signs objects only.
					'X-Sdk-Date': new Date(date ?? clock.time).toISOString().replace(/[-:]|\.\d+/g, ''),
					...headers,
				},
				queryParams: query,
				data: typeof body === 'string' ? undefined : body,
			},
			{ getAk: () => key.accessKeyId, getSk: () => key.secretAccessKey },
		);
		for (const [name, values] of Object.entries(query)) for (const value of [values].flat()) url.searchParams.append(name, value);
		return read(await fetch(url, { method, headers: signed, body: typeof body === 'string' ? body : body && JSON.stringify(body) }));
	};
}

/** The answer to a request that was sent by other means. */
export async function read(response: Response): Promise<Got> {
	const text = await response.text();
	return { status: response.status, headers: response.headers, json: text === '' ? undefined : JSON.parse(text) };
}
