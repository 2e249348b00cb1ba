import { objectIn } from '../../../../nodes/shared/answers/fields';
import { filtersOf } from '../../../../nodes/shared/form/collection';
import { apiOf, type List } from '../../../../nodes/shared/form/list';
import { outputOf } from '../../../../nodes/shared/form/output';
import { locator, property } from '../../../../nodes/shared/form/property';
import { actOnOne, getMany, getOne } from '../../../../nodes/shared/form/verbs';
import { planned, takeSteps } from '../../../fixtures/context';

const thing = locator({ field: property({ displayName: 'Thing', name: 'thingId', type: 'resourceLocator', default: '' }), apis: [], search: async () => ({ results: [] }) });
const note = property({ displayName: 'Note', name: 'note', type: 'string', default: '' });
const option = { name: 'Verb', value: 'verb' };

const called = { service: 'workspace', api: 'DoThing', path: '/v2/{project_id}/things/{thing_id}/more', permission: 'x:y:do' } as const;
const one = { ...called, option, of: thing, policies: ['Help desk'] } as const;
const target = { ...called, params: { thing_id: 't1' } };

describe('getting one thing', () => {
	const get = getOne({ ...one, read: (body) => objectIn(body, 'thing') });

	it('reads the one that was picked', () => {
		expect(get).toMatchObject({ option, properties: [thing] });
		expect(planned(get, { thingId: 't1' }).request).toEqual({ ...target, method: 'GET', effect: 'read' });
	});

	it('says which API it calls, and what it is for', () => {
		expect(get).toMatchObject({ apis: [{ ...called, method: 'GET', effect: 'read' }], policies: ['Help desk'] });
	});

	it('lets people choose how much of it they get, if it has many fields', () => {
		const large = getOne({ ...one, output: outputOf(['id', 'name'], ['more']), read: (body) => objectIn(body) });
		const { result } = planned(large, { thingId: 't1', simplify: true, output: 'simple', fields: [] });

		expect(large.properties.map((field) => ('name' in field ? field.name : field.field.name))).toEqual(['thingId', 'simplify', 'output', 'fields']);
		expect(result({ id: 't1', name: 'a', more: 1 })).toEqual({ id: 't1', name: 'a' });
	});

	it('gives what it makes of the answer', () => {
		const { result } = planned(get, { thingId: 't1' });

		expect(result({ thing: { id: 't1' } })).toEqual({ id: 't1' });
		expect(() => result({})).toThrow('its field "thing" is not an object');
	});
});

describe('acting on one thing', () => {
	it('needs nothing but the thing, and gives its ID', () => {
		const start = actOnOne({ ...one, method: 'POST', effect: 'once' });
		const { request, result } = planned(start, { thingId: 't1' });

		expect(request).toEqual({ ...target, method: 'POST', effect: 'once' });
		expect(result(null)).toEqual({ id: 't1' });
	});

	it('may have other fields, a query, a body and a result of its own', () => {
		const change = actOnOne({
			...one,
			properties: [note] as const,
			method: 'PATCH',
			effect: 'set',
			secret: 'password',
			query: ({ note: text }) => ({ dry_run: text === '' }),
			body: ({ note: text, thingId }) => [{ op: 'replace', value: `${text} of ${thingId}` }],
			result: (body) => ({ more: body as string }),
		});
		const { request, result } = planned(change, { thingId: 't1', note: 'a note' });

		expect(change).toMatchObject({ properties: [thing, note], secret: 'password', apis: [{ ...called, method: 'PATCH', effect: 'set' }], policies: ['Help desk'] });
		expect(request).toEqual({
			...target,
			method: 'PATCH',
			query: { dry_run: false },
			body: [{ op: 'replace', value: 'a note of t1' }],
			effect: 'set',
		});
		expect(result('all')).toEqual({ id: 't1', more: 'all' });
	});

	it('may give another ID than the one that was picked', () => {
		expect(planned(actOnOne({ ...one, method: 'PUT', effect: 'set', result: () => ({ id: 't2' }) }), { thingId: 't1' }).result({})).toEqual({ id: 't2' });
	});

	it('refuses input it cannot use before anything is sent', () => {
		const change = actOnOne({
			...one,
			method: 'PUT',
			effect: 'set',
			body: () => {
				throw new Error('There is nothing to change');
			},
		});

		expect(() => planned(change, { thingId: 't1' })).toThrow(new Error('There is nothing to change'));
	});
});

describe('getting many things', () => {
	const things: List = { service: 'workspace', api: 'ListThings', path: '/v2/{project_id}/things', permission: 'x:y:list', entries: 'things', total: ['count'], longest: 2 };
	const getAll = getMany({ option, properties: [note], list: things, policies: ['Rotation'], asked: ({ note: text }) => ({ query: { description: text } }) });
	const values = { returnAll: false, limit: 1, note: 'x' };

	it('has its own fields before those for paging, and its filters after them', () => {
		const filters = filtersOf('things', [{ displayName: 'Color', name: 'color', type: 'string', default: '' }]);
		const { properties } = getMany({ option, properties: [filters, note], list: things, asked: () => ({}) });
		expect(properties.map((field) => 'name' in field && field.name)).toEqual(['note', 'returnAll', 'limit', 'filters']);
	});

	it('says which API it calls, and what it is for', () => {
		expect(getAll).toMatchObject({ apis: [apiOf(things)], policies: ['Rotation'] });
	});

	it('lets people choose how much of each they get, if things have many fields', async () => {
		const large = getMany({ option, properties: [note], list: things, output: outputOf(['id'], ['name']), asked: () => ({}) });
		const { result } = await takeSteps(large, { ...values, simplify: true }, { things: [{ id: 1, name: 'a' }], count: 3 });

		expect(large.properties.map((field) => 'name' in field && field.name)).toEqual(['note', 'returnAll', 'limit', 'simplify', 'output', 'fields']);
		expect(result).toEqual([{ id: 1 }]);
	});

	it('reads up to the limit, with its filters', async () => {
		const { result, requests } = await takeSteps(getAll, values, { things: [{ id: 1 }], count: 3 });

		expect(result).toEqual([{ id: 1 }]);
		expect(requests).toEqual([
			{ service: 'workspace', api: 'ListThings', method: 'GET', path: '/v2/{project_id}/things', query: { description: 'x', offset: 0, limit: 1 }, effect: 'read', permission: 'x:y:list' },
		]);
	});

	it('reads everything, whatever the hidden limit says', async () => {
		const pages = [{ things: [{ id: 1 }, { id: 2 }], count: 3 }, { things: [{ id: 3 }], count: 3 }];

		expect((await takeSteps(getAll, { ...values, returnAll: true }, ...pages)).result).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
	});

	it('changes nothing, so that items need not wait for each other', () => {
		expect(getAll.plan(values as never)).toMatchObject({ readsOnly: true });
	});
});
