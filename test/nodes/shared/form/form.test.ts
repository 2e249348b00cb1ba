import type { INodeProperties } from 'n8n-workflow';

import { formOf, locatorsOf } from '../../../../nodes/shared/form/form';
import { type Actions, operation } from '../../../../nodes/shared/form/operation';
import { type Field, locator, property } from '../../../../nodes/shared/form/property';

const shared = property({ displayName: 'User', name: 'userId', type: 'string', default: '' });
const returnAll = property({ displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false });
const limit = property({ displayName: 'Limit', name: 'limit', type: 'number', default: 50, displayOptions: { show: { returnAll: [false] } } });
const options = property({ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] });

const pickable = (name: string) =>
	locator({ field: property({ displayName: 'Thing', name, type: 'resourceLocator', default: '' }), apis: [], search: async () => ({ results: [] }) });

const named = (form: INodeProperties[], name: string) => form.filter((field) => field.name === name);

const entry = (name: string, value: string, properties: readonly Field[]) =>
	operation({ option: { name, value }, properties, service: 'workspace', api: 'Tested', method: 'GET', path: '/v2', effect: 'read', permission: 'none needed', request: () => ({}), result: () => ({}) });

const actions: Actions = {
	resources: [
		{
			option: { name: 'User', value: 'user' },
			operations: [entry('Get', 'get', [shared]), entry('Get Many', 'getAll', [returnAll, limit]), entry('Delete', 'delete', [shared])],
		},
		{ option: { name: 'Group', value: 'group' }, operations: [entry('Get', 'get', [shared])] },
	],
	codes: { busy: [], hints: [] },
};

describe('the form', () => {
	const form = () => formOf(actions, options);

	it('begins with the resource and an operation for each, goes on with the fields and ends with the options', () => {
		expect(form().map(({ name }) => name)).toEqual(['resource', 'operation', 'operation', 'userId', 'returnAll', 'limit', 'userId', 'options']);
		expect(form().at(-1)).toEqual(options);
	});

	it('has the fields of each operation in the order of that operation, also of those that share some', () => {
		const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => property({ displayName: name, name, type: 'string', default: '' })) as [Field, Field, Field, Field];
		const order = (first: Field[], ...others: Field[][]) => {
			const of = (list: Field[], index: number) => entry(`${index}`, `${index}`, list);
			const operations = [of(first, others.length), ...others.map(of)] as const;
			return formOf({ ...actions, resources: [{ option: { name: 'User', value: 'user' }, operations }] }, options).slice(2, -1).map(({ name }) => name);
		};
		expect(order([a, c], [a, b, c], [d], [d, b])).toEqual(['a', 'd', 'b', 'c']);
		expect(order([a, b], [b, a])).toEqual(['a', 'b']);
	});

	it('begins with what resources and operations say, if not with the first ones', () => {
		const [user, group] = actions.resources as [(typeof actions.resources)[0], (typeof actions.resources)[0]];
		const presets = formOf({ ...actions, resources: [{ ...user, preset: user.operations[1] }, group], preset: group }, options).slice(0, 3);
		expect(presets.map((field) => field.default)).toEqual(['group', 'getAll', 'get']);
	});

	it('offers the resources and, for each, its operations, with the first as default', () => {
		expect(form()[0]).toEqual({
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'User', value: 'user' },
				{ name: 'Group', value: 'group' },
			],
			default: 'user',
		});
		expect(form()[1]).toEqual({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: ['user'] } },
			options: [
				{ name: 'Get', value: 'get' },
				{ name: 'Get Many', value: 'getAll' },
				{ name: 'Delete', value: 'delete' },
			],
			default: 'get',
		});
		expect(form()[2]).toMatchObject({ displayOptions: { show: { resource: ['group'] } }, default: 'get' });
	});

	it('has a field that several operations share once per resource, shown for all of them', () => {
		expect(named(form(), 'userId')).toEqual([
			{ ...shared, displayOptions: { show: { resource: ['user'], operation: ['get', 'delete'] } } },
			{ ...shared, displayOptions: { show: { resource: ['group'], operation: ['get'] } } },
		]);
	});

	it('keeps the condition a field has of its own', () => {
		expect(named(form(), 'limit')).toEqual([{ ...limit, displayOptions: { show: { resource: ['user'], operation: ['getAll'], returnAll: [false] } } }]);
	});

	it('leaves the fields themselves as they were', () => {
		expect(shared).not.toHaveProperty('displayOptions');
		expect(limit.displayOptions).toEqual({ show: { returnAll: [false] } });
	});

	it('shows the field of a locator', () => {
		const thing = pickable('thingId');
		const form = formOf({ ...actions, resources: [{ option: { name: 'Thing', value: 'thing' }, operations: [entry('Get', 'get', [thing, limit])] }] }, options);

		expect(named(form, 'thingId')).toEqual([{ ...thing.field, displayOptions: { show: { resource: ['thing'], operation: ['get'] } } }]);
	});
});

