import { NodeApiError } from 'n8n-workflow';

import type { Plan } from '../../../../nodes/shared/form/operation';
import type { ApiRequest, Call } from '../../../../nodes/shared/request';
import { type Item, lanesOf } from '../../../../nodes/shared/run/tasks';
import { node } from '../../../fixtures/context';

const requestOf = (part: Partial<ApiRequest>): ApiRequest => ({
	service: 'workspace',
	api: 'UpdateUserInfo',
	method: 'PUT',
	path: '/users/{id}',
	params: { id: 'u1' },
	effect: 'set',
	permission: 'workspace:users:update',
	...part,
});

const item = (index: number, plan: Plan, values = {}): Item => ({ index, plan, values, secrets: [], byName: [], names: {}, finish: (result) => result });

/** Items that each send one request, differing from the others in this. */
const sending = (...parts: Array<Partial<ApiRequest>>) => parts.map((part, index) => item(index, { request: requestOf(part), result: (body) => ({ body: String(body) }) }));

const lanes = (items: Item[], fold?: Parameters<typeof lanesOf>[0]['fold']) => lanesOf({ fold }, items).map((tasks) => tasks.map((task) => task.items.map(({ index }) => index)));

const stepsOf = (call: Call) => ({ call, pause: async () => {}, cancelled: () => false });

describe('items that change the same thing', () => {
	it('have one lane, in the order of the items', () => {
		expect(lanes(sending({}, { params: { id: 'u2' } }, {}, { params: { id: 'u2' } }, {}))).toEqual([[[0], [2], [4]], [[1], [3]]]);
	});

	it('are told by method, path and its parameters, not by what is sent', () => {
		expect(lanes(sending({ body: { a: 1 } }, { body: { a: 2 } }, { method: 'DELETE' }, { path: '/groups/{id}' }))).toEqual([[[0], [1]], [[2]], [[3]]]);
	});

	it('are told by their values when they take several steps', () => {
		const steps = async () => ({});

		expect(lanes([item(0, { steps }, { user: 'a' }), item(1, { steps }, { user: 'b' }), item(2, { steps }, { user: 'a' })])).toEqual([[[0], [2]], [[1]]]);
	});
});

describe('items that only read', () => {
	it('have a lane each', () => {
		expect(lanes(sending({ effect: 'read' }, { effect: 'read' }))).toEqual([[[0]], [[1]]]);
	});

	it('have a lane each when they take several steps, too', () => {
		const plan: Plan = { steps: async () => ({}), readsOnly: true };

		expect(lanes([item(0, plan), item(1, plan)])).toEqual([[[0]], [[1]]]);
	});
});

describe('a task of one item', () => {
	const run = async (plan: Plan, call: Call) => await lanesOf({}, [item(0, plan)])[0]?.[0]?.run(stepsOf(call));

	it('sends its request and gives its result', async () => {
		const call: Call = async (request, read) => read(request.path);

		expect(await run({ request: requestOf({}), result: (body) => ({ body: String(body) }) }, call)).toEqual([{ body: '/users/{id}' }]);
	});

	it('takes its steps', async () => {
		const call: Call = async (_request, read) => read('answer');

		expect(await run({ steps: async (steps) => ({ got: await steps.call(requestOf({}), String) }) }, call)).toEqual([{ got: 'answer' }]);
	});

	it('gives what went wrong', async () => {
		const error = new Error('Odd');
		const call: Call = async () => await Promise.reject(error);

		expect(await run({ request: requestOf({}), result: () => ({}) }, call)).toEqual([error]);
		expect(await run({ steps: async () => await Promise.reject(error) }, call)).toEqual([error]);
	});
});

