import { outputOf } from '../../../../nodes/shared/form/output';

const { properties, of } = outputOf(['id', 'name', 'email'], ['domain', 'age']);
const item = { age: 7, domain: 'corp', email: '', name: 'a', id: 'u1', undocumented: true };
const chosen = { simplify: true, output: 'simple', fields: [] };

describe('the choice of an output', () => {
	it('is a switch for people, and a choice of three for agents, with the fields where they are asked for', () => {
		expect(properties).toMatchObject([
			{ name: 'simplify', default: true, displayOptions: { show: { '@tool': [false] } } },
			{ name: 'output', default: 'simple', displayOptions: { show: { '@tool': [true] } }, options: [{ value: 'raw' }, { value: 'fields' }, { value: 'simple' }] },
			{ name: 'fields', default: [], displayOptions: { show: { '@tool': [true], output: ['fields'] } } },
		]);
	});

	it('offers all fields but the ID, in alphabetical order', () => {
		expect(properties[2]).toMatchObject({ options: ['age', 'domain', 'email', 'name'].map((name) => ({ name, value: name })) });
	});
});

describe('an output', () => {
	it.each([
		['is simplified', {}, { id: 'u1', name: 'a', email: '' }],
		['is the whole item for people', { simplify: false }, item],
		['is the whole item for agents', { output: 'raw' }, item],
		['is what was selected, behind the ID', { output: 'fields', fields: ['age', 'domain'] }, { id: 'u1', age: 7, domain: 'corp' }],
		['is the ID when nothing was selected', { output: 'fields' }, { id: 'u1' }],
	])('%s', (_what, differently, expected) => {
		const shown = of(item, { ...chosen, ...differently });

		expect(shown).toEqual(expected);
		expect(Object.keys(shown)).toEqual(Object.keys(expected));
	});

	it('has no field that the item has not', () => {
		expect(of({ id: 'u1', name: 'a' }, chosen)).toStrictEqual({ id: 'u1', name: 'a' });
		expect(of({ id: 'u1' }, { ...chosen, output: 'fields', fields: ['age'] })).toStrictEqual({ id: 'u1' });
	});
});