describe('the locators of a form', () => {
	it('are there once each, however many operations share them', () => {
		const [user, group] = [pickable('userId'), pickable('groupId')];
		const resources: Actions['resources'] = [
			{ option: { name: 'User', value: 'user' }, operations: [entry('Get', 'get', [user, shared]), entry('Add', 'add', [user, group])] },
			{ option: { name: 'Group', value: 'group' }, operations: [entry('Get', 'get', [group])] },
		];

		expect(locatorsOf({ ...actions, resources })).toEqual([user, group]);
	});

	it('are none where nothing can be picked', () => {
		expect(locatorsOf(actions)).toEqual([]);
	});
});

describe('an option of single operations', () => {
	const own = property({ displayName: 'Fast', name: 'fast', type: 'boolean', default: true });
	const other = property({ displayName: 'Alone', name: 'alone', type: 'boolean', default: true });
	const common = property({ displayName: 'Common', name: 'common', type: 'boolean', default: true });
	const [first, second] = actions.resources;
	const having = (resource: (typeof actions.resources)[number], options: Array<typeof own | typeof other>) => ({ ...resource, operations: [{ ...resource.operations[0], options }, ...resource.operations.slice(1)] as const });
	const form = () => formOf({ ...actions, resources: [having(first, [own, other]), having(second as typeof first, [own])] as never }, { ...options, options: [common] });

	it('is shown for these only, among the others in alphabetical order', () => {
		expect(form().at(-1)?.options).toEqual([
			{ ...other, displayOptions: { show: { '/resource': ['user'], '/operation': ['get'] } } },
			common,
			{ ...own, displayOptions: { show: { '/resource': ['user', 'group'], '/operation': ['get'] } } },
		]);
	});
});

describe('a field that is different in a tool', () => {
	const field = property({ displayName: 'Output', name: 'output', type: 'string', default: 'all', displayOptions: { show: { returnAll: [true] } }, inTool: { default: 'some', description: 'Less' } });
	const form = () => formOf({ ...actions, resources: [{ option: { name: 'User', value: 'user' }, operations: [entry('Get', 'get', [field])] }] }, options);

	it('is two fields, of which n8n shows one; what it is asked first has no expression', () => {
		const shown = { returnAll: [true], resource: ['user'], operation: ['get'] };
		const whole = { displayName: 'Output', name: 'output', type: 'string', default: 'all' };
		expect(named(form(), 'output')).toEqual([
			{ ...whole, displayOptions: { show: { ...shown, '@tool': [false] } } },
			{ ...whole, default: 'some', description: 'Less', displayOptions: { show: { ...shown, '@tool': [true] } } },
		]);
		expect(named(form(), 'output').map(({ displayOptions }) => Object.keys(displayOptions?.show ?? {}).at(-1))).toEqual(['returnAll', 'returnAll']);
	});
});
