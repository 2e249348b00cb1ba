import type { EventName } from '../../../nodes/HuaweiCloudWorkspaceTrigger/event';
import { sampleOf } from '../../../nodes/HuaweiCloudWorkspaceTrigger/sample';
import { day, iso, person, reading, settings } from './people';

const ann = person('ann', { account_expires: iso(day(20)) });
const bob = person('bob', { group_names: [], disabled: true, locked: true });
const desktops = new Map([['id-ann', ['D2', 'D1']]]);
const logins = { last: new Map([['ann', day(1)]]), until: day(1) };
const sample = (event: EventName, users = [ann, bob], more: Parameters<typeof settings>[0] = {}) => sampleOf(settings({ events: [event], ...more }), day(5), reading(users, { desktops, logins }));

const values = { user_name: 'ann', disabled: false, locked: false, account_expires: iso(day(20)), group_names: ['Staff'], user_email: 'ann@example.com', user_phone: '+8613800000000', desktops: ['D1', 'D2'] };

it.each<[EventName, string, object, object, string[]]>([
	['userCreated', 'ann', {}, {}, []],
	['userDeleted', 'ann', values, {}, []],
	['userUpdated', 'ann', { user_email: '' }, { user_email: 'ann@example.com' }, ['user_email']],
	['userDisabled', 'bob', { disabled: false }, { disabled: true }, ['disabled']],
	['userEnabled', 'ann', { disabled: true }, { disabled: false }, ['disabled']],
	['userLocked', 'bob', { locked: false }, { locked: true }, ['locked']],
	['userUnlocked', 'ann', { locked: true }, { locked: false }, ['locked']],
	['groupsChanged', 'ann', { group_names: [] }, { group_names: ['Staff'] }, ['group_names']],
	['desktopsChanged', 'ann', { desktops: [] }, { desktops: ['D1', 'D2'] }, ['desktops']],
	['accountExpired', 'ann', {}, { account_expires: iso(day(20)) }, []],
	['accountExpiresSoon', 'ann', {}, { account_expires: iso(day(20)) }, []],
	['noLogin', 'ann', {}, { last_login: iso(day(1)) }, []],
])('a test event of %s is about somebody of whom it is true: %s', (event, name, before, after, changedFields) => {
	// Of these it is true of both, and the first is taken.
	const isTrueOfBoth = ['userCreated', 'userDeleted', 'userUpdated', 'noLogin'].includes(event);
	for (const users of isTrueOfBoth ? [[ann, bob]] : [[ann, bob], [bob, ann]]) {
		expect(sample(event, users)).toEqual({ event, eventId: expect.stringMatching(/^[0-9a-f]{32}$/), at: iso(day(5)), user: name === 'ann' ? ann : bob, before, after, changedFields });
	}
});

it('a test event is about anybody if it is true of nobody, as if it were', () => {
	expect(sample('userDisabled', [ann])).toMatchObject({ user: { ...ann, disabled: true }, before: { disabled: false }, after: { disabled: true } });
	expect(sample('accountExpired', [bob])).toMatchObject({ user: bob, after: { account_expires: '0' } });
});

it('a test event is about users who are watched, and there is none without one', () => {
	expect(sample('userCreated', [ann, bob], { userName: 'BO' })).toMatchObject({ user: bob });
	expect(sample('userCreated', [ann, bob], { userName: 'nobody' })).toBeUndefined();
});

it('test events of two users, or of two states of one, have different IDs', () => {
	const ids = [sample('userLocked', [ann]), sample('userLocked', [bob]), sample('userUpdated', [ann]), sample('userUpdated', [{ ...ann, user_email: 'new@example.com' }])].map((told) => told?.eventId);
	expect(new Set(ids).size).toBe(4);
});
