import { uniform, userOutput } from '../../../nodes/HuaweiCloudWorkspace/userData';
import documents from '../../emulator/documents.json';

describe('the data of a user', () => {
	it.each([
		['keeps what it does not know', { id: 'u1', group_names: ['a'], sid: null }, { id: 'u1', group_names: ['a'], sid: null }],
		['has one name for who may change the password', { enabled_change_password: false }, { enable_change_password: false }],
		['has one name for being expired', { user_expired: false }, { account_expired: false }],
		['leaves the names of the list', { enable_change_password: true, account_expired: true }, { enable_change_password: true, account_expired: true }],
		['gives the expiry in milliseconds as a date', { account_expires: 1798740000000 }, { account_expires: '2026-12-31T18:00:00Z' }],
		['gives it so when it is text', { account_expires: '1798740000999' }, { account_expires: '2026-12-31T18:00:00Z' }],
		['leaves a date', { account_expires: '2026-12-31T18:00:00Z' }, { account_expires: '2026-12-31T18:00:00Z' }],
		['gives a day as its beginning', { account_expires: '2026-12-31' }, { account_expires: '2026-12-31T00:00:00Z' }],
		['gives a date with milliseconds without them', { account_expires: '2026-12-31T18:00:00.000Z' }, { account_expires: '2026-12-31T18:00:00Z' }],
		['says "0" for never', { account_expires: 0 }, { account_expires: '0' }],
		['leaves "0" for never', { account_expires: '0' }, { account_expires: '0' }],
		['leaves what is beyond all dates', { account_expires: 9223372036854775000 }, { account_expires: '9223372036854775000' }],
		['leaves what is no date', { account_expires: 'never' }, { account_expires: 'never' }],
		['leaves an expiry that is not set', { account_expires: null }, { account_expires: null }],
	])('%s', (_what, given, expected) => {
		expect(uniform(given)).toStrictEqual(expected);
	});

	it('is left as it was', () => {
		const given = Object.freeze({ user_expired: true, account_expires: 0 });

		expect(uniform(given)).not.toBe(given);
		expect(given).toEqual({ user_expired: true, account_expires: 0 });
	});
});

describe('the output of a user', () => {
	const SIMPLE = ['id', 'user_name', 'user_email', 'user_phone', 'description', 'disabled', 'locked', 'account_expires', 'active_type', 'group_names'];
	const [simplify, output, fields] = userOutput.properties;
	/** Every field the documents have, in the words of the list. */
	const documented = [...Object.keys(documents.ListUsers.fields), ...Object.keys(documents.ListUserDetail.fields)].flatMap((path) => {
		const name = /^(?:users\[\]|user_detail)\.(\w+)/.exec(path)?.[1];
		return name ? Object.keys(uniform({ [name]: '' })) : [];
	});

	it('offers every field of the documents, but the ID, which is always there', () => {
		expect(fields).toMatchObject({ name: 'fields', type: 'multiOptions' });
		const offered = fields && 'options' in fields ? (fields.options ?? []) : [];
		expect(offered.map(({ name }) => name)).toEqual([...new Set(documented)].filter((name) => name !== 'id').sort());
	});

	it('is simplified unless that is switched off, for agents too', () => {
		expect([simplify, output]).toMatchObject([{ name: 'simplify', default: true }, { name: 'output', default: 'simple' }]);
	});

	it('shows ten fields that people read, ID and name first', () => {
		const whole = Object.fromEntries(documented.map((name) => [name, name]));

		expect(Object.keys(userOutput.of(whole, { simplify: true, output: 'simple', fields: [] }))).toEqual(SIMPLE);
	});
});