describe('the names that are known', () => {
	const run = async (plan: Plan, answer: unknown) => {
		const call: Call = async (_request, read) => read(answer);
		const [outcome] = (await lanesOf({}, [{ ...item(0, plan), names: { user_name: 'ana', group_name: 'Sales' } }])[0]?.[0]?.run(stepsOf(call))) ?? [];
		return { outcome, fields: Object.keys(outcome ?? {}) };
	};

	it('stand behind the ID in the result of a change', async () => {
		const { outcome, fields } = await run({ request: requestOf({}), result: () => ({ password: 'x', id: 'u1' }) }, null);

		expect(outcome).toEqual({ id: 'u1', user_name: 'ana', group_name: 'Sales', password: 'x' });
		expect(fields).toEqual(['id', 'user_name', 'group_name', 'password']);
	});

	it('stand first where there is no ID, after several steps too', async () => {
		expect((await run({ steps: async () => ({ success: true }) }, null)).fields).toEqual(['user_name', 'group_name', 'success']);
	});

	it('give way to what the answer says', async () => {
		expect((await run({ request: requestOf({}), result: () => ({ id: 'u1', user_name: 'Ana' }) }, null)).outcome).toEqual({ id: 'u1', user_name: 'Ana', group_name: 'Sales' });
	});

	it.each<[string, Plan]>([
		['what was read', { request: requestOf({ effect: 'read' }), result: () => ({ id: 'u1' }) }],
		['what was read in several steps', { steps: async () => ({ id: 'u1' }), readsOnly: true }],
	])('are not put into %s', async (_what, plan) => {
		expect((await run(plan, null)).outcome).toEqual({ id: 'u1' });
	});

	it('are not put into a list', async () => {
		expect((await run({ steps: async () => [{ id: 'u1' }] }, null)).outcome).toEqual([{ id: 'u1' }]);
	});
});

describe('items that can share a request', () => {
	const member = (index: number, user: string, group: string) =>
		item(index, { request: requestOf({}), result: (body) => ({ user, body: String(body) }) }, { user, group });
	const fold = {
		most: 2,
		by: ({ group = '' }) => group,
		request: (all: Array<Record<string, string>>) => requestOf({ params: { id: String(all[0]?.group) }, body: { users: all.map(({ user }) => String(user)) } }),
		aboutAll: ['X.1'],
	};
	const items = [member(0, 'a', 'g'), member(1, 'b', 'h'), member(2, 'c', 'g'), member(3, 'd', 'g')];

	const usersIn = ({ body }: ApiRequest) => (body as { users: string[] }).users;

	it('do so by their key, up to so many, and requests with the same key keep their order', () => {
		expect(lanes(items, fold)).toEqual([[[0, 2], [3]], [[1]]]);
	});

	it('get a result each from the one answer', async () => {
		const requests: ApiRequest[] = [];
		const call: Call = async (request, read) => {
			requests.push(request);
			return read('done');
		};

		expect(await lanesOf({ fold }, items)[0]?.[0]?.run(stepsOf(call))).toEqual([
			{ user: 'a', body: 'done' },
			{ user: 'c', body: 'done' },
		]);
		expect(requests).toEqual([requestOf({ params: { id: 'g' }, body: { users: ['a', 'c'] } })]);
	});

	it('get the names that are known of each', async () => {
		const call: Call = async (_request, read) => read('done');
		const known = [0, 2].map((index) => ({ ...member(index, 'a', 'g'), names: { user_name: `name ${index}` } }));

		expect(await lanesOf({ fold }, known)[0]?.[0]?.run(stepsOf(call))).toMatchObject([{ user_name: 'name 0' }, { user_name: 'name 2' }]);
	});

	it('do not fail because of each other', async () => {
		const refused = new NodeApiError(node, {}, { message: 'No such user', httpCode: '400' });
		const call: Call = async (request, read) => (usersIn(request).includes('a') ? await Promise.reject(refused) : read('done'));

		expect(await lanesOf({ fold }, items)[0]?.[0]?.run(stepsOf(call))).toEqual([refused, { user: 'c', body: 'done' }]);
	});

	it('fail together when what they share is refused', async () => {
		const refused = new NodeApiError(node, {}, { message: 'No such group', httpCode: '400' });
		refused.context.data = { error_code: 'X.1' };
		const call = jest.fn(async () => await Promise.reject(refused));

		expect(await lanesOf({ fold }, items)[0]?.[0]?.run(stepsOf(call))).toEqual([refused, refused]);
		expect(call).toHaveBeenCalledTimes(1);
	});

	it('cannot take several steps', async () => {
		const call: Call = async (_request, read) => read('done');

		expect(await lanesOf({ fold }, [item(0, { steps: async () => ({}) }, { group: 'g' })])[0]?.[0]?.run(stepsOf(call))).toEqual([
			new Error('Only single requests can be folded'),
		]);
	});
});
