import type { INodeProperties } from 'n8n-workflow';

import { formOf, type Offer, operation, operationOf, property } from '../../../../nodes/shared/form/operation';
import type { ApiRequest } from '../../../../nodes/shared/request';
import { answering } from '../../../fixtures/context';

const shared = property({ displayName: 'User', name: 'userId', type: 'string', default: '' });
const returnAll = property({ displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false });
const limit = property({ displayName: 'Limit', name: 'limit', type: 'number', default: 50, displayOptions: { show: { returnAll: [false] } } });
const options = property({ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] });

const request = ({ userId }: { userId: string }): ApiRequest => ({ service: 'workspace', method: 'GET', path: ['users', userId], effect: 'read' });

const get = operation({ option: { name: 'Get', value: 'get' }, properties: [shared], request, result: (body) => ({ body: body as string }) });
const remove = operation({ option: { name: 'Delete', value: 'delete' }, properties: [shared], request, result: (body, { userId }) => ({ userId, body: body as string }) });
const getAll = operationOf({
	option: { name: 'Get Many', value: 'getAll' },
	properties: [returnAll, limit],
	execute: async (call, params) => [{ ...params, body: await call(request({ userId: 'all' }), String) }],
});

const resources: Offer = [
	{ option: { name: 'User', value: 'user' }, operations: [get, getAll, remove] },
	{ option: { name: 'Group', value: 'group' }, operations: [get] },
];

const named = (form: INodeProperties[], name: string) => form.filter((field) => field.name === name);

describe('the form', () => {
	const form = () => formOf(resources, options);

	it('begins with the resource and an operation for each, goes on with the fields and ends with the options', () => {
		expect(form().map(({ name }) => name)).toEqual(['resource', 'operation', 'operation', 'userId', 'returnAll', 'limit', 'userId', 'options']);
		expect(form().at(-1)).toBe(options);
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
});

describe('an operation', () => {
	it('of one request makes it of the parameters and hands the body to its result', async () => {
		const { call, requests } = answering('gone');

		expect(await remove.execute(call, { userId: 'u1' })).toEqual({ userId: 'u1', body: 'gone' });
		expect(requests).toEqual([{ service: 'workspace', method: 'GET', path: ['users', 'u1'], effect: 'read' }]);
	});

	it('of several requests makes them by itself', async () => {
		const { call } = answering('list');

		expect(await getAll.execute(call, { returnAll: 'x', limit: 'y' })).toEqual([{ returnAll: 'x', limit: 'y', body: 'list' }]);
	});
});
