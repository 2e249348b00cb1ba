import type { IDataObject } from 'n8n-workflow';

import type { Change, EventName } from './event';

/** The fields that are always watched; the others are up to the form. */
export const ALWAYS = ['user_name', 'disabled', 'locked', 'account_expires', 'group_names'];

/** The events of a field that have one of their own: what it takes to become so, and to be so no longer. */
const FLAGS: Record<string, [EventName, EventName]> = { disabled: ['userDisabled', 'userEnabled'], locked: ['userLocked', 'userUnlocked'] };
const LISTS: Record<string, EventName> = { group_names: 'groupsChanged', desktops: 'desktopsChanged' };

/** These fields of a user, comparable: lists in order, and what is left out is as good as empty. */
export const valuesOf = (user: IDataObject, fields: readonly string[]): IDataObject =>
	Object.fromEntries(fields.map((field) => [field, Array.isArray(user[field]) ? [...(user[field] as string[])].sort() : (user[field] ?? '')]));

/** What became different in these fields: an event for each flag and list, and one for all others that are watched. */
export function changesOf(before: IDataObject, after: IDataObject, fields: readonly string[], watched: readonly string[]): Change[] {
	const changed = fields.filter((field) => before[field] !== after[field] && JSON.stringify(before[field]) !== JSON.stringify(after[field]));
	const eventOf = (field: string) => LISTS[field] ?? FLAGS[field]?.[after[field] === true ? 0 : 1];
	const single = changed.flatMap((field) => {
		const event = eventOf(field);
		return event ? [changeOf(event, before, after, [field])] : [];
	});
	const others = changed.filter((field) => watched.includes(field) && !eventOf(field));
	return others.length > 0 ? [...single, changeOf('userUpdated', before, after, others)] : single;
}

/** A change of these fields. */
function changeOf(event: EventName, before: IDataObject, after: IDataObject, changedFields: string[]): Change {
	const only = (values: IDataObject) => Object.fromEntries(changedFields.map((field) => [field, values[field]]));
	return { event, before: only(before), after: only(after), changedFields };
}
