import { type LoginRecord, SEEDED } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/connections/desktops`;
const list = async (query: Record<string, string> = {}) => (await cloud.send({ path: path(), query })).json as { total_count: number; records: LoginRecord[] };
const starts = (records: LoginRecord[]) => records.map(({ connection_start_time: start }) => start);

describe('ListLoginRecordsNew', () => {
	it('lists 20 at a time, if it is not told otherwise, the newest first', async () => {
		const { total_count: total, records } = await list();
		expect([total, records.length]).toEqual([cloud.state.loginRecords.length, 20]);
		expect(starts(records)).toEqual(starts(cloud.state.loginRecords).sort().reverse().slice(0, 20));
		expect((await list({ limit: '1000' })).records).toHaveLength(total);
		expect((await list({ offset: '5', limit: '3' })).records).toEqual(records.slice(5, 8));
		expect(await list({ offset: `${total}` })).toMatchObject({ total_count: total, records: [] });
	});

	it('finds the connections of a user, with or without the domain', async () => {
		const { total_count: total, records } = await list({ user_name: SEEDED.user });
		expect([total, new Set(records.map(({ user_name }) => user_name))]).toEqual([4, new Set([`${SEEDED.user}@corp.example.com`])]);
		expect(await list({ user_name: `${SEEDED.user}@corp.example.com` })).toMatchObject({ total_count: 4 });
		expect(await list({ user_name: SEEDED.user.slice(0, 5) })).toMatchObject({ total_count: 0 });
	});

	it('finds the connections to a computer, and all of them by the only terminal type there is', async () => {
		const name = cloud.state.loginRecords[0]?.computer_name ?? '';
		expect((await list({ computer_name: name })).records.map(({ computer_name }) => computer_name)).toEqual(Array(4).fill(name));
		expect(await list({ terminal_type: 'WI' })).toMatchObject({ total_count: cloud.state.loginRecords.length });
	});

	it('finds what began in a span, with its first and its last minute', async () => {
		const [template] = cloud.state.loginRecords as [LoginRecord];
		const at = (time: string) => ({ ...template, connection_start_time: time });
		cloud.state.loginRecords = ['2026-08-01T07:59:59Z', '2026-08-01T08:00:00Z', '2026-08-02T08:00:00Z', '2026-08-02T08:00:01Z'].map(at);
		const { records } = await list({ start_time: '2026-08-01T08:00Z', end_time: '2026-08-02T08:00Z' });
		expect(starts(records)).toEqual(['2026-08-02T08:00:00Z', '2026-08-01T08:00:00Z']);
	});

	it('keeps the records of a user who is deleted', async () => {
		await cloud.send({ method: 'DELETE', path: `/v2/${cloud.projectId}/users/${cloud.named(SEEDED.user).id}` });
		expect(await list({ user_name: SEEDED.user })).toMatchObject({ total_count: 4 });
	});

	it.each<[string, Record<string, string>]>([
		['limit', { limit: '1001' }],
		['limit', { limit: 'all' }],
		['offset', { offset: '-1' }],
		['start_time', { end_time: '2026-08-02T08:00Z' }],
		['end_time', { start_time: '2026-08-02T08:00Z' }],
		['start_time', { start_time: '2026-08-01T08:00:00Z', end_time: '2026-08-02T08:00Z' }],
		['end_time', { start_time: '2026-08-01T08:00Z', end_time: '2026-08-32T08:00Z' }],
		['terminal_type', { terminal_type: 'Windows 11' }],
		['user_name', { user_name: 'x'.repeat(256) }],
	])('refuses a wrong %s: %j', async (name, query) => {
		expect(await cloud.send({ path: path(), query })).toMatchObject(invalid(name));
	});
});

describe('the seeded connections', () => {
	const last = async (user_name: string) => (await list({ user_name })).records[0];

	it('of some people are more than 90 days old, and some have none', async () => {
		expect(await last(SEEDED.user)).toMatchObject({ connection_start_time: '2026-11-20T08:00:00Z' });
		expect(await last(SEEDED.inactiveUser)).toMatchObject({ connection_start_time: '2026-08-13T08:10:00Z' });
		expect(await last(SEEDED.disabledUser)).toMatchObject({ connection_start_time: '2026-03-16T08:05:00Z' });
		expect(await last(SEEDED.userWithoutLogins)).toBeUndefined();
	});

	it('end before the account expires, and with a failure where it is locked', async () => {
		expect(await last(SEEDED.expiredUser)).toMatchObject({ connection_start_time: '2025-06-30T23:59:59Z' });
		const failed = await last(SEEDED.lockedUser);
		expect(failed).toMatchObject({ connection_failure_reason: 'The account is locked.' });
		expect(failed).not.toHaveProperty('connection_setup_time');
	});
});
