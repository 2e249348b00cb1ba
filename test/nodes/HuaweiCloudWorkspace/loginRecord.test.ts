import { spanOf, usersWithoutLogins } from '../../../nodes/HuaweiCloudWorkspace/loginRecord';
import { answering } from '../../fixtures/context';

const records = (...all: Array<[string, string]>) => ({ records: all.map(([user_name, connection_start_time]) => ({ user_name, connection_start_time })), total_count: all.length });
const users = (...all: object[]) => ({ users: all, total_count: all.length });
const since = '2026-08-01T08:00:30Z';

it('a span is written to the minute', () => {
	expect(spanOf('2026-08-01T08:00:59Z', '2026-08-02T08:00:00Z')).toEqual({ start_time: '2026-08-01T08:00Z', end_time: '2026-08-02T08:00Z' });
	expect(spanOf('2026-08-01T08:00:00Z').end_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
});

describe('users who have not logged in since a date', () => {
	const find = async (wanted: object, ...bodies: unknown[]) => {
		const { call, requests } = answering(...bodies);
		return { found: await usersWithoutLogins({ call }, { since, includeDisabled: false, most: 50, ...wanted }), requests };
	};

	it('are told by their names alone, in any case, since a record may write the domain otherwise', async () => {
		const people = [{ id: 'u1', user_name: 'ana', domain: 'corp' }, { id: 'u2', user_name: 'Ben', domain: 'corp' }, { id: 'u3', user_name: 'eve', user_email: 'e@x.cn' }];
		const { found, requests } = await find({}, records(['ANA@corp.example.com', since], ['ben', since]), users(...people), records());
		expect(found).toEqual([{ id: 'u3', user_name: 'eve', user_email: 'e@x.cn' }]);
		expect(requests.map(({ api, query }) => [api, query])).toEqual([
			['ListLoginRecordsNew', { start_time: '2026-08-01T08:00Z', end_time: expect.any(String), offset: 0, limit: 1000 }],
			['ListUsers', { disabled: false, offset: 0, limit: 100 }],
			['ListLoginRecordsNew', { user_name: 'eve', offset: 0, limit: 1000 }],
		]);
	});

	it('have the youngest of their records, in whatever order these come', async () => {
		const { found, requests } = await find({ includeDisabled: true }, records(), users({ id: 'u1', user_name: 'ana', domain: 'corp' }), records(['ana@corp', '2026-02-01T08:00:00Z'], ['ana@corp', '2026-07-01T08:00:00Z'], ['anabel@corp', '2026-07-31T08:00:00Z']));
		expect(found).toEqual([{ id: 'u1', user_name: 'ana', last_login: '2026-07-01T08:00:00Z' }]);
		expect(requests.slice(1).map(({ query }) => query)).toEqual([{ offset: 0, limit: 100 }, { user_name: 'ana@corp', offset: 0, limit: 1000 }]);
	});

	it('are not those who have logged in meanwhile', async () => {
		expect((await find({}, records(), users({ id: 'u1', user_name: 'ana' }), records(['ana', since]))).found).toEqual([]);
	});
});
