import fc from 'fast-check';

import { nameOf, textOf } from '../../../../nodes/shared/form/picked';
import { locator, property } from '../../../../nodes/shared/form/property';
import { contextOf } from '../../../fixtures/context';

describe('the text of an entry', () => {
	it.each([
		['is the name, and what else there is to say', { name: 'a.novak', details: ['disabled', 'a@example.com'] }, 'a.novak · disabled · a@example.com'],
		['leaves out what there is not', { name: 'a.novak', details: [false, undefined, '', null, 'x'] }, 'a.novak · x'],
		['is the name alone', { name: 'Ana Novák' }, 'Ana Novák'],
		['has a name with the separator in quotes', { name: 'a · b', details: ['x'] }, '"a · b" · x'],
		['has a name with quotes at its start in quotes', { name: '"a"', details: ['x'] }, '"\\"a\\"" · x'],
		['never starts as an expression does', { name: '={{ $env }}', details: [] }, '"={{ $env }}"'],
		['is the ID where there is no name', { name: '', details: ['x'] }, 'id1 · x'],
		['is the ID where the name is blank', { name: ' ' }, 'id1'],
		['is the ID where the name is no text', { name: undefined }, 'id1'],
	])('%s', (_what, entry, text) => {
		expect(textOf({ value: 'id1', ...entry })).toBe(text);
	});
});

describe('the name of what was picked', () => {
	const thing = locator({ field: property({ displayName: 'Thing', name: 'thingId', type: 'resourceLocator', default: '' }), apis: [], search: async () => ({ results: [] }) });
	/** What is known when the node holds `written`, which comes to `value` for the item. */
	const name = (written: object | string, value: string, mode = 'list') => nameOf(contextOf({ parameters: { thingId: written as never } }), thing, 0, { mode, value }, value);

	it('is told by the text of the entry', () => {
		expect(name({ mode: 'list', value: 'id1', cachedResultName: 'a.novak · disabled · a@example.com' }, 'id1')).toBe('a.novak');
	});

	it('is what was typed', () => {
		expect(name({ mode: 'name', value: 'a.novak', cachedResultName: 'b.novak' }, 'a.novak', 'name')).toBe('a.novak');
		expect(name('={{ $json.whom }}', 'a.novak', 'name')).toBe('a.novak');
	});

	it.each([
		['an expression has taken the place of the ID since', { mode: 'list', value: '={{ $json.id }}', cachedResultName: 'a.novak' }],
		['an expression gives the whole locator', '={{ $json.locator }}'],
		['another ID is meant', { mode: 'list', value: 'id2', cachedResultName: 'a.novak' }],
		['the ID was typed', { mode: 'id', value: 'id1', cachedResultName: 'a.novak' }],
		['n8n kept no text', { mode: 'list', value: 'id1' }],
		['the entry had no name', { mode: 'list', value: 'id1', cachedResultName: 'id1 · a@example.com' }],
	])('is not known when %s', (_when, written) => {
		expect(name(written, 'id1')).toBeUndefined();
	});

	it('is right, whatever the name and the details are', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.array(fc.string()), (text, details) => {
				for (const known of [text, `${text} · ${text}`, `"${text}`, `"${text}" · ${text}`, `${text}\\"`, `=${text}`]) {
					const cachedResultName = textOf({ value: 'the ID', name: known, details });
					expect(name({ mode: 'list', value: 'the ID', cachedResultName }, 'the ID')).toBe(known.trim() === '' ? undefined : known);
					expect(cachedResultName.startsWith('=')).toBe(false);
				}
			}),
		);
	});
});
