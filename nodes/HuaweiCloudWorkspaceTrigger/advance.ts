import type { IDataObject } from 'n8n-workflow';

import { bareName } from '../HuaweiCloudWorkspace/loginRecord';
import { ALWAYS, changesOf, valuesOf } from './compare';
import { DUE, type Due } from './due';
import { type Change, type EventName, hashOf, type Told } from './event';
import { noticeOf, TOLD } from './notice';
import type { Kept, State } from './state';

/** What the trigger is to tell. */
export interface Settings {
	events: readonly EventName[];
	/** The fields whose change makes `userUpdated`. */
	watched: readonly string[];
	/** The days of the events that have some. */
	days: Partial<Record<EventName, number>>;
	/** Only users of the group with this name. */
	groupName?: string;
	/** Only users with this in their names. */
	userName: string;
}

/** What a poll read: all users with the field names of ListUsers, and what else the events need. */
export interface Reading {
	users: IDataObject[];
	/** The names of each user's desktops, by the user's ID. */
	desktops?: Map<string, string[]>;
	/** The last login of each user, in ms, by the name without the domain, and when the newest of all was. */
	logins?: { last: Map<string, number>; until: number };
}

/** The fields that are kept and compared. */
export const fieldsOf = ({ watched }: Settings, { desktops }: Reading): string[] => [...new Set([...ALWAYS, ...watched, ...(desktops ? ['desktops'] : [])])];

/**
 * The step from one poll to the next: what is kept from now on, and what is to be told. Without a state from before this is
 * the beginning, of which nothing is told; nor is of what was not tracked before. The same state and the same reading make the
 * same events with the same IDs.
 */
export function advance(settings: Settings, state: State | undefined, now: number, reading: Reading): { state: State; events: Told[] } {
	const at = new Date(now).toISOString();
	const { since, tracked: trackedBefore, users: kept } = state ?? { since: at, tracked: [], users: new Map<string, Kept>() };
	const fields = fieldsOf(settings, reading);
	const dated = settings.events.filter((event) => DUE[event]);
	const tracked = [...fields, ...dated];
	const comparable = fields.filter((field) => trackedBefore.includes(field));
	const users = new Map<string, Kept>();
	const events: Told[] = [];
	/** Tells what is chosen and wanted, by one of the user's states; returns whether it did. Its ID is that of all of `identity`. */
	const tell = (user: IDataObject, change: Change, identity: unknown[], ...states: IDataObject[]): boolean => {
		if (!settings.events.includes(change.event) || !states.some((values) => isWanted(values, settings))) return false;
		events.push({ ...change, eventId: hashOf([change.event, user.id, ...identity]), at, user });
		return true;
	};

	for (const user of reading.users) {
		const id = String(user.id);
		const before = kept.get(id);
		const values = valuesOf({ ...user, desktops: reading.desktops?.get(id) ?? [] }, fields);
		const revision = before?.revision ?? 0;
		const after: Kept = { values, revision, notices: {}, ...lastLoginOf(before, values, state, now, reading) };
		users.set(id, after);

		if (state && !before) tell(user, { event: 'userCreated', before: {}, after: {}, changedFields: [] }, [since], values);
		const changes = before ? changesOf(before.values, values, comparable, settings.watched) : [];
		for (const change of changes) {
			if (tell(user, change, [since, revision, change.before, change.after], before?.values ?? values, values)) after.revision = revision + 1;
		}
		for (const event of dated) {
			const due = DUE[event] as Due;
			const isSame = before && due.date(before) === due.date(after);
			const last = isSame ? before.notices[event] : undefined;
			const days = settings.days[event] ?? 0;
			// For whoever is not watched it is still to come: they may be put into the group later.
			const notice = isWanted(values, settings) ? noticeOf(last, days, now, (some) => due.at({ ...after, user }, some)) : (last ?? days);
			after.notices[event] = notice;
			if (notice === TOLD && last !== TOLD && trackedBefore.includes(event)) tell(user, { event, before: {}, after: due.details(after), changedFields: [] }, [due.date(after)], values);
		}
	}
	for (const [id, { values }] of kept) {
		if (!users.has(id)) tell({ id, ...values }, { event: 'userDeleted', before: values, after: {}, changedFields: [] }, [since], values);
	}
	return { state: { since, tracked, users, ...(reading.logins && { loginsUntil: reading.logins.until }) }, events };
}

/** When somebody last logged in, and from when on the days count: whoever is new or is enabled again has all of them. */
function lastLoginOf(before: Kept | undefined, { user_name, disabled }: IDataObject, state: State | undefined, now: number, { logins }: Reading): Pick<Kept, 'lastLogin' | 'countedFrom'> {
	if (!logins) return {};
	const isNew = state?.tracked.includes('noLogin') === true && !before;
	const isBack = before?.values.disabled === true && disabled !== true;
	return { lastLogin: Math.max(before?.lastLogin ?? 0, logins.last.get(bareName(user_name)) ?? 0), countedFrom: isNew || isBack ? now : (before?.countedFrom ?? 0) };
}

/** Whether a user is one of those who are watched. */
export function isWanted({ user_name, group_names }: IDataObject, { groupName, userName }: Settings): boolean {
	const isMember = groupName === undefined || (Array.isArray(group_names) && (group_names as unknown[]).includes(groupName));
	return isMember && String(user_name).toLowerCase().includes(userName.toLowerCase());
}
