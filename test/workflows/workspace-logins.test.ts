import { type LoginRecord, SEEDED } from '../emulator';
import { getLoginRecords, getQuotas, json, useCloud, userIn } from './setup';

/** On the last day that the seeds have. */
const NOW = Date.UTC(2026, 10, 21, 9, 30, 20);
const cloud = useCloud({ now: () => NOW });
const SINCE = '2026-08-23T09:30:00Z';
/** All but the time of day goes as it does. */
const REAL = ['nextTick', 'hrtime', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
beforeEach(() => void jest.useFakeTimers({ now: NOW, doNotFake: [...REAL] }));
afterEach(() => void jest.useRealTimers());
const minutes = (records: object[]) => (records as LoginRecord[]).map(({ connection_start_time: start }) => start);

describe('login records', () => {
	it('are returned as many as are wanted, in short', async () => {
		const { done } = await cloud.run(getLoginRecords({ limit: 2 }));
		expect(cloud.requests).toEqual([{ method: 'GET', path: '/v2/{project_id}/connections/desktops', query: { offset: ['0'], limit: ['2'] }, body: '' }]);
		expect(Object.keys(json(done)[0] ?? {})).toEqual(['transaction_id', 'user_name', 'computer_name', 'connection_start_time', 'connection_end_time', 'terminal_name', 'terminal_ip', 'terminal_type']);
	});

	it('are read 1,000 at a time, and returned as they are', async () => {
		const { done } = await cloud.run(getLoginRecords({ returnAll: true, simplify: false }));
		expect(json(done)).toHaveLength(cloud.state.loginRecords.length);
		expect(json(done)[0]).toHaveProperty('agent_version');
		expect(cloud.requests[0]?.query.limit).toEqual(['1000']);
	});

	it('are those of a user, a computer, a kind of terminal and a span', async () => {
		const computerName = cloud.state.loginRecords[0]?.computer_name;
		const filters = { userName: SEEDED.user, computerName, terminalType: 'WI', startTime: '2026-08-01T08:00:59Z', endTime: '2026-12-01' };
		const { done } = await cloud.run(getLoginRecords({ filters: filters as never }), [{}], { settings: { timezone: 'Asia/Shanghai' } });
		expect(cloud.requests[0]?.query).toMatchObject({
			user_name: [SEEDED.user], computer_name: [computerName], terminal_type: ['WI'], start_time: ['2026-08-01T08:00Z'], end_time: ['2026-11-30T16:00Z'],
		});
		expect(minutes(json(done))).toEqual(['2026-11-20T08:00:00Z', '2026-09-01T08:00:00Z']);
	});

	it('are those until now if no end is given', async () => {
		await cloud.run(getLoginRecords({ filters: { startTime: SINCE } }));
		expect(cloud.requests[0]?.query).toMatchObject({ start_time: ['2026-08-23T09:30Z'], end_time: ['2026-11-21T09:30Z'] });
	});

	it.each([
		[{ endTime: SINCE }, "'End Time' is of no use without 'Start Time'. Add 'Start Time' too"],
		[{ startTime: SINCE, endTime: '2026-08-23T09:29:00Z' }, "'Start Time' is after 'End Time'"],
	])('are not asked for with %j', async (filters, message) => {
		const { error } = await cloud.run(getLoginRecords({ filters }));
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	});
});

describe('users who have not logged in since a date', () => {
	const absent = async (more = {}) => {
		const { done, error } = await cloud.run(getLoginRecords({ notLoggedIn: true, notLoggedInSince: SINCE, ...more }));
		expect(error).toBeUndefined();
		return json(done);
	};

	it('are those of whom no record is that young, with their last login if there was one', async () => {
		const found = await absent({ returnAll: true });
		const find = (name: string) => found.filter(({ user_name }) => user_name === name);
		const { id, user_email } = userIn(cloud.state, SEEDED.inactiveUser);
		expect(find(SEEDED.inactiveUser)).toEqual([{ id, user_name: SEEDED.inactiveUser, user_email, last_login: '2026-08-13T08:10:00Z' }]);
		expect(find(SEEDED.userWithoutLogins)).toEqual([expect.not.objectContaining({ last_login: expect.anything() })]);
		expect([...find(SEEDED.user), ...find(SEEDED.disabledUser)]).toEqual([]);
		// Whoever is not among them has a record since then.
		const names = new Set(cloud.state.loginRecords.filter(({ connection_start_time: start }) => start >= SINCE).map(({ user_name }) => user_name.split('@')[0]));
		const expected = cloud.state.users.filter(({ disabled, user_name }) => !disabled && !names.has(user_name));
		expect(found.map((user) => user.id)).toEqual(expected.map((user) => user.id));
	});

	it('are no more than are wanted', async () => {
		expect(await absent({ limit: 2 })).toHaveLength(2);
		expect(cloud.requests.filter(({ query }) => query.user_name)).toHaveLength(2);
	});

	it('are also those who are disabled, if the form says so', async () => {
		expect((await absent({ returnAll: true, includeDisabled: true })).map(({ user_name }) => user_name)).toContain(SEEDED.disabledUser);
	});

	it('are not those who have tried in vain, nor those whose login came after the last full minute', async () => {
		const [template] = cloud.state.loginRecords as [LoginRecord];
		const record = (name: string, start: string) => ({ ...template, user_name: name, connection_start_time: start, connection_failure_reason: 'Out of order.' });
		cloud.state.loginRecords.push(record(`${SEEDED.inactiveUser}@corp.example.com`, SINCE), record(`${SEEDED.userWithoutLogins}@corp.example.com`, '2026-11-21T09:30:10Z'));
		const names = (await absent({ returnAll: true })).map(({ user_name }) => user_name);
		expect(names).not.toContain(SEEDED.inactiveUser);
		expect(names).not.toContain(SEEDED.userWithoutLogins);
	});

	it('need a date', async () => {
		const { error } = await cloud.run(getLoginRecords({ notLoggedIn: true, notLoggedInSince: '={{ "" }}' }));
		expect([error?.message, cloud.requests]).toEqual(["'Not Logged In Since' is empty", []]);
	});
});

it('the quotas of the project and of its edge sites are one item each, read once however many items come in', async () => {
	const { done } = await cloud.run(getQuotas(), [{}, {}]);
	expect(json(done)).toContainEqual({ ...cloud.state.quotas.find(({ type }) => type === 'users'), used: 240 });
	expect([done.length, cloud.requests.length]).toEqual([cloud.state.quotas.length, 1]);
	cloud.emulator.fault({ method: 'GET', body: '{"quotas":{"resources":[]},"site_quotas":[{"site_id":"s1","resources":[{"type":"users","quota":5,"used":1,"unit":"count"}]}]}' });
	expect(json((await cloud.run(getQuotas())).done)).toEqual([{ type: 'users', quota: 5, used: 1, unit: 'count', site_id: 's1' }]);
});
