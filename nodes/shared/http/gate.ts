import { sleep } from 'n8n-workflow';

import type { Answer } from '../answer';
import { NoAnswer } from '../failure';
import type { Outcome } from './decide';
import { isThrottled, readLimit } from './limit';
import { CANCELLED } from './noAnswer';
import { Pace, type Pass } from './pace';

/** How long somebody waits at a gate, in ms: while nothing at all gets through, or, in front of a screen, from now on. */
export interface Patience {
	longest: number;
	onScreen: boolean;
	cancelled?: AbortSignal;
}

/** Thrown when the patience is at an end: the answer that refused last, and how long nothing got through, in ms. */
export class Refused extends Error {
	constructor(
		readonly answer: Answer,
		readonly waited: number,
	) {
		super('too many requests');
	}
}

interface Waiter extends Patience {
	since: number;
	go(pass: Pass | undefined): void;
	giveUp(reason: Error): void;
}

/** A gate that nobody has used for this long, or for its limit's window if that is longer, is forgotten; ms. */
const FORGOTTEN_AFTER = 60_000;

const gates = new Map<string, Gate>();

/** The gate of one API for one access key and host, shared by everything in this process. */
export function gateOf(key: string): Gate {
	for (const [other, gate] of gates) if (gate.isIdle()) gates.delete(other);
	const gate = gates.get(key) ?? new Gate();
	gates.set(key, gate);
	return gate;
}

/**
 * Holds back the requests of one API once the cloud has refused one, and lets them through as fast as its limit allows.
 * Before the first refusal it lets everything through and remembers nothing.
 */
export class Gate {
	private pace?: Pace;
	private refusal?: Answer;
	private readonly waiters: Waiter[] = [];
	private underWay = 0;
	private lastUse = 0;
	private lastTaken = 0;
	private window = FORGOTTEN_AFTER;
	private wakeAt = Infinity;

	constructor(private readonly now: () => number = () => performance.now()) {}

	/** Whether nobody is there, and nothing is known that would still help. */
	isIdle(): boolean {
		return this.underWay === 0 && this.waiters.length === 0 && (!this.pace || this.now() - this.lastUse > this.window);
	}

	/** Waits until a request may go, and gives what `leave` takes. Throws `Refused`, or `CANCELLED`. */
	async enter(patience: Patience): Promise<Pass | undefined> {
		if (patience.cancelled?.aborted) throw CANCELLED;
		const pass = this.waiters.length > 0 ? Infinity : this.pace?.ask(this.now());
		if (typeof pass !== 'number') return this.start(pass);
		let cancel: () => void = () => undefined;
		try {
			return await new Promise<Pass | undefined>((go, giveUp) => {
				const waiter = { ...patience, since: this.now(), go, giveUp };
				cancel = () => this.remove(waiter, CANCELLED);
				patience.cancelled?.addEventListener('abort', cancel);
				this.waiters.push(waiter);
				this.letThrough();
			});
		} finally {
			patience.cancelled?.removeEventListener('abort', cancel);
		}
	}

	/** Tells what became of a request that was let through. */
	leave(pass: Pass | undefined, outcome: Outcome): void {
		const now = this.now();
		this.underWay--;
		this.lastUse = now;
		if (outcome instanceof NoAnswer) {
			if (pass) this.pace?.ended(pass);
		} else if (isThrottled(outcome)) {
			const said = readLimit(outcome);
			this.refusal = outcome;
			this.window = Math.max(FORGOTTEN_AFTER, said.window ?? 0, said.retryAfter ?? 0);
			if (this.pace) this.pace.refused(pass, now, said);
			else [this.pace, this.lastTaken] = [new Pace(now, said), now];
		} else {
			this.lastTaken = now;
			if (pass) this.pace?.accepted(pass, now);
		}
		this.letThrough();
	}

	private start(pass: Pass | undefined): Pass | undefined {
		this.underWay++;
		return pass;
	}

	private remove(waiter: Waiter, reason: Error): void {
		const place = this.waiters.indexOf(waiter);
		if (place < 0) return;
		this.waiters.splice(place, 1);
		waiter.giveUp(reason);
		this.letThrough();
	}

	/** Lets through who may go, in the order in which they came, and comes again when the next one may. */
	private letThrough(): void {
		while (this.waiters.length > 0) {
			const now = this.now();
			const pass = this.pace?.ask(now);
			if (typeof pass !== 'number') {
				this.waiters.shift()?.go(this.start(pass));
				continue;
			}
			const ends = this.waiters.map((waiter) => (waiter.onScreen ? waiter.since : this.lastTaken) + waiter.longest);
			const late = this.waiters.filter((_, index) => now >= (ends[index] as number));
			if (late.length > 0) return late.forEach((waiter) => this.remove(waiter, new Refused(this.refusal as Answer, now - (waiter.onScreen ? waiter.since : this.lastTaken))));
			// While an answer is on its way, it is what everybody waits for but those in front of a screen.
			const bounds = ends.filter((_, index) => pass < Infinity || this.waiters[index]?.onScreen);
			return this.wake(now, Math.min(now + pass, ...bounds));
		}
	}

	private wake(now: number, at: number): void {
		if (at >= this.wakeAt) return;
		this.wakeAt = at;
		void sleep(Math.ceil(at - now)).then(() => {
			if (this.wakeAt === at) this.wakeAt = Infinity;
			this.letThrough();
		});
	}
}
