import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

/** What the trigger can tell of a user. */
export type EventName =
	| 'accountExpired'
	| 'accountExpiresSoon'
	| 'desktopsChanged'
	| 'groupsChanged'
	| 'noLogin'
	| 'userCreated'
	| 'userDeleted'
	| 'userDisabled'
	| 'userEnabled'
	| 'userLocked'
	| 'userUnlocked'
	| 'userUpdated';

/** The fields in which a change consists, as they were and as they are. A created user, a deleted one and a date that has come have none. */
export interface Change {
	event: EventName;
	before: IDataObject;
	after: IDataObject;
	changedFields: string[];
}

/** A change that is told: when it was noticed, and the user as of then, or as last seen. */
export interface Told extends Change {
	eventId: string;
	at: string;
	user: IDataObject;
}

/** A text of 32 digits that stands for these values, and from which nobody can tell them. */
export const hashOf = (values: unknown[]) => createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);
