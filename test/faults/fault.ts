import type { Emulator, Fault } from '../emulator';
import type { Line } from './line';
import type { Leaves } from './model';

/** What a fault is arranged with. */
export interface Scene {
	emulator: Emulator;
	/** A cloud whose certificate nobody trusts. */
	untrusted: Emulator;
	/** The address of a host to which no request must ever go. */
	elsewhere: string;
	/** Orders a fault of the emulator for the request in question, as often as the case says. */
	order(fault: Fault): void;
	/** A line to the emulator, on which connections can be cut. */
	line(): Promise<Line>;
	/** Uses the node through this address, so that a connection is kept alive. */
	warmUp(endpoint: string): Promise<void>;
	/** Sets the clock of the service, in ms from that of n8n. */
	skew(ms: number): void;
	/** Cancels the execution, as n8n's Stop button does. */
	cancel(): void;
}

/** One thing that goes wrong: how it is brought about, and what it leaves. */
export interface FaultCase {
	/** Heading in the table. */
	group: string;
	name: string;
	/** How often, and what the service did; faults that differ only in their names share a row. */
	how: string;
	leaves: Leaves;
	/** How many requests it hits. */
	times: number;
	/** Whether the service does what was asked for, although it does not say so. */
	acts?: boolean;
	/** Whether the requests it hits do not reach the service. */
	unseen?: boolean;
	/** Whether it hits whatever is sent first, since it cannot be aimed. */
	everywhere?: boolean;
	/** Whether it is asked again and again, as long as *Max Wait When Throttled* says; how often does not matter. */
	patient?: boolean;
	cancels?: 'waiting' | 'in flight';
	/** The one operation that it can happen to. */
	only?: string;
	/** Operations for which this is no fault, but what they answer. */
	success?: string[];
	/** Least and longest time to wait before every further try, in ms; growing from 250 unless told otherwise. */
	waits?: readonly [number, number];
	/** Brings it about; what it returns, sooner or later, is what differs in the credential, if anything does. */
	arrange(scene: Scene): unknown;
	/** The error's message, without what it says about the change, `<host>` for the address. */
	message: string | RegExp;
	/** What the description must contain. */
	description: RegExp;
}

/** How often a fault comes. */
export const OFTEN = [
	{ often: 'once', times: 1 },
	{ often: 'every time', times: Infinity },
] as const;

/** Whether the service does what is asked for before it fails. */
export const DEEDS = [
	{ deed: 'nothing was done', acts: false },
	{ deed: 'the change was made', acts: true },
] as const;

/** Longer than any test. */
export const FOREVER = 3_600_000;
