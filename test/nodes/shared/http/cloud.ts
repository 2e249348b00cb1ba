import { Pace, type Said } from '../../../../nodes/shared/http/pace';

/** A limit of the simulated cloud. Times in ms, of a clock that only the simulation moves. */
export interface CloudLimit {
	kind: 'by the clock' | 'from the first request' | 'bucket';
	requests: number;
	window: number;
	/** How long the first window by the clock has been running at the start, in parts of a window. */
	begun?: number;
	/** How many a full bucket holds; `requests` unless told otherwise. */
	burst?: number;
	/** Another limit from some time on. */
	later?: { at: number; requests: number };
}

/** Who sends what through one limit. */
export interface Trial {
	limit: CloudLimit;
	/** Whether refusals name the limit. */
	told: boolean;
	processes: number;
	concurrency: number;
	changes: number;
	roundTrip: number;
	/** The least time between two requests of one process, since each takes time to make. */
	spacing?: number;
	/** What every refusal sends as Retry-After. */
	retryAfter?: number;
	seed: number;
}

/** What became of a trial. `bound` is the time that the limit itself demands. */
export interface Outcome {
	done: number;
	refused: number;
	took: number;
	bound: number;
}

/** Events in the order of their time. */
class Timeline {
	now = 0;
	private readonly events: Array<{ at: number; act: () => void }> = [];

	after(delay: number, act: () => void): void {
		const at = this.now + delay;
		let place = this.events.length;
		while (place > 0 && (this.events[place - 1] as { at: number }).at < at) place--;
		this.events.splice(place, 0, { at, act });
	}

	run(until: number): void {
		for (let next = this.events.pop(); next && next.at <= until; next = this.events.pop()) {
			this.now = next.at;
			next.act();
		}
	}
}

/** Numbers between 0 and 1 that are the same for the same seed. */
function random(seed: number): () => number {
	let state = seed * 7919 + 13;
	return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

/** Whether a request that arrives now is let through. */
function limiter({ kind, requests, window, begun = 0, burst = requests, later }: CloudLimit): (now: number) => boolean {
	let [used, start, tokens, last] = [0, -Infinity, burst, 0];
	return (now) => {
		const most = later && now >= later.at ? later.requests : requests;
		if (kind === 'bucket') {
			tokens = Math.min(burst, tokens + ((now - last) * most) / window);
			last = now;
			return tokens >= 1 && tokens-- >= 1;
		}
		const current = kind === 'by the clock' ? Math.floor(now / window + begun) : now < start + window ? start : now;
		if (current !== start) [start, used] = [current, 0];
		return used++ < most;
	};
}

/** Sends all changes through a `Pace` per process, as the gate does: what is refused goes again, and before the first refusal nothing waits. */
export function simulate({ limit, told, processes, concurrency, changes, roundTrip, spacing = 0, retryAfter, seed }: Trial): Outcome {
	const timeline = new Timeline();
	const chance = random(seed);
	const takes = limiter(limit);
	const half = () => roundTrip * (0.35 + chance() * 0.3);
	const outcome = { done: 0, refused: 0, took: 0, bound: 0 };
	for (let process = 0; process < processes; process++) {
		let left = changes / processes;
		let pace: Pace | undefined;
		let waiting = 0;
		let timer = 0;
		let free = 0;
		const pump = (): void => {
			while (waiting > 0) {
				const pass = pace?.ask(timeline.now);
				if (typeof pass === 'number') {
					const mine = ++timer;
					// Timers are late by up to a millisecond and more.
					if (pass < Infinity) timeline.after(pass + chance() * 1.5, () => mine === timer && pump());
					return;
				}
				waiting--;
				free = Math.max(free, timeline.now) + spacing;
				timeline.after(free - timeline.now + half(), () => {
					const taken = takes(timeline.now);
					timeline.after(half(), () => {
						if (taken) {
							outcome.done++;
							outcome.took = timeline.now;
							if (pass) pace?.accepted(pass, timeline.now);
							if (left > 0) {
								left--;
								waiting++;
							}
						} else {
							outcome.refused++;
							waiting++;
							const said: Said = { ...(told ? { limit: limit.requests, window: limit.window } : {}), ...(retryAfter === undefined ? {} : { retryAfter }) };
							if (pace) pace.refused(pass, timeline.now, said);
							else pace = new Pace(timeline.now, said);
						}
						pump();
					});
				});
			}
		};
		waiting = Math.min(concurrency, left);
		left -= waiting;
		pump();
	}
	timeline.run(1e9);
	const speed = processes * Math.min(concurrency / roundTrip, 1 / spacing);
	return { ...outcome, bound: boundOf(limit, changes, speed) };
}

/** All windows but the last, and what the last one's requests take at full speed. */
function boundOf({ kind, requests, window, begun = 0, burst = requests }: CloudLimit, changes: number, speed: number): number {
	if (kind === 'bucket') return ((changes - burst) / requests) * window;
	const windows = Math.ceil(changes / requests) - 1;
	const bound = windows * window + (changes - windows * requests) / speed;
	const rest = (1 - begun) * window;
	const after = changes - Math.min(requests, rest * speed);
	const more = Math.ceil(after / requests) - 1;
	return begun > 0 ? Math.max(bound, rest + more * window + (after - more * requests) / speed) : bound;
}
