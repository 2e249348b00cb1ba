import type { IDataObject } from 'n8n-workflow';

import type { Reading, Settings } from '../../../nodes/HuaweiCloudWorkspaceTrigger/advance';

/** Noon of a day of December 2026, in ms. */
export const day = (number: number) => Date.UTC(2026, 11, number, 12);
export const iso = (time: number) => new Date(time).toISOString();

/** A user as ListUsers has it. */
export const person = (name: string, more: IDataObject = {}): IDataObject => ({
	id: `id-${name}`,
	user_name: name,
	user_email: `${name}@example.com`,
	user_phone: '+8613800000000',
	description: 'Finance',
	disabled: false,
	locked: false,
	account_expires: '0',
	account_expired: false,
	group_names: ['Staff'],
	...more,
});

export const settings = (more: Partial<Settings> = {}): Settings => ({
	events: ['accountExpired', 'accountExpiresSoon', 'desktopsChanged', 'groupsChanged', 'noLogin', 'userCreated', 'userDeleted', 'userDisabled', 'userEnabled', 'userLocked', 'userUnlocked', 'userUpdated'],
	watched: ['user_email', 'user_phone'],
	days: { accountExpiresSoon: 14, noLogin: 30 },
	userName: '',
	...more,
});

/** What a poll read; no logins unless told otherwise. */
export const reading = (users: IDataObject[], more: Partial<Reading> = {}): Reading => ({ users, logins: { last: new Map(), until: 0 }, ...more });
