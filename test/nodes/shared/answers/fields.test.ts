import { countIn, listIn, objectIn, textIn } from '../../../../nodes/shared/answers/fields';

const NO_OBJECTS = [null, undefined, 'text', 5, true, [], [{}]];

describe('an object', () => {
	it('is the body itself or a field of it', () => {
		expect(objectIn({ a: 1 })).toEqual({ a: 1 });
		expect(objectIn({ result: { a: 1 } }, 'result')).toEqual({ a: 1 });
		expect(objectIn({})).toEqual({});
	});

	it.each(NO_OBJECTS)('is not found in %j', (body) => {
		expect(() => objectIn(body)).toThrow('it is not a JSON object');
		expect(() => objectIn(body, 'result')).toThrow('it is not a JSON object');
		expect(() => objectIn({ result: body }, 'result')).toThrow('its field "result" is not an object');
	});
});

describe('a text', () => {
	it('is given as it is', () => {
		expect(textIn({ id: ' u1 ' }, 'id')).toBe(' u1 ');
	});

	it.each([undefined, null, '', 0, 5, false, {}, ['u1']])('is not found in %j', (value) => {
		expect(() => textIn({ id: value }, 'id')).toThrow('its field "id" is missing or not a text');
	});

	it.each(NO_OBJECTS)('is not found without an object: %j', (body) => {
		expect(() => textIn(body, 'id')).toThrow('it is not a JSON object');
	});
});

describe('a list', () => {
	it('may be empty', () => {
		expect(listIn({ users: [{ id: 1 }, {}] }, 'users')).toEqual([{ id: 1 }, {}]);
		expect(listIn({ users: [] }, 'users')).toEqual([]);
	});

	it.each([undefined, null, {}, 'users', [null], ['u1'], [{ id: 1 }, []]])('of objects is not found in %j', (value) => {
		expect(() => listIn({ users: value }, 'users')).toThrow('its field "users" is not a list of objects');
	});
});

describe('a count', () => {
	it.each([
		[{ total: 7 }, 7],
		[{ total: '7' }, 7],
		[{ total: 0 }, 0],
		[{ count: 5 }, 5],
		[{ total: 7, count: 5 }, 7],
	])('is read from %j', (body, count) => {
		expect(countIn(body, 'total', 'count')).toBe(count);
	});

	it.each([{}, { total: null }, { total: -1 }, { total: 1.5 }, { total: '' }, { total: 'many' }, { total: [] }, { count: null }])('is not read from %j', (body) => {
		expect(() => countIn(body, 'total', 'count')).toThrow('its field "total" is missing or not a number');
	});
});
