import { readParameters } from '../../../../nodes/shared/form/parameters';
import { secretsIn } from '../../../../nodes/shared/form/passwords';
import { locator, type Property } from '../../../../nodes/shared/form/property';
import { contextOf } from '../../../fixtures/context';

/** Reads one field that holds `value`; the field is a Thing of the given kind. */
const read = (field: Partial<Property>, value: unknown, timezone?: string) =>
	readParameters(contextOf({ parameters: { thing: value as never }, timezone }), [{ displayName: 'Thing', name: 'thing', default: '', ...field } as Property], 0).values.thing;

describe.each([
	['a text', { type: 'string' }],
	['a number', { type: 'number' }],
	['a switch', { type: 'boolean' }],
	['a date', { type: 'dateTime' }],
	['a choice', { type: 'options', options: [{ name: 'A', value: 'a' }] }],
	['several choices', { type: 'multiOptions', options: [{ name: 'A', value: 'a' }] }],
	['a collection', { type: 'collection', options: [] }],
	['a locator', { type: 'resourceLocator', modes: [] }],
] as Array<[string, Property]>)('%s', (_kind, field) => {
	it.each([undefined, null])('is missed when an expression gives %j', (value) => {
		expect(() => read(field, value)).toThrow("'Thing' has no value. If an expression gave nothing, correct it or remove the field");
	});
});

describe('a text', () => {
	it.each([
		['', ''],
		[' a ', ' a '],
		[5, '5'],
		[0, '0'],
		[false, 'false'],
	])('is read from %j as %j', (value, text) => {
		expect(read({ type: 'string' }, value)).toBe(text);
	});

	it.each([
		[{ a: 1 }, 'an object'],
		[['a'], 'a list'],
	])('is not read from %j', (value, kind) => {
		expect(() => read({ type: 'string' }, value)).toThrow(`'Thing' must be text, but is ${kind}`);
	});

	it('may be empty unless it is required', () => {
		expect(() => read({ type: 'string', required: true }, '')).toThrow("'Thing' is empty");
	});

	it.each([
		['abc', 3],
		['\u{1f600}\u{1f600}\u{1f600}', 3],
		['', 0],
		[123, 3],
	])('may be as long as the API allows, counted in characters: %j', (value, maxLength) => {
		expect(read({ type: 'string', maxLength }, value)).toBe(String(value));
	});

	it.each(['abcd', '\u{1f600}'.repeat(4), 1234])('is refused when it is longer: %j', (value) => {
		expect(() => read({ type: 'string', maxLength: 3 }, value)).toThrow(new Error("'Thing' is longer than 3 characters"));
	});

	it.each([
		[['a', 'b'], ['a', 'b']],
		['a, b ,,c', ['a', 'b', 'c']],
		['', []],
		[[], []],
		[5, ['5']],
	])('with several values is read from %j', (value, list) => {
		expect(read({ type: 'string', typeOptions: { multipleValues: true } }, value)).toEqual(list);
	});

	it.each([null, undefined])('with several values is not read from a list with %s', (value) => {
		expect(() => read({ type: 'string', typeOptions: { multipleValues: true } }, ['a', value])).toThrow("'Thing' must be text, but is nothing");
	});
});

describe('a switch', () => {
	it.each([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
	])('is read from %j', (value, state) => {
		expect(read({ type: 'boolean' }, value)).toBe(state);
	});

	it.each([
		['yes', 'the string yes'],
		['', 'the string '],
		[1, 'the number 1'],
		[0, 'the number 0'],
		['constructor', 'the string constructor'],
		[{}, 'an object'],
		[[], 'a list'],
	])('is not read from %j', (value, kind) => {
		expect(() => read({ type: 'boolean' }, value)).toThrow(`'Thing' must be true or false, but is ${kind}`);
	});
});

