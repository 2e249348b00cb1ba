import { answers } from './answers';
import { cancellations } from './cancel';
import type { FaultCase } from './fault';
import { answering, connecting, stale } from './network';
import { refusals, unauthorized } from './refusals';
import { breakdowns, busy, throttling } from './service';

/** Everything that goes wrong, in the order of the table. */
export const FAULTS: FaultCase[] = [
	...throttling,
	...busy,
	...breakdowns,
	...connecting,
	...answering,
	stale,
	...answers,
	...unauthorized,
	...refusals,
	...cancellations,
];
