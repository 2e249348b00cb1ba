import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { Settings } from '../../nodes/HuaweiCloudWorkspaceTrigger/advance';
import type { EventName, Told } from '../../nodes/HuaweiCloudWorkspaceTrigger/event';
import { step } from '../../nodes/HuaweiCloudWorkspaceTrigger/step';
import { Company, type Doing } from './company';
import { runs } from './generated';

/** All but the time of day goes as it does. */
const REAL = ['nextTick', 'hrtime', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
beforeEach(() => void jest.useFakeTimers({ doNotFake: [...REAL] }));
afterEach(() => void jest.useRealTimers());

const HOUR = 3_600_000;
const DATED: EventName[] = ['accountExpired', 'accountExpiresSoon', 'noLogin'];
/** The events by which the present value of a field is known. */
const FIELDS: Record<string, EventName[]> = {
	desktops: ['desktopsChanged'],
	disabled: ['userDisabled', 'userEnabled'],
	group_names: ['groupsChanged'],
	locked: ['userLocked', 'userUnlocked'],
	user_email: ['userUpdated'],
};
const settingsWith = (fields: string[], dated: EventName[]): Settings => ({
	events: ['userCreated', 'userDeleted', ...fields.flatMap((field) => FIELDS[field] ?? []), ...dated],
	watched: ['user_email'],
	days: { accountExpiresSoon: 5, noLogin: 10 },
	userName: '',
});

/** A step of a history. */
type Happening =
	| { step: 'do'; doing: Doing }
	/** Time passes, and at the end n8n's clock differs from the cloud's by so much. */
	| { step: 'pass'; hours: number; skew: number }
	/** A poll, after which n8n dies before anything or before the state was saved: the events are told, or not even that. */
	| { step: 'poll'; ends: 'well' | 'told' | 'nothing' }
	/** A poll that ends only after another one, which began later. */
	| { step: 'overlap'; meanwhile: Doing[] }
	/** n8n starts anew or the workflow is published again: what it has is what it saved. */
	| { step: 'restart' };

const doing: fc.Arbitrary<Doing> = fc.record({
	what: fc.constantFrom('lock', 'lock', 'disable', 'email', 'group', 'desktop', 'expiry', 'come', 'go', 'login'),
	who: fc.nat(5),
	how: fc.nat(12),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ step: fc.constant('do' as const), doing }) },
	{ weight: 6, arbitrary: fc.record({ step: fc.constant('poll' as const), ends: fc.constantFrom('well', 'well', 'told', 'nothing') }) },
	{ weight: 3, arbitrary: fc.record({ step: fc.constant('pass' as const), hours: fc.integer({ min: 0, max: 100 }), skew: fc.constantFrom(0, 0, 0, -30, 30) }) },
	{ weight: 1, arbitrary: fc.record({ step: fc.constant('overlap' as const), meanwhile: fc.array(doing, { maxLength: 3 }) }) },
	{ weight: 1, arbitrary: fc.constant({ step: 'restart' as const }) },
);

/** Lives through a history with the trigger, and checks after every poll what has to hold. */
class History {
	readonly company = new Company();
	/** What n8n has in memory, and what is in its database. */
	private data: IDataObject = {};
	private saved: IDataObject = {};
	private skew = 0;
	/** What somebody knows who was told everything since the beginning by polls whose state was saved. */
	private known = new Map<string, IDataObject>();
	readonly told: Told[] = [];
	/** Events whose poll was not saved: they have to come again, with the same ID, unless the user changed meanwhile. */
	private open: Told[] = [];
	private readonly idOfDate = new Map<string, string>();
	/** Dates that had come when the trigger began. */
	readonly silent = new Set<string>();
	private readonly settings: Settings;

	constructor(
		private readonly fields: string[],
		dated: EventName[],
	) {
		this.settings = settingsWith(fields, dated);
	}

	/** Everybody, with the fields that are watched. */
	private present = () => new Map<string, IDataObject>(Object.entries(this.company.known()).map(([id, user]) => [id, Object.fromEntries(this.fields.map((field) => [field, user[field]]))]));

	async live(happened: Happening): Promise<void> {
		if (happened.step === 'do') this.do(happened.doing);
		else if (happened.step === 'pass') {
			this.company.time += happened.hours * HOUR;
			this.skew = happened.skew * HOUR;
		} else if (happened.step === 'restart') this.data = { ...this.saved };
		else if (happened.step === 'overlap') await this.overlap(happened.meanwhile);
		else await this.poll(happened.ends);
	}

	private do(one: Doing): void {
		const id = this.company.do(one);
		this.open = this.open.filter(({ user }) => user.id !== id);
	}