describe('a number', () => {
	const field: Partial<Property> = { type: 'number', typeOptions: { minValue: 1, maxValue: 10 } };

	it.each([
		[1, 1],
		[10, 10],
		['7', 7],
		[' 7 ', 7],
	])('is read from %j', (value, number) => {
		expect(read(field, value)).toBe(number);
	});

	it.each([0, 11, 1.5, '1.5', 'many', '', ' ', true, [5], {}, Infinity])('is not read from %j', (value) => {
		expect(() => read(field, value)).toThrow("'Thing' must be a whole number from 1 to 10");
	});

	it.each(['', ' '])('is not zero when it is %j', (value) => {
		expect(() => read({ type: 'number' }, value)).toThrow("'Thing' must be a whole number");
	});

	it.each([
		[undefined, "'Thing' must be a whole number"],
		[{ minValue: 1 }, "'Thing' must be a whole number from 1"],
		[{ maxValue: 5 }, "'Thing' must be a whole number to 5"],
	])('says within which bounds: %j', (typeOptions, message) => {
		expect(() => read({ type: 'number', typeOptions }, 'many')).toThrow(new Error(message));
	});
});

describe('a choice', () => {
	const options = [
		{ name: 'Email', value: 'email' },
		{ name: 'Phone', value: 'phone' },
	];

	it('is one of those offered', () => {
		expect(read({ type: 'options', options }, 'email')).toBe('email');
	});

	it.each(['Email', '', 5, ['email'], {}])('is not %j', (value) => {
		expect(() => read({ type: 'options', options }, value)).toThrow("'Thing' must be one of email, phone");
	});

	it.each([
		[['phone', 'email'], ['phone', 'email']],
		['email,phone', ['email', 'phone']],
		[' email , ', ['email']],
		['', []],
		[[], []],
	])('of several is read from %j', (value, list) => {
		expect(read({ type: 'multiOptions', options }, value)).toEqual(list);
	});

	it.each(['email;phone', ['fax'], [null], 5, {}])('of several is not %j', (value) => {
		expect(() => read({ type: 'multiOptions', options }, value)).toThrow("'Thing' must be one of email, phone");
	});
});

describe('a date', () => {
	it.each([
		['2026-12-31T18:00:00Z', '2026-12-31T18:00:00Z'],
		['2026-12-31T18:00:00.999Z', '2026-12-31T18:00:00Z'],
		['2026-12-31T18:00:00+08:00', '2026-12-31T10:00:00Z'],
		['2026-12-31T23:00:00-05:00', '2027-01-01T04:00:00Z'],
		['2026-12-31T18:00:00', '2026-12-31T10:00:00Z'],
		['2026-12-31 18:00', '2026-12-31T10:00:00Z'],
		['2026-12-31', '2026-12-30T16:00:00Z'],
		[' 2026-12-31T18:00:00Z ', '2026-12-31T18:00:00Z'],
		['2028-02-29', '2028-02-28T16:00:00Z'],
		[new Date(Date.UTC(2026, 11, 31, 18)), '2026-12-31T18:00:00Z'],
	])('is read from %s; without an offset it is one of the time zone of the workflow', (value, utc) => {
		expect(read({ type: 'dateTime' }, value, 'Asia/Shanghai')).toBe(utc);
	});

	it('follows the daylight saving time of the zone', () => {
		expect(read({ type: 'dateTime' }, '2026-07-01T12:00', 'Europe/Madrid')).toBe('2026-07-01T10:00:00Z');
		expect(read({ type: 'dateTime' }, '2026-01-01T12:00', 'Europe/Madrid')).toBe('2026-01-01T11:00:00Z');
	});

	it.each(['', ' '])('is empty when it is "%s"', (value) => {
		expect(() => read({ type: 'dateTime' }, value)).toThrow(new Error("'Thing' is empty"));
	});

	it.each([
		'tomorrow',
		'5',
		5,
		true,
		'01/02/2026',
		'31.12.2026',
		'2026-02-29',
		'2026-02-30T10:00:00Z',
		'2026-13-01',
		'2026-12-31T25:00:00Z',
		'2026-12-31 (evening)',
		{},
		[],
		new Date(Number.NaN),
	])('is not read from %s', (value) => {
		expect(() => read({ type: 'dateTime' }, value)).toThrow("'Thing' is not a date such as 2026-12-31T18:00:00Z");
	});
});

