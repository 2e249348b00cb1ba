import type { IDataObject } from 'n8n-workflow';

import { advance, type Reading, type Settings } from '../../../nodes/HuaweiCloudWorkspaceTrigger/advance';
import type { Told } from '../../../nodes/HuaweiCloudWorkspaceTrigger/event';
import type { State } from '../../../nodes/HuaweiCloudWorkspaceTrigger/state';
import { day, iso, person, reading, settings } from './people';

/** Polls one after the other, the first of them the beginning: the events of each. */
function polls(...steps: Array<[now: number, read: Reading, chosen?: Settings]>): Told[][] {
	let state: State | undefined;
	return steps.map(([now, read, chosen = settings()]) => {
		const { events, state: next } = advance(chosen, state, now, read);
		state = next;
		return events;
	});
}

const names = (events: Told[]) => events.map(({ event, user }) => `${event} ${String(user.user_name)}`);
const last = (all: Told[][]) => all.at(-1) ?? [];
/** What is told when one user is as before, and then different. */
const told = (before: object, after: object, chosen = settings()) => last(polls([day(1), reading([person('ann', { ...before })]), chosen], [day(2), reading([person('ann', { ...after })]), chosen]));

describe('the first poll', () => {
	it('tells nothing, whatever it reads', () => {
		const users = [person('ann', { locked: true, account_expires: iso(day(5)) }), person('bob', { account_expires: iso(day(1) - 1), account_expired: true })];
		const logins = { last: new Map(), until: day(1) };
		expect(polls([day(1), reading(users, { logins })], [day(1) + 60_000, reading(users, { logins })])).toEqual([[], []]);
	});
});

describe('a change of a user', () => {
	it('is told with what was before, what is now, and the user', () => {
		expect(told({ user_phone: '+1' }, { user_phone: '+2', user_email: 'new@example.com' })).toEqual([
			{
				event: 'userUpdated',
				eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
				at: iso(day(2)),
				user: person('ann', { user_phone: '+2', user_email: 'new@example.com' }),
				before: { user_email: 'ann@example.com', user_phone: '+1' },
				after: { user_email: 'new@example.com', user_phone: '+2' },
				changedFields: ['user_email', 'user_phone'],
			},
		]);
	});

	it.each([
		['userDisabled', { disabled: false }, { disabled: true }],
		['userEnabled', { disabled: true }, { disabled: false }],
		['userLocked', { locked: false }, { locked: true }],
		['userUnlocked', { locked: true }, { locked: false }],
		['groupsChanged', { group_names: ['A'] }, { group_names: ['A', 'B'] }],
	])('%s is told when %j becomes %j', (event, before, after) => {
		expect(told(before, after)).toMatchObject([{ event, before, after, changedFields: Object.keys(after) }]);
	});

	it('of the desktops is told by their names', () => {
		const with_ = (...desktops: string[]) => reading([person('ann')], { desktops: new Map([['id-ann', desktops]]) });
		expect(last(polls([day(1), with_('D1')], [day(2), with_('D2', 'D1')]))).toMatchObject([{ event: 'desktopsChanged', before: { desktops: ['D1'] }, after: { desktops: ['D1', 'D2'] } }]);
		expect(last(polls([day(1), with_('D1')], [day(2), reading([person('ann')], { desktops: new Map() })]))).toMatchObject([{ event: 'desktopsChanged', after: { desktops: [] } }]);
	});

	it('of several kinds is told as several events', () => {
		expect(names(told({}, { disabled: true, locked: true, user_phone: '+2', group_names: [] }))).toEqual(['userDisabled ann', 'userLocked ann', 'groupsChanged ann', 'userUpdated ann']);
	});

	it('is not told if nobody asked for it', () => {
		expect(told({}, { description: 'Sales', total_desktops: 3 })).toEqual([]);
		expect(told({ account_expires: '0' }, { account_expires: iso(day(300)) })).toEqual([]);
		expect(told({}, { locked: true, user_phone: '+2' }, settings({ events: ['userCreated'] }))).toEqual([]);
	});

	it('is none if groups come in another order, or an empty field is left out', () => {
		expect(told({ group_names: ['A', 'B'], user_phone: '' }, { group_names: ['B', 'A'], user_phone: undefined })).toEqual([]);
	});

	it('of the expiry date is told if it is watched', () => {
		expect(told({ account_expires: '0' }, { account_expires: iso(day(300)) }, settings({ watched: ['account_expires'] }))).toMatchObject([{ event: 'userUpdated', changedFields: ['account_expires'] }]);
	});
});

