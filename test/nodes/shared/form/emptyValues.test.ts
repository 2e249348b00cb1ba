import { leftOut } from '../../../../nodes/shared/form/emptyValues';

const EMPTY = ['', '  ', null, undefined];

it('a collection loses the fields that are empty, and no others', () => {
	const filled = { text: 'a', no: false, zero: 0, list: [] };
	const field = { displayName: 'Fields', name: 'fields', type: 'collection', default: {} } as const;
	expect(leftOut({ ...filled, ...Object.fromEntries(EMPTY.map((value, index) => [`empty${index}`, value])) }, field)).toEqual(filled);
	expect(EMPTY.map((value) => leftOut(value, field))).toEqual(EMPTY);
});

it.each(EMPTY)('a text that need not be given gets its default where it is empty: %p', (value) => {
	expect(leftOut(value, { displayName: 'Phone', name: 'phone', type: 'string', default: 'none' })).toBe('none');
});

it.each([
	['has a value', 'a', {}],
	['has to be given', '', { required: true }],
	['is no text', null, { type: 'number' as const }],
])('a field that %s stays as it is', (_what, value, part) => {
	expect(leftOut(value, { displayName: 'Phone', name: 'phone', type: 'string', default: 'none', ...part })).toBe(value);
});

it('what is no collection is not taken for one', () => {
	const value = { mode: 'id', value: '' };
	expect(leftOut(value, { displayName: 'User', name: 'user', type: 'resourceLocator', default: '' })).toBe(value);
});