describe('a collection', () => {
	const options = [
		{ displayName: 'Note', name: 'note', type: 'string', default: '' },
		{ displayName: 'Off', name: 'off', type: 'boolean', default: true },
	] as Property[];

	it('holds what was added and nothing else, false and empty texts too', () => {
		expect(read({ type: 'collection', options }, {})).toEqual({});
		expect(read({ type: 'collection', options }, { off: false })).toEqual({ off: false });
		expect(read({ type: 'collection', options }, { note: '', off: 'true' })).toEqual({ note: '', off: true });
	});

	it('names the inner field that is wrong', () => {
		expect(() => read({ type: 'collection', options }, { off: 'maybe' })).toThrow("'Off' must be true or false");
		expect(() => read({ type: 'collection', options }, { note: null })).toThrow("'Note' has no value");
		expect(() => read({ type: 'collection', options }, { other: 1 })).toThrow(`'Thing' has no field called "other"`);
	});

	it.each([
		['a text', 'the string a text'],
		[5, 'the number 5'],
	])('is not read from %j', (value, kind) => {
		expect(() => read({ type: 'collection', options }, value)).toThrow(`'Thing' must be an object, but is ${kind}`);
	});
});

describe('a locator', () => {
	const check = (regex: string, errorMessage: string) => [{ type: 'regex', properties: { regex, errorMessage } }];
	const field = {
		type: 'resourceLocator',
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list' },
			{ displayName: 'By ID', name: 'id', type: 'string', validation: check('^[a-z0-9]{1,5}$', 'an ID is short') },
			{ displayName: 'By Name', name: 'name', type: 'string', validation: check('^[^/]+$', 'a name has no slash') },
		],
	} as Partial<Property>;

	it.each([
		[{ mode: 'list', value: 'u1' }, 'u1'],
		[{ mode: 'id', value: ' u1 ' }, 'u1'],
		[{ mode: 'id', value: 12 }, '12'],
		[{ mode: 'name', value: 'Ana Novak' }, 'Ana Novak'],
		['u1', 'u1'],
		[12, '12'],
	])('is read from %j', (value, text) => {
		expect(read(field, value)).toBe(text);
	});

	it.each([
		['', "'Thing' is empty"],
		[{ mode: 'list', value: '' }, "'Thing' is empty"],
		[{ mode: 'id', value: null }, "'Thing' is empty"],
		[{ mode: 'id', value: {} }, "'Thing' is empty"],
		[['u1'], "'Thing' is empty"],
		[{ mode: 5, value: 'u1' }, "'Thing' is empty"],
		[{ mode: 'id', value: '../x' }, "'Thing': an ID is short"],
		[{ mode: 'list', value: '../x' }, "'Thing': an ID is short"],
		[{ mode: 'unknown', value: '../x' }, "'Thing': an ID is short"],
		['../x', "'Thing': an ID is short"],
		[{ mode: 'name', value: 'a/b' }, "'Thing': a name has no slash"],
	])('is not read from %j: %s', (value, message) => {
		expect(() => read(field, value)).toThrow(new Error(message));
	});
});

describe('reading several fields', () => {
	const pickable = (name: string, byName?: { most: number; find: () => Promise<string[]> }, nameField?: string) =>
		locator({
			nameField,
			field: { displayName: name, name, type: 'resourceLocator', default: '', modes: [{ displayName: 'By Name', name: 'name', type: 'string' }] },
			apis: [],
			search: async () => ({ results: [] }),
			byName,
		});
	const user = pickable('user', { most: 5, find: async () => [] }, 'user_name');
	const fields = [
		user,
		pickable('other', { most: 5, find: async () => [] }),
		pickable('account'),
		{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 } as Property,
	];

	it('tells which of them hold a name that has to be looked up, and takes the default of what is not set', () => {
		const context = contextOf({ parameters: { user: { mode: 'name', value: ' a.novak ' }, other: { mode: 'id', value: 'o1' }, account: { mode: 'name', value: 'app' } } });

		expect(readParameters(context, fields, 0)).toEqual({
			values: { user: 'a.novak', other: 'o1', account: 'app', limit: 50 },
			byName: [{ locator: user, name: 'a.novak' }],
			names: { user_name: 'a.novak' },
		});
	});

	it.each([
		['that were picked together with the ID', { mode: 'list', value: 'u1', cachedResultName: 'a.novak · a@example.com' }, { user_name: 'a.novak' }],
		['and no others', { mode: 'id', value: 'u1' }, {}],
		['where there is more than an ID', 'u1', {}],
	])('knows the names %s', (_what, value, names) => {
		const picked = { mode: 'list', value: 'o1', cachedResultName: 'a name that no output has a field for' };

		expect(readParameters(contextOf({ parameters: { user: value, other: picked } as never }), fields.slice(0, 2), 0).names).toEqual(names);
	});

	it('reads the values of the item', () => {
		const context = contextOf();
		const getNodeParameter = jest.fn(() => 7);

		expect(readParameters({ ...context, getNodeParameter } as unknown as typeof context, fields.slice(3), 3).values).toEqual({ limit: 7 });
		expect(getNodeParameter).toHaveBeenCalledWith('limit', 3, 50);
	});
});