describe('users who come and go', () => {
	it('are told as created and as deleted, the latter with what is known of them', () => {
		const [, created, deleted] = polls([day(1), reading([])], [day(2), reading([person('ann')])], [day(3), reading([])]);
		expect(created).toMatchObject([{ event: 'userCreated', user: person('ann'), before: {}, after: {}, changedFields: [] }]);
		const { id, user_name, user_email, user_phone } = person('ann');
		expect(deleted).toMatchObject([{ event: 'userDeleted', user: { id, user_name, user_email, user_phone }, before: { user_name, user_email }, after: {} }]);
	});
});

describe('an ID of an event', () => {
	const [locked, unlocked] = [reading([person('ann', { locked: true })]), reading([person('ann')])];

	it('is the same when the same change is seen again from the same state', () => {
		const { state } = advance(settings(), undefined, day(1), unlocked);
		const ids = [day(2), day(3)].map((now) => advance(settings(), state, now, locked).events.map(({ eventId }) => eventId));
		expect(ids[0]).toEqual(ids[1]);
	});

	it('is another one when the same happens again', () => {
		const all = polls([day(1), unlocked], [day(2), locked], [day(3), unlocked], [day(4), locked], [day(5), unlocked]).flat();
		expect(all).toHaveLength(4);
		expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(4);
	});

	it('is another one for another user, another change and another beginning', () => {
		const ids = [
			told({}, { locked: true }),
			told({}, { disabled: true }),
			told({ user_phone: '1' }, { user_phone: '2' }),
			told({ user_phone: '1' }, { user_phone: '3' }),
			told({ user_phone: '3' }, { user_phone: '2' }),
			last(polls([day(1), reading([person('bob')])], [day(2), reading([person('bob', { locked: true })])])),
			last(polls([day(1) + 1, unlocked], [day(2), locked])),
			last(polls([day(1), reading([])], [day(2), unlocked])),
			last(polls([day(1) + 1, reading([])], [day(2), unlocked])),
		].map(([event]) => event?.eventId);
		expect(new Set(ids).size).toBe(9);
	});

	it('of a date is the same in every workflow', () => {
		const soon = reading([person('ann', { account_expires: iso(day(20)) })]);
		const ids = [day(1), day(2)].map((start) => last(polls([start, soon], [day(7), soon])).map(({ eventId }) => eventId));
		expect(ids[0]).toHaveLength(1);
		expect(ids[0]).toEqual(ids[1]);
	});
});

