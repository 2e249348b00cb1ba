import type { IDataObject } from 'n8n-workflow';

import { bareName } from '../HuaweiCloudWorkspace/loginRecord';
import { fieldsOf, isWanted, type Reading, type Settings } from './advance';
import { valuesOf } from './compare';
import { DUE } from './due';
import { type Change, type EventName, hashOf, type Told } from './event';

const FLAGS: Partial<Record<EventName, IDataObject>> = { userDisabled: { disabled: true }, userEnabled: { disabled: false }, userLocked: { locked: true }, userUnlocked: { locked: false } };
const LISTS: Partial<Record<EventName, string>> = { groupsChanged: 'group_names', desktopsChanged: 'desktops' };

/**
 * The first of the chosen events as it would be told of a user, for whom it is true if there is one like that; nothing if
 * there are no users.
 */
export function sampleOf(settings: Settings, now: number, reading: Reading): Told | undefined {
	const [event] = settings.events as [EventName];
	const flag = FLAGS[event] ?? {};
	const list = LISTS[event];
	const all = reading.users.filter((user) => isWanted(user, settings)).map((user) => ({ user, values: valuesOf({ ...user, desktops: reading.desktops?.get(String(user.id)) ?? [] }, fieldsOf(settings, reading)) }));
	const isTrue = (values: IDataObject) =>
		Object.entries(flag).every(([field, value]) => values[field] === value) && (list === undefined || (values[list] as unknown[]).length > 0) && (!event.startsWith('account') || values.account_expires !== '0');
	const { user, values } = all.find((one) => isTrue(one.values)) ?? all[0] ?? {};
	if (!user || !values) return undefined;
	const change = exampleOf(event, { ...values, ...flag }, settings, reading);
	return { ...change, eventId: hashOf(['test', user.id, change]), at: new Date(now).toISOString(), user: { ...user, ...flag } };
}

function exampleOf(event: EventName, values: IDataObject, { watched }: Settings, { logins }: Reading): Change {
	const due = DUE[event];
	if (due) return { event, before: {}, after: due.details({ values, lastLogin: logins?.last.get(bareName(values.user_name)) }), changedFields: [] };
	if (event === 'userDeleted') return { event, before: values, after: {}, changedFields: [] };
	const changedFields = event === 'userUpdated' ? watched.slice(0, 1) : [...Object.keys(FLAGS[event] ?? {}), ...(LISTS[event] ? [LISTS[event]] : [])];
	const was = (value: unknown) => (typeof value === 'boolean' ? !value : Array.isArray(value) ? [] : '');
	return {
		event,
		before: Object.fromEntries(changedFields.map((field) => [field, was(values[field])])),
		after: Object.fromEntries(changedFields.map((field) => [field, values[field]])),
		changedFields,
	};
}
