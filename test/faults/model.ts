import type { FaultCase } from './fault';
import type { Effect, Subject } from './operations';

/** How a run ends for the user; `half` is a change that was made, and whose result could not be read. */
export type End = 'done' | 'half' | 'error' | 'canceled';

/** What became of one operation under one fault. */
export interface Outcome {
	ends: End;
	/** Whether the user is told that the change may have been made. */
	doubt: boolean;
	/** How often the node waited, to try again. */
	waits: number;
	/** How many requests reached the service. */
	arrived: number;
	/** How often the service made the change. */
	made: number;
}

/** What can be known about a request after it failed; this, and the effect of the request, decides what has to happen. */
export type Leaves = 'unreached' | 'untrusted' | 'not yet' | 'refused' | 'unclear' | 'unreadable';

const ALL: Effect[] = ['read', 'set', 'once'];

/** Which requests are to be sent again, and whether a change may have been made for all that is known. */
const RULES: Record<Leaves, { again: Effect[]; doubt: boolean }> = {
	// Nothing was sent: it may always be tried again. A certificate, though, does not get better.
	unreached: { again: ALL, doubt: false },
	untrusted: { again: [], doubt: false },
	// The service said that it did nothing. Where it also said that this passes, the same holds.
	'not yet': { again: ALL, doubt: false },
	refused: { again: [], doubt: false },
	// The request was sent, and nobody knows what became of it: what must not happen twice is not sent twice.
	unclear: { again: ['read', 'set'], doubt: true },
	// The request was accepted, and the answer cannot be used: sending it again would give the same.
	unreadable: { again: [], doubt: true },
};

/** The tries that the nodes make after the first one unless an option says otherwise. */
const REPEATS = 3;

/** What has to happen to a request of this effect. */
function ofRequest(fault: FaultCase, effect: Effect): Outcome {
	const { again, doubt } = RULES[fault.leaves];
	if (fault.patient) return { ends: 'error', doubt: false, waits: Infinity, arrived: Infinity, made: 0 };
	const change = effect !== 'read';
	const repeated = again.includes(effect);
	const canceled = fault.cancels === 'in flight' || (fault.cancels === 'waiting' && repeated);
	const tries = canceled || !repeated ? 1 : Math.min(fault.times, REPEATS) + 1;
	const done = repeated && !canceled && fault.times <= REPEATS;
	const hits = Math.min(tries, fault.times);
	return {
		ends: canceled ? 'canceled' : done ? 'done' : 'error',
		doubt: doubt && change && !done,
		waits: tries - 1 + (canceled && fault.cancels === 'waiting' ? 1 : 0),
		arrived: fault.unseen ? tries - hits : tries,
		made: change ? (fault.acts ? hits : 0) + (done ? 1 : 0) : 0,
	};
}

/** What has to happen when a doubt is settled by reading, once; a fault that cannot be aimed hits the reading, too. */
function settled(fault: FaultCase, outcome: Outcome): Outcome {
	if (!outcome.doubt || outcome.ends === 'canceled') return outcome;
	if (fault.everywhere) return { ...outcome, arrived: outcome.arrived + (fault.unseen ? 0 : 1) };
	return { ...outcome, ends: outcome.made > 0 ? 'done' : 'error', doubt: false, arrived: outcome.arrived + 1 };
}

/** What has to happen to an operation. */
export function expected(fault: FaultCase, { operation, effect, afterwards, readable }: Subject): Outcome {
	if (fault.success?.includes(operation)) return { ends: 'done', doubt: false, waits: 0, arrived: 1, made: 1 };
	if (readable) return settled(fault, ofRequest(fault, effect));
	if (!afterwards) return ofRequest(fault, effect);
	if (fault.everywhere) {
		// Such a fault cannot be aimed: it hits the change, and the reading that follows is left in peace.
		const change = ofRequest(fault, effect);
		return { ...change, arrived: change.arrived + (change.ends === 'done' ? 1 : 0) };
	}
	const reading = ofRequest(fault, 'read');
	return { ...reading, ends: reading.ends === 'done' ? 'done' : 'half', arrived: reading.arrived + 1, made: 1 };
}