describe('an account that expires', () => {
	const until = (date: number, more: IDataObject = {}) => reading([person('ann', { account_expires: iso(date), ...more })]);

	it('is told the given number of days before, once, and once more on the day', () => {
		expect(polls([day(1), until(day(20))], [day(6) - 1, until(day(20))], [day(6), until(day(20))], [day(7), until(day(20))], [day(20) - 1, until(day(20))], [day(20), until(day(20))], [day(21), until(day(20))]).map(names)).toEqual([
			[], [], ['accountExpiresSoon ann'], [], [], ['accountExpired ann'], [],
		]);
	});

	it('is told with its date', () => {
		expect(last(polls([day(1), until(day(20))], [day(6), until(day(20))]))).toMatchObject([{ before: {}, after: { account_expires: iso(day(20)) }, changedFields: [] }]);
	});

	it('is told as expired when Workspace says so, though it is earlier by the clock', () => {
		expect(names(last(polls([day(19), until(day(20))], [day(19) + 1, until(day(20), { account_expired: true })])))).toEqual(['accountExpired ann']);
	});

	it('is told anew for another date', () => {
		const all = polls([day(1), until(day(20))], [day(10), until(day(20))], [day(11), until(day(31))], [day(17), until(day(31))]);
		expect(all.map(names)).toEqual([[], ['accountExpiresSoon ann'], [], ['accountExpiresSoon ann']]);
		expect(new Set(all.flat().map(({ eventId }) => eventId)).size).toBe(2);
	});

	it('is told at once if the date was moved into the days, or the user is new', () => {
		expect(names(last(polls([day(1), reading([person('ann')])], [day(2), until(day(4))])))).toEqual(['accountExpiresSoon ann']);
		expect(names(last(polls([day(1), reading([])], [day(2), until(day(4))])))).toEqual(['userCreated ann', 'accountExpiresSoon ann']);
	});

	it('is told late rather than not at all when polls were left out', () => {
		expect(names(last(polls([day(1), until(day(16))], [day(30), until(day(16))])))).toEqual(['accountExpired ann', 'accountExpiresSoon ann']);
	});

	it('is told once though the clock goes back', () => {
		expect(polls([day(1), until(day(16))], [day(3), until(day(16))], [day(1), until(day(16))], [day(3), until(day(16))]).map(names)).toEqual([[], ['accountExpiresSoon ann'], [], []]);
	});

	it('never is told if it has no date that can be read', () => {
		expect(polls(...['0', '', 'never'].flatMap((account_expires): Array<[number, Reading]> => [[day(1), reading([person('ann', { account_expires })])], [day(31), reading([person('ann', { account_expires })])]])).flat().map(({ event }) => event)).not.toContain('accountExpired');
	});

	it('is told by the new number of days, but nobody all at once or not at all when it changes', () => {
		const days = (number: number) => settings({ events: ['accountExpiresSoon'], days: { accountExpiresSoon: number } });
		const users = reading([person('ann', { account_expires: iso(day(12)) }), person('bob', { account_expires: iso(day(25)) }), person('eve', { account_expires: iso(day(29)) })]);
		// Ann is told by 5 days; Bob is within 20 when it becomes 20, so by 5 as well; Eve is not yet, so by 20.
		expect(polls([day(1), users, days(5)], [day(6), users, days(20)], [day(7), users, days(20)], [day(9), users, days(20)], [day(20), users, days(20)]).map(names)).toEqual([
			[], [], ['accountExpiresSoon ann'], ['accountExpiresSoon eve'], ['accountExpiresSoon bob'],
		]);
		// With fewer days nobody is told again.
		expect(polls([day(1), users, days(20)], [day(6), users, days(20)], [day(7), users, days(5)], [day(23), users, days(5)], [day(24), users, days(5)]).map(names)).toEqual([[], ['accountExpiresSoon bob'], [], [], ['accountExpiresSoon eve']]);
	});
});

describe('somebody who does not log in', () => {
	const DAY = 86_400_000;
	const seen = (until: number, ...logins: Array<[string, number]>) => ({ logins: { last: new Map(logins), until } });
	const ann = (now: number, login?: number, more: IDataObject = {}): [number, Reading] => [now, reading([person('ann', more)], seen(now, ...(login ? [['ann', login] as [string, number]] : [])))];

	it('is told so many days after the last login, once', () => {
		const [, , , due] = polls(ann(day(1), day(1)), ann(day(1) + 30 * DAY - 1), ann(day(1) + 29 * DAY), ann(day(1) + 30 * DAY), ann(day(1) + 31 * DAY));
		expect(due).toMatchObject([{ event: 'noLogin', before: {}, after: { last_login: iso(day(1)) }, changedFields: [] }]);
		expect(polls(ann(day(1), day(1)), ann(day(1) + 30 * DAY), ann(day(1) + 31 * DAY)).map(names)).toEqual([[], ['noLogin ann'], []]);
	});

	it('is told again after another login, and not told as long as there are some', () => {
		expect(polls(ann(day(1), day(1)), ann(day(1) + 30 * DAY), ann(day(1) + 40 * DAY, day(1) + 35 * DAY), ann(day(1) + 64 * DAY), ann(day(1) + 65 * DAY)).map(names)).toEqual([[], ['noLogin ann'], [], [], ['noLogin ann']]);
	});

	it('is not told while disabled, and has all the days when enabled again', () => {
		const off = { disabled: true };
		const all = polls(ann(day(1), day(1)), ann(day(20), undefined, off), ann(day(1) + 60 * DAY, undefined, off), ann(day(1) + 61 * DAY), ann(day(1) + 91 * DAY));
		expect(all.flat().filter(({ event }) => event === 'noLogin').map(({ at }) => at)).toEqual([iso(day(1) + 91 * DAY)]);
	});

	it('has all the days when new', () => {
		const all = polls([day(1), reading([], seen(day(1)))], ann(day(2)), ann(day(2) + 30 * DAY - 1), ann(day(2) + 30 * DAY));
		expect(all.map(names)).toEqual([[], ['userCreated ann'], [], ['noLogin ann']]);
		// A last login is told of nobody who never logged in.
		expect(all.flat().at(-1)?.after).toEqual({});
	});

	it('is not told if there was no login in all the days before the beginning', () => {
		expect(polls(ann(day(1)), ann(day(31)), ann(day(1) + 90 * DAY)).flat()).toEqual([]);
	});

	it('is known by the name without the domain, in any case', () => {
		expect(polls([day(1), reading([person('Ann@corp')], seen(day(1), ['ann', day(1)]))], [day(1) + 30 * DAY, reading([person('Ann@corp')], seen(day(2)))]).map(names)).toEqual([[], ['noLogin Ann@corp']]);
	});
});

