import { Steady } from './steady';
import { type Said, Window } from './window';

export type { Said } from './window';

/** A request that was let through. Its phase tells an answer that comes too late to say anything about the present. */
export interface Pass {
	readonly phase: number;
}

/** Where the cloud names no limit and a window takes fewer than so many, what is refused to find its end would be too much after so many windows. */
const SMALL = { window: 70, after: 4 };
/** A rate that was measured or named is first tried at a little less. */
const SLOWER = 0.9;
/** When a bucket that is empty surely has one more, in parts of the time that one takes. */
const ONE_MORE = { first: 1.5, again: 2.5 };
/** A rate that the cloud named stays nearly the same for the time of so many requests. */
const STAYS = 80;

/**
 * When the next request of a throttled API may go. It begins with a refusal. From then on one request at a time looks
 * whether the cloud takes them again, and what follows shows the kind of limit: a window, in which so many may go as fast
 * as they can, or a bucket, which fills steadily. What the cloud does not say is learned. Times are ms of any clock.
 */
export class Pace {
	private phase = 0;
	private inFlight = 0;
	private notBefore: number;
	private readonly window: Window;
	private open = false;
	private looks = 0;
	/** The rate, per ms, that a bucket would have: the next look tells whether it is one. */
	private suspected?: number;
	private steady?: Steady;

	constructor(
		refusedAt: number,
		private said: Said,
	) {
		this.window = new Window(refusedAt);
		const look = this.told ? refusedAt + ONE_MORE.first / this.told : this.window.nextLook(refusedAt, 0, said);
		this.notBefore = Math.max(look, refusedAt + (said.retryAfter ?? 0));
	}

	/** What a request that may go takes along, or the ms to wait: Infinity for until the next answer. */
	ask(now: number): Pass | number {
		const wait = this.wait(now);
		if (wait > 0) return wait;
		this.window.went();
		this.inFlight++;
		return { phase: this.phase };
	}

	/** The API took the request, whatever it answered. */
	accepted(pass: Pass, now: number): void {
		if (!this.ended(pass)) return;
		if (this.steady) this.steady.accepted(now);
		else if (this.open) this.window.accepted();
		else this.reopen(now);
	}

	/** The request ended without an answer. Returns whether it belongs to the present phase. */
	ended({ phase }: Pass): boolean {
		if (phase === this.phase) this.inFlight--;
		return phase === this.phase;
	}

	/** The request was refused. Without a pass it had been sent before a limit was known. */
	refused(pass: Pass | undefined, now: number, said: Said): void {
		this.said = { ...this.said, ...said };
		if (pass && this.ended(pass)) {
			if (this.steady) this.steady.refused(now);
			else if (this.open) this.usedUp(now);
			else this.lookAgain(now);
			// What else is under way was sent too early to tell anything more.
			this.begin(false);
		}
		this.notBefore = Math.max(this.notBefore, now + (said.retryAfter ?? 0));
	}

	/** The rate the cloud named, per ms. */
	private get told(): number | undefined {
		const { limit, window } = this.said;
		return limit && window ? limit / window : undefined;
	}

	/** ms to wait. A steady pace needs no more; a window ends by its time, or when all that may go in it have gone. */
	private wait(now: number): number {
		if (now < this.notBefore) return this.notBefore - now;
		if (this.steady) return this.steady.ask(now);
		if (!this.open) return this.inFlight > 0 ? Infinity : 0;
		const width = this.window.width(this.said);
		const isOver = this.window.isOver(now, this.said) || (width === 0 && this.inFlight === 0);
		if (!isOver) return this.inFlight < width ? 0 : Infinity;
		this.close(now, false);
		return Math.max(this.notBefore - now, 0);
	}

	private begin(open: boolean): void {
		this.open = open;
		this.phase++;
		this.inFlight = 0;
	}

	private close(now: number, refused: boolean): void {
		this.window.closed(now, this.said, refused);
		this.begin(false);
		this.looks = 0;
		this.notBefore = this.window.nextLook(now, 0, this.said);
	}

	/** The window is used up. What is not known to be one may be a bucket: that has one more after a moment, and a window has not. */
	private usedUp(now: number): void {
		this.suspected = this.window.isDoubtful ? (this.told ?? this.window.rate(now)) : undefined;
		this.close(now, true);
		if (this.suspected) this.notBefore = now + ONE_MORE.again / this.suspected;
	}

	private lookAgain(now: number): void {
		if (this.suspected) this.suspected = undefined;
		else this.looks++;
		this.notBefore = this.window.nextLook(now, this.looks, this.said);
	}

	private reopen(now: number): void {
		const { told, suspected, window } = this;
		const { average, count, length } = window;
		if (suspected) this.steady = new Steady(SLOWER * suspected, told ?? Infinity, now, told && STAYS / told);
		else if (!told && length && count >= SMALL.after && average < SMALL.window) this.steady = new Steady((SLOWER * average) / length, Infinity, now, length);
		else window.opened(now, this.said);
		this.begin(true);
	}
}
