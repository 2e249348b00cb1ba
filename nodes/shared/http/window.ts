/** What a refusal said: `limit` requests in `window` ms, and to come back after `retryAfter` ms; each only if it was said. */
export interface Said {
	limit?: number;
	window?: number;
	retryAfter?: number;
}

/** While it is not known how many will be taken, so many go at once, or that part of those that were taken. */
const CAREFULLY = { atOnce: 4, part: 1 / 25 };
/** This part of what the last window took is likely to be taken again, although others may have their share. */
const LIKELY = 0.8;
/** Looks where the cloud named the window, in parts of it: while no beginning is known; when a whole one has passed and others must have used it up; after the first that came too early, doubling. */
const TOLD = { anytime: 1 / 12, usedByOthers: 1 / 2, tooEarly: 1 / 25 };
/** Looks where a window was learned, in parts of it. Others may have used up a whole one meanwhile, so it may be shorter. */
const LEARNED = { first: [0.5, 0.75, 0.9], then: 0.03 };
/** Looks where nothing is known: ms to the first, and to the next in parts of the time that has passed. */
const UNKNOWN = { first: 20, then: 0.2 };
/** After so many windows it is tried again whether it is a bucket after all. */
const DOUBT = 8;

/**
 * A limit that counts anew with every window: how many requests go in one, and when to look for the next. When one begins
 * the cloud never says; how many it takes and how long it lasts are learned where it does not say. Times in ms.
 */
export class Window {
	/** How many were found open. */
	count = 0;
	/** From one to the next, where it had to be learned. */
	length?: number;
	private start?: number;
	private sent = 0;
	private taken = 0;
	private takenBefore = 0;
	/** How many the last one took, and whether others seem to have taken the rest. */
	private usual?: number;
	private shared = false;

	constructor(private closedAt: number) {}

	/** How many one took on average. */
	get average(): number {
		return this.takenBefore / this.count;
	}

	/** Whether what was seen so far could be a bucket. */
	get isDoubtful(): boolean {
		return this.usual === undefined || this.count % DOUBT === 0;
	}

	/** What got through since the last one was used up, per ms: the rate of a bucket that was empty then. */
	rate(now: number): number {
		return this.taken / (now - this.closedAt);
	}

	/** The request that looked was taken. */
	opened(now: number, { window }: Said): void {
		if (this.start !== undefined && !window) {
			// The last one may have been open for long before it was used up.
			this.length = Math.min(this.length ?? Infinity, now - this.start, 2 * (now - this.closedAt));
		}
		this.start = now;
		this.sent = this.taken = 1;
		this.count++;
	}

	went(): void {
		this.sent++;
	}

	accepted(): void {
		this.taken++;
	}

	/** How many may be under way at the same time: none once all that the limit allows have gone. */
	width({ limit }: Said): number {
		const { sent, taken, usual } = this;
		if (limit !== undefined && sent >= limit) return 0;
		const careful = Math.min(taken, CAREFULLY.atOnce);
		const unlikely = usual === undefined ? 0 : sent - LIKELY * usual;
		if (limit !== undefined) {
			if (usual === undefined) return careful;
			return this.shared && unlikely >= 0 ? 1 : Infinity;
		}
		return usual !== undefined && unlikely >= 0 ? Math.max(1, unlikely / 10) : Math.max(careful, taken * CAREFULLY.part);
	}

	/** Whether its time is up. */
	isOver(now: number, { window = Infinity }: Said): boolean {
		return now >= (this.start as number) + window;
	}

	/** No more go in it: its time is up, all have gone, or one was refused. */
	closed(now: number, { limit }: Said, refused: boolean): void {
		this.shared = refused && limit !== undefined && this.taken < LIKELY * limit;
		this.usual = this.taken;
		this.takenBefore += this.taken;
		this.closedAt = now;
	}

	/** When to look for the next one, after so many looks in vain. */
	nextLook(now: number, looks: number, { window }: Said): number {
		const { start, length, closedAt } = this;
		if (window) {
			if (start === undefined) return now + window * (now - closedAt > 1.2 * window ? TOLD.usedByOthers : TOLD.anytime);
			return looks === 0 ? start + window : now + window * Math.min(TOLD.tooEarly * 2 ** (looks - 1), 1);
		}
		if (length === undefined || start === undefined) return now + Math.max(UNKNOWN.first, (now - (start ?? closedAt)) * UNKNOWN.then);
		const first = LEARNED.first[looks];
		return first ? Math.max(start + first * length, now) : now + length * LEARNED.then * (looks - 2);
	}
}
