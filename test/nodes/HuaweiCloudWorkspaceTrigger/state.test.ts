import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { advance } from '../../../nodes/HuaweiCloudWorkspaceTrigger/advance';
import { type State, stateIn, textOf } from '../../../nodes/HuaweiCloudWorkspaceTrigger/state';
import { day, iso, person, reading, settings } from './people';

const digits = (of: unknown) => createHash('sha256').update(String(of)).digest('hex');
/** A number below `most` that is the same in every run. */
const number = (most: number, ...of: unknown[]) => parseInt(digits(of).slice(0, 8), 16) % most;

const FIRST = ['anna', 'boris', 'chen', 'dmitri', 'elena', 'farid', 'giulia', 'hiro', 'ivana', 'jonas', 'katya', 'li', 'maria', 'nadia', 'omar', 'petra'];
const LAST = ['novak', 'wang', 'meyer', 'rossi', 'tanaka', 'silva', 'kowalski', 'haddad', 'larsen', 'popescu', 'nguyen', 'garcia', 'ivanov', 'schmidt'];

/** The n-th of many people as a company has them: names, addresses and numbers of their own, the rest out of lists. */
function employee(n: number): IDataObject {
	const name = `${FIRST[number(FIRST.length, n, 'first')]}.${LAST[number(LAST.length, n, 'last')]}${n}`;
	return person(name, {
		id: digits(n).slice(0, 32),
		user_email: `${name}@corp.example.com`,
		user_phone: `+86138${String(number(100_000_000, n, 'phone')).padStart(8, '0')}`,
		description: `Department ${number(40, n, 'department')}, building ${number(12, n, 'building')}`,
		disabled: number(30, n, 'disabled') === 0,
		account_expires: number(4, n, 'expires') === 0 ? iso(day(1) + number(700, n, 'date') * 86_400_000) : '0',
		group_names: [`Department ${number(40, n, 'department')}`, ...(number(2, n, 'group') ? ['VPN'] : [])],
	});
}

const everything = settings({ watched: ['account_expires', 'active_type', 'description', 'domain', 'user_email', 'user_name', 'user_phone'] });

function company(size: number) {
	const users = Array.from({ length: size }, (_, n) => employee(n));
	const desktops = new Map(users.map(({ id }, n) => [String(id), [`DESK-${10_000 + n}`]]));
	const logins = { last: new Map(users.map(({ user_name }, n) => [String(user_name), day(1) - number(30 * 86_400, n, 'login') * 1000])), until: day(1) };
	return reading(users, { desktops, logins });
}

it('a state that was made a text is the same state again', async () => {
	const { state } = advance(everything, undefined, day(1), company(50));
	const text = await textOf(state);
	expect(text).toMatch(/^[A-Za-z0-9+/=]+$/);
	expect(await stateIn(text)).toEqual(state);
	const none: State = { since: iso(day(1)), tracked: [], users: new Map() };
	expect(await stateIn(await textOf(none))).toEqual(none);
});

it('the state of 10,000 users takes at most 600 kB with all events, and tells what becomes different of a thousand of them', async () => {
	const before = company(10_000);
	const { state } = advance(everything, undefined, day(1), before);
	const text = await textOf(state);
	expect(text.length).toBeLessThanOrEqual(600_000);

	const after = { ...before, users: before.users.map((user, n) => (n % 10 === 0 ? { ...user, locked: true, user_phone: '+1' } : user)) };
	const { events } = advance(everything, await stateIn(text), day(2), after);
	expect(events.filter(({ event }) => event === 'userLocked')).toHaveLength(1000);
});
