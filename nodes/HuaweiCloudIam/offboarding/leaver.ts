import type { IDataObject } from 'n8n-workflow';

import { apiOf, collect } from '../../shared/form/list';
import type { Reading, Subject } from '../../shared/form/stepwise';
import { accessKeys, keysOf } from '../accessKeyData';
import { ofUser } from '../attachedPolicies';
import { groups } from '../group';

/** Somebody who is to have nothing any more. */
export interface Leaver extends Subject {
	/** The user as Get returns it. */
	user: IDataObject;
}

/** Somebody with whom these steps are to be taken. */
export const leaverOf = (user: IDataObject, steps: readonly string[]): Leaver => ({ id: String(user.user_id), name: String(user.user_name), user, steps, report: [] });

/** The access keys of a user. */
export const keysOfLeaver: Reading<Leaver> = { apis: [apiOf(accessKeys)], key: ({ id }) => `keys ${id}`, read: async (call, { id }) => await keysOf(call, id) };

/** The groups that a user is in. */
export const groupsOfLeaver: Reading<Leaver> = { apis: [apiOf(groups)], key: ({ id }) => `groups ${id}`, read: async (call, { id }) => await collect(call, groups, { query: { user_id: id } }) };

/** The policies of a user, and not of the groups. */
export const policiesOfLeaver: Reading<Leaver> = { apis: [apiOf(ofUser)], key: ({ id }) => `policies ${id}`, read: async (call, { id }) => await collect(call, ofUser, { params: { user_id: id } }) };
