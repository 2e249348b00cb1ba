import type { IDataObject } from 'n8n-workflow';

import type { EventName } from './event';
import type { Kept } from './state';

/** A day in ms. */
export const DAY = 86_400_000;

/** What there is to know of a user to say when an event that comes with a date is due. */
type Dated = Pick<Kept, 'values' | 'lastLogin'> & { user: IDataObject };

/** When an account expires, in ms; Infinity if it never does. */
function expiryOf({ account_expires }: IDataObject): number {
	const time = account_expires === '0' ? NaN : Date.parse(String(account_expires));
	return Number.isNaN(time) ? Infinity : time;
}

/** An event that comes with a date. */
export interface Due {
	/** The date that it is about: for each it is told once. */
	date(kept: Pick<Kept, 'values' | 'lastLogin'>): unknown;
	/** When it is due with so many days, in ms. */
	at(dated: Dated, days: number): number;
	/** The details that it tells. */
	details(kept: Pick<Kept, 'values' | 'lastLogin'>): IDataObject;
}

const expiry: Pick<Due, 'date' | 'details'> = {
	date: ({ values }) => values.account_expires,
	details: ({ values: { account_expires } }) => ({ account_expires }),
};

/** The events that come with a date, when nothing changes. */
export const DUE: Partial<Record<EventName, Due>> = {
	// The time may have come before Workspace says so, and the other way round, since no two clocks are the same.
	accountExpired: { ...expiry, at: ({ user, values }) => (user.account_expired === true ? -Infinity : expiryOf(values)) },
	accountExpiresSoon: { ...expiry, at: ({ values }, days) => expiryOf(values) - days * DAY },
	noLogin: {
		date: ({ lastLogin }) => lastLogin,
		// Who is disabled cannot log in.
		at: ({ values, lastLogin = 0 }, days) => (values.disabled === true ? Infinity : lastLogin + days * DAY),
		details: ({ lastLogin }) => (lastLogin ? { last_login: new Date(lastLogin).toISOString() } : {}),
	},
};
