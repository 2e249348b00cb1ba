import type { Answer } from '../answer';
import { NoAnswer } from '../failure';
import { type Client, type Context, viaFetch, viaN8n, type WireRequest } from './clients';
import { CANCELLED, noAnswer, tooLate } from './noAnswer';

export type { Context, WireRequest } from './clients';

interface Wire {
	timeout: number;
	/** Begins to count the time; from `timers`. */
	begin: () => AbortSignal;
	ignoreSslIssues: boolean;
	cancelled?: AbortSignal;
}

/**
 * Gives signals that come after `timeout` ms, or up to a fiftieth of that earlier: what begins at about the same time
 * shares one, ten at most, since Node keeps what belongs to a timer until its time is over, however soon the answer comes.
 */
export function timers(timeout: number): () => AbortSignal {
	let begun = 0;
	let users = 0;
	let signal: AbortSignal | undefined;
	return () => {
		const now = performance.now();
		// Node warns of a leak when more than ten listen.
		if (!signal || signal.aborted || users === 10 || now - begun > timeout / 50) [begun, users, signal] = [now, 0, AbortSignal.timeout(timeout)];
		users++;
		return signal;
	};
}

/** How long it is remembered which client reached an origin: long enough for a run, too short for a hiccup of DNS to matter. */
const REMEMBERED = 5 * 60_000;
/** After this `fetch` has given up connecting: after ten seconds, and what its coarse clock adds. */
const CONNECTED_OR_NOT = 11_000;
/** How long it may take to find out whether there is a direct way. A lost packet is sent again after one second. */
const PATIENCE = 3000;

const reached = new Map<string, { by: Client; until: number }>();

/**
 * Puts a request onto the wire once. Node's `fetch` comes first, since it keeps connections alive; n8n's client takes
 * over where no direct connection is established. Throws `NoAnswer`; redirects are answers.
 */
export async function send(context: Context, request: WireRequest, wire: Wire): Promise<Answer> {
	if (wire.ignoreSslIssues) return await attempt(viaN8n, context, request, wire);
	const { origin } = request.url;
	const known = reached.get(origin);
	const client = known && performance.now() < known.until ? known.by : undefined;
	if (client === viaN8n) return await attempt(viaN8n, context, request, wire);
	if (client === viaFetch || (await hasDirectWay(context, request, wire))) {
		try {
			const answer = await attempt(viaFetch, context, request, wire);
			remember(origin, viaFetch);
			return answer;
		} catch (error) {
			if (noAnswer(error).kind !== 'unreachable') throw noAnswer(error);
			reached.delete(origin);
		}
	}
	const answer = await attempt(viaN8n, context, request, wire);
	remember(origin, viaN8n);
	return answer;
}

function remember(origin: string, by: Client): void {
	reached.set(origin, { by, until: performance.now() + REMEMBERED });
}

/**
 * Whether a request may go out by `fetch`. When it breaks in the TLS handshake, or by a timer while it connects, `fetch`
 * does not tell it from one that was sent. So an unsigned question goes first, which changes nothing wherever it ends;
 * each request asks for itself, and goes out on the connection its question has opened.
 */
async function hasDirectWay(context: Context, { url }: WireRequest, wire: Wire): Promise<boolean> {
	if (url.protocol === 'http:' && wire.timeout >= CONNECTED_OR_NOT) return true;
	const timeout = Math.min(wire.timeout, PATIENCE);
	// Not HEAD: Node closes the connection after it.
	const question: WireRequest = { method: 'GET', url: new URL('/', url), headers: {} };
	try {
		await attempt(viaFetch, context, question, { ...wire, timeout, begin: () => AbortSignal.timeout(timeout) });
		remember(url.origin, viaFetch);
		return true;
	} catch (error) {
		if (noAnswer(error).kind === 'cancelled') throw noAnswer(error);
		return false;
	}
}

async function attempt(client: Client, context: Context, request: WireRequest, wire: Wire): Promise<Answer> {
	const { timeout, begin, cancelled } = wire;
	const timer = begin();
	// Not AbortSignal.any(): it leaves something behind on the execution's signal with every request.
	const controller = new AbortController();
	const abort = () => controller.abort();
	timer.addEventListener('abort', abort);
	cancelled?.addEventListener('abort', abort);
	try {
		if (cancelled?.aborted) abort();
		await requireAllowed(context, request.url);
		return await client(context, request, wire, controller.signal);
	} catch (error) {
		throw cancelled?.aborted ? CANCELLED : timer.aborted ? tooLate(timeout, noAnswer(error)) : noAnswer(error);
	} finally {
		timer.removeEventListener('abort', abort);
		cancelled?.removeEventListener('abort', abort);
	}
}

/** Asks n8n's own egress policy (SSRF protection) before a connection it does not make itself; n8n before 2.20 has none. */
async function requireAllowed(context: Context, url: URL): Promise<void> {
	const verdict = await context.helpers.getSecureEgressFilter?.().validateUrl(url);
	if (!verdict || verdict.ok) return;
	const failure = noAnswer(verdict.error);
	throw failure.kind === 'unreachable' ? failure : new NoAnswer('forbidden', verdict.error.message);
}
