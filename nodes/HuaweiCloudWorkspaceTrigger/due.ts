import type { IDataObject } from 'n8n-workflow';

import type { EventName } from './event';
import type { Kept } from './state';

/** A day in ms. */
export const DAY = 86_400_000;

/** What there is to know of a user to say when an event that comes with a date is due. */
type Known = Pick<Kept, 'values' | 'lastLogin' | 'countedFrom'>;

/** When an account expires, in ms; Infinity if it never does. */
function expiryOf({ account_expires }: IDataObject): number {
	const time = account_expires === '0' ? NaN : Date.parse(String(account_expires));
	return Number.isNaN(time) ? Infinity : time;
}

/** An event that comes with a date. */
export interface Due {
	/** The date that it is about: for each it is told once. */
	date(kept: Known): unknown;
	/** When it is due with a number of days, in ms. */
	at(known: Known & { user: IDataObject }, days: number): number;
	/** The details that it tells. */
	details(kept: Known): IDataObject;
}

const expiry: Pick<Due, 'date' | 'details'> = {
	date: ({ values }) => values.account_expires,
	details: ({ values: { account_expires } }) => ({ account_expires }),
};

/** From when on the days without a login count, in ms. */
const daysFrom = ({ lastLogin = 0, countedFrom = 0 }: Known): number => Math.max(lastLogin, countedFrom);

/** The events that come with a date, when nothing changes. */
export const DUE: Partial<Record<EventName, Due>> = {
	// The time may have come before Workspace says so, and the other way round, since no two clocks are the same.
	accountExpired: { ...expiry, at: ({ user, values }) => (user.account_expired === true ? -Infinity : expiryOf(values)) },
	accountExpiresSoon: { ...expiry, at: ({ values }, days) => expiryOf(values) - days * DAY },
	noLogin: {
		date: daysFrom,
		// Who is disabled cannot log in.
		at: (known, days) => (known.values.disabled === true ? Infinity : daysFrom(known) + days * DAY),
		details: ({ lastLogin }) => (lastLogin ? { last_login: new Date(lastLogin).toISOString() } : {}),
	},
};