describe('what was not watched before', () => {
	it('is not compared with when it is watched', () => {
		const all = polls(
			[day(1), reading([person('ann', { account_expires: iso(day(9)) })]), settings({ events: ['userUpdated'], watched: ['user_email'] })],
			[day(2), reading([person('ann', { account_expires: iso(day(9)) })], { desktops: new Map([['id-ann', ['D1']]]), logins: { last: new Map(), until: day(2) } }), settings({ watched: ['user_phone'] })],
			[day(3), reading([person('ann', { user_phone: '+2', account_expires: iso(day(9)) })], { desktops: new Map(), logins: { last: new Map(), until: day(3) } }), settings({ watched: ['user_phone'] })],
		);
		expect(all.map(names)).toEqual([[], [], ['desktopsChanged ann', 'userUpdated ann']]);
	});

	it('is compared with when only another event is chosen', () => {
		expect(last(polls([day(1), reading([person('ann')]), settings({ events: ['userCreated'] })], [day(2), reading([person('ann', { locked: true })])]))).toMatchObject([{ event: 'userLocked' }]);
	});
});

describe('filters', () => {
	const inGroup = settings({ groupName: 'Contractors' });
	const both = (ann: IDataObject, bob: IDataObject = {}) => reading([person('ann', ann), person('bob', bob)]);

	it('leave only users of a group, also when they come into it or leave it', () => {
		const all = polls(
			[day(1), both({ group_names: ['Contractors'] }), inGroup],
			[day(2), both({ group_names: ['Contractors'], locked: true }, { locked: true }), inGroup],
			[day(3), both({ group_names: [], locked: true }, { locked: true, group_names: ['Contractors'] }), inGroup],
			[day(4), both({ group_names: [] }, { group_names: ['Contractors'] }), inGroup],
			[day(5), reading([]), inGroup],
		);
		expect(all.map(names)).toEqual([[], ['userLocked ann'], ['groupsChanged ann', 'groupsChanged bob', 'noLogin bob'], ['userUnlocked bob'], ['userDeleted bob']]);
	});

	it('do not lose a date that came before somebody was put into the group, and tell of it once', () => {
		const expires = { account_expires: iso(day(11)) };
		const soon = settings({ groupName: 'Contractors', events: ['accountExpiresSoon'] });
		const out = reading([person('ann', expires)]);
		const joined = reading([person('ann', { ...expires, group_names: ['Contractors'] })]);
		const all = polls([day(1), reading([]), soon], [day(2), out, soon], [day(3), joined, soon], [day(4), joined, soon], [day(5), out, soon], [day(6), joined, soon]);
		expect(all.map(names)).toEqual([[], [], ['accountExpiresSoon ann'], [], [], []]);
	});

	it('leave only users with a text in their names, in any case', () => {
		const chosen = settings({ userName: 'AN' });
		expect(last(polls([day(1), both({}), chosen], [day(2), both({ locked: true }, { locked: true }), chosen])).map(({ user }) => user.user_name)).toEqual(['ann']);
	});
});