describe('the secrets of an item', () => {
	const password = { displayName: 'Password', name: 'password', type: 'string', typeOptions: { password: true }, default: '' } as Property;
	const several = { ...password, name: 'several', typeOptions: { password: true, multipleValues: true } } as Property;
	const note = { displayName: 'Note', name: 'note', type: 'string', default: '' } as Property;
	const nested = (...options: Property[]) => ({ displayName: 'More', name: 'more', type: 'collection', default: {}, options }) as Property;

	const secrets = (parameters: object, ...fields: Property[]) => secretsIn(contextOf({ parameters: parameters as never }), fields, 0);

	it('are the texts of its password fields, and of no others', () => {
		expect(secrets({ password: 'Passw0rd', note: 'a note' }, password, note)).toEqual(['Passw0rd']);
	});

	it.each([
		['in a collection', { more: { password: 'Passw0rd', note: 'a note' } }, nested(password, note)],
		['in a collection in a collection', { more: { more: { password: 'Passw0rd' }, note: 'a note' } }, nested(nested(password), note)],
	])('are found %s', (_where, parameters, field) => {
		expect(secrets(parameters, field)).toEqual(['Passw0rd']);
	});

	it('are all values of a field with several', () => {
		expect(secrets({ several: ['first', 'second'] }, several)).toEqual(expect.arrayContaining(['first', 'second']));
		expect(secrets({ more: { several: ['first', 'second'] } }, nested(several))).toEqual(expect.arrayContaining(['first', 'second']));
	});

	it('are both the text with commas and its pieces, which are sent', () => {
		expect(secrets({ several: 'fi rst, second' }, several)).toEqual(['fi rst, second', 'fi rst', 'second']);
		expect(secrets({ password: 'fi rst, second' }, password)).toEqual(['fi rst, second']);
	});

	it('are known although their field, or another one, fails its check', () => {
		const parameters = { password: 'Passw0rd too long', more: { unknown: 1, password: 12345678 }, limit: 'many' };
		const limit = { displayName: 'Limit', name: 'limit', type: 'number', default: 5 } as Property;

		expect(() => readParameters(contextOf({ parameters }), [limit], 0)).toThrow();
		expect(secrets(parameters, { ...password, maxLength: 5 }, nested(password), limit)).toEqual(['Passw0rd too long', '12345678']);
	});

	it.each([undefined, null, {}, [], [undefined], [{ a: 1 }], true])('are none where the field holds %j', (value) => {
		expect(secrets({ password: value, several: value, more: value }, password, several, nested(password))).toEqual([]);
	});

	it('of the other fields are known although an expression fails', () => {
		const context = contextOf();
		const getNodeParameter = (name: string) => {
			if (name === 'other') throw new Error('The expression is wrong');
			return 'Passw0rd';
		};

		expect(secretsIn({ ...context, getNodeParameter } as unknown as typeof context, [{ ...password, name: 'other' }, password], 0)).toEqual(['Passw0rd']);
	});

	it('are looked for where there can be one, and nowhere else: every look evaluates the expressions of a field', () => {
		const context = contextOf({ parameters: { password: 'Passw0rd', note: 'a note' } as never });
		const getNodeParameter = jest.fn(context.getNodeParameter);
		secretsIn({ ...context, getNodeParameter } as unknown as typeof context, [note, password], 0);
		expect(getNodeParameter.mock.calls.map(([name]) => name)).toEqual(['password']);
	});
});