	private async step(data: IDataObject, until?: Promise<void>): Promise<Told[]> {
		jest.setSystemTime(this.company.time + this.skew);
		return await step(data, this.company.call(until), this.settings, 'scope', { info: () => {} });
	}

	async poll(ends: 'well' | 'told' | 'nothing' = 'well'): Promise<void> {
		const data = { ...this.data };
		const isFirst = data.state === undefined;
		const events = await this.step(data);
		if (ends === 'nothing') return;
		this.expectOneIdForEach(events);
		if (ends === 'told') {
			this.open.push(...events.filter(({ event }) => !DATED.includes(event)));
			this.data = { ...this.saved };
			return;
		}
		expect(events.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining(this.open.map(({ eventId }) => eventId)));
		this.open = [];
		this.take(events, isFirst);
		this.data = data;
		// n8n writes what a poll keeps when it tells something, and when the workflow is published.
		if (events.length > 0 || isFirst) this.saved = { ...data };
	}

	private take(events: readonly Told[], isFirst: boolean): void {
		this.told.push(...events);
		if (isFirst) {
			expect(events).toEqual([]);
			this.known = this.present();
			for (const { user } of this.company.people) this.silent.add(String(user.account_expires));
		}
		for (const { event, user, after } of events) {
			const id = String(user.id);
			if (event === 'userDeleted') this.known.delete(id);
			else if (event === 'userCreated') this.known.set(id, present(this.present().get(id)));
			else if (!DATED.includes(event)) Object.assign(present(this.known.get(id)), after);
		}
		// Nothing was lost: whoever was told of every change knows what is.
		expect(this.known).toEqual(this.present());
		// Nothing was told twice.
		expect(new Set(this.told.map(({ eventId }) => eventId)).size).toBe(this.told.length);
	}

	/** A date of a user has one ID, whoever tells it and however often. */
	private expectOneIdForEach(events: readonly Told[]): void {
		for (const { event, eventId, user, after } of events.filter((one) => DATED.includes(one.event))) {
			const key = JSON.stringify([event, user.id, after]);
			expect(this.idOfDate.get(key) ?? eventId).toBe(eventId);
			this.idOfDate.set(key, eventId);
		}
	}

	private async overlap(meanwhile: readonly Doing[]): Promise<void> {
		if (this.data.state === undefined) return;
		let release = () => {};
		const slow = this.step(this.data, new Promise((resolve) => (release = resolve)));
		for (const one of meanwhile) this.do(one);
		const events = await this.step(this.data);
		const state = this.data.state;
		release();
		expect([await slow, this.data.state]).toEqual([[], state]);
		this.expectOneIdForEach(events);
		this.open = [];
		this.take(events, false);
		if (events.length > 0) this.saved = { ...this.data };
	}
}

function present<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('A change was told of a user of whom nobody knows');
	return value;
}

it('with a state that was saved no change is lost, and none is told twice under another ID, whatever happens', async () => {
	const seen = new Set<string>();
	const property = fc.asyncProperty(fc.subarray(Object.keys(FIELDS), { minLength: 1 }), fc.subarray(DATED), fc.array(happening, { minLength: 5, maxLength: 40 }), async (fields, dated, happenings) => {
		const history = new History(fields, dated);
		await history.poll();
		for (const one of happenings) await history.live(one);

		// In the end every date has come.
		await history.live({ step: 'pass', hours: 0, skew: 0 });
		await history.poll();
		await history.live({ step: 'pass', hours: 100 * 24, skew: 0 });
		await history.poll();
		for (const { user } of history.company.people) {
			const told = history.told.filter((one) => one.user.id === user.id);
			const expires = user.account_expires !== '0' && !history.silent.has(String(user.account_expires)) ? dated.filter((event) => event !== 'noLogin') : [];
			for (const event of expires) expect(told.filter((one) => one.event === event).map(({ after }) => after.account_expires)).toContain(user.account_expires);
			const logins = history.company.logins.filter(({ name }) => name === user.user_name).map(({ time }) => time);
			if (dated.includes('noLogin') && logins.length > 0 && !user.disabled) expect(Math.max(...told.filter((one) => one.event === 'noLogin').map(({ after }) => Date.parse(String(after.last_login))))).toBeGreaterThanOrEqual(Math.max(...logins));
		}
		for (const { event } of history.told) seen.add(event);
	});
	await fc.assert(property, runs(1000));
	expect([...seen].sort()).toEqual([...settingsWith(Object.keys(FIELDS), DATED).events].sort()); // Everything really happened.
});
