/** So many requests may make up for a delay at once: a bucket has filled meanwhile. */
const CATCH_UP = 20;
/** A refusal slows down to this part; after so many units of time the rate is back where it was, and from then on it grows ever faster. */
const SLOWER = 0.85;
const BACK_AFTER = 4;
/** A rate that is only a guess grows by this part with every request, until the first refusal. What got through lately then is the rate: `many` requests tell it, fewer than `few` do not. */
const GUESS = { faster: 0.1, few: 4, many: 10 };
/** The unit then: the time of so many requests, but not so short that answers come too late to slow down. */
const UNIT = { requests: 6, shortest: 200 };

/**
 * One request after the other at even intervals, as fast as a limit allows: finds the rate and keeps near it. A bucket,
 * which fills steadily, lets no other way, and several processes share small windows best like this. The rate follows a
 * cubic curve, as that of TCP does, since others who share the limit come and go. Times in ms.
 */
export class Steady {
	private next: number;
	/** The rate at the last refusal. */
	private top: number;
	/** When requests were taken, the last few of them, as long as the rate is a guess. */
	private readonly taken: number[] = [];
	private refusals = 0;
	private heldBack = false;

	/**
	 * `rate` per ms; `most` is the rate the cloud named. `unit` is for how long the rate may stay nearly the same: the same
	 * for all who share a limit, or the fast would leave the slow ever less. Without one the rate is a guess.
	 */
	constructor(
		rate: number,
		private readonly most: number,
		private slowedAt: number,
		private unit?: number,
	) {
		this.top = rate / SLOWER;
		this.next = slowedAt + 1 / rate;
	}

	/** ms until the next request may go; 0 counts it as sent. */
	ask(now: number): number {
		if (now < this.next) {
			this.heldBack = true;
			return this.next - now;
		}
		const rate = this.rate(now);
		const idle = now - CATCH_UP / rate - this.next;
		if (idle > 0) {
			// There was less to send than the rate allows, which says nothing about the rate.
			this.next += idle;
			this.slowedAt += idle;
		}
		this.next += 1 / rate;
		return 0;
	}

	accepted(now: number): void {
		this.refusals = 0;
		if (this.unit) return;
		if (this.taken.push(now) > GUESS.many) this.taken.shift();
		if (this.heldBack) this.top = Math.min(this.top * (1 + GUESS.faster), this.most / SLOWER);
		this.heldBack = false;
	}

	/** Slows down, and pauses: the longer, the more refusals come in a row. */
	refused(now: number): void {
		const rate = this.rate(now);
		this.top = this.unit ? rate : Math.min(rate, this.measured(now) ?? rate);
		this.unit ??= Math.max(UNIT.requests / this.top, UNIT.shortest);
		this.slowedAt = now;
		this.next = now + 2 ** ++this.refusals / this.rate(now);
	}

	/** What got through lately, per ms, if it was enough to tell. */
	private measured(now: number): number | undefined {
		const [first] = this.taken;
		return first === undefined || this.taken.length < GUESS.few ? undefined : (this.taken.length - 1) / (now - first);
	}

	/** Per ms. */
	private rate(now: number): number {
		const beyond = this.unit ? (now - this.slowedAt) / this.unit / BACK_AFTER - 1 : -1;
		return Math.min(this.top * (1 + (1 - SLOWER) * beyond ** 3), this.most);
	}
}
