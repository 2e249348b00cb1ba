/** In place of the days: it was told, or it is not to be told any more. */
export const TOLD = -1;

/**
 * Whether something that comes once for each date was told: the days before or after the date at which it will be, or TOLD.
 * `last` is what this returned for the same date before. Who changes the days changes them for those who are not due by the new
 * ones; all others are told when they would have been, so that nobody is told early, all at once, or not at all.
 */
export function noticeOf(last: number | undefined, days: number, now: number, dueAt: (days: number) => number): number {
	if (last === TOLD) return TOLD;
	if (now < dueAt(days)) return days;
	return last === undefined || now >= dueAt(last) ? TOLD : last;
}
