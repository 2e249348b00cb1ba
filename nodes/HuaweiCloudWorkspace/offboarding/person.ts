import type { IDataObject } from 'n8n-workflow';

import type { Subject } from '../../shared/form/stepwise';

/** A person on the way out. */
export interface Person extends Subject {
	/** The user as Get returns it. */
	user: IDataObject;
	/** That others have the same name, of whom nothing may be taken that is known by the name only. */
	namesakes?: Error;
}
