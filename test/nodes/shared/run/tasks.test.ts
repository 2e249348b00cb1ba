import { type IDataObject, NodeApiError } from 'n8n-workflow';

import { PartFailure } from '../../../../nodes/shared/failure';
import { type Outcome, type Plan, type Procedure, Unfinished } from '../../../../nodes/shared/form/plan';
import type { ApiRequest, Call } from '../../../../nodes/shared/request';
import type { Item } from '../../../../nodes/shared/run/item';
import { lanesOf } from '../../../../nodes/shared/run/tasks';
import { node, stepsOf } from '../../../fixtures/context';

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

const item = (index: number, plan: Plan, values: IDataObject = {}): Item => ({ index, from: [index], target: String(values.user), plan, values, secrets: [], byName: [], names: {}, finish: (result) => result });

/** Items that each send one request, differing from the others in this. */
const sending = (...parts: Array<Partial<ApiRequest>>) => parts.map((part, index) => item(index, { request: requestOf(part), result: (body) => ({ body: String(body) }) }));

const procedure = (part: Partial<Procedure> = {}): Procedure => ({ plan: () => ({ unchanged: {} }), target: ({ user }: Record<string, string>) => String(user), ...part });

const lanes = (items: Item[], part: Partial<Procedure> = {}) => lanesOf(procedure(part), items).map((tasks) => tasks.map((task) => task.items.map(({ index }) => index)));

/** Runs the first task of the first lane. */
const runFirst = async (items: Item[], call: Call, part: Partial<Procedure> = {}): Promise<Outcome[] | undefined> => await lanesOf(procedure(part), items)[0]?.[0]?.run({ steps: stepsOf(call), look: call, send: async (all, requestFor, read) => await call(requestFor(all), (...answer) => read(all, ...answer)) });

const send: Plan = { request: requestOf({}), result: (body) => ({ body: String(body) }) };

describe('items that change the same thing', () => {
	it('have one lane, in the order of the items, whether they take one request or several steps', () => {
		const plans: Plan[] = [send, { steps: async () => ({}) }, send, send];
		const users = ['a', 'b', 'a', 'b'];

		expect(lanes(plans.map((plan, index) => item(index, plan, { user: users[index] })))).toEqual([[[0], [2]], [[1], [3]]]);
	});

	it('do not hold up one that changes nothing', () => {
		expect(lanes([item(0, send, { user: 'a' }), item(1, { unchanged: {} }, { user: 'a' })])).toEqual([[[1]], [[0]]]);
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
	const run = async (plan: Plan, call: Call) => await runFirst([item(0, plan)], call);

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
		const [outcome] = (await runFirst([{ ...item(0, plan), names: { user_name: 'ana', group_name: 'Sales' } }], call)) ?? [];
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

it('what goes on in the cloud gets the known names at its end', async () => {
	const plan: Plan = { request: requestOf({}), result: () => new Unfinished('j1', async () => 'ended', (done: string) => (done === 'ended' ? { id: 'u1', done: true } : new Error('Failed'))) };
	const [outcome] = (await runFirst([{ ...item(0, plan), names: { user_name: 'ana' } }], async (_request, read) => read(null))) ?? [];

	expect(outcome).toBeInstanceOf(Unfinished);
	expect((outcome as Unfinished).result('ended' as never)).toEqual({ id: 'u1', user_name: 'ana', done: true });
	expect((outcome as Unfinished).result('odd' as never)).toEqual(new Error('Failed'));
});

describe('items that are carried out together', () => {
	it('are one task, in the order of the items, and get what became of each', async () => {
		const together = jest.fn(async (_steps: unknown, all: object[]) => all.map((values) => ({ ...values })));
		const items = ['a', 'b'].map((user, index) => ({ ...item(index, { steps: async () => ({}) }, { user }), names: { user_name: `name of ${user}` } }));

		expect(lanes(items, { together })).toEqual([[[0, 1]]]);
		expect(await runFirst(items, jest.fn(), { together })).toEqual([{ user: 'a', user_name: 'name of a' }, { user: 'b', user_name: 'name of b' }]);
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
		expect(lanes(items, { fold })).toEqual([[[0, 2], [3]], [[1]]]);
	});

	it('do not change the same thing side by side, nor in another order', () => {
		const of = (index: number, user: string, group: string) => ({ ...member(index, user, group), target: user });

		expect(lanes([of(0, 'a', 'g'), of(1, 'b', 'h'), of(2, 'c', 'i')], { fold })).toEqual([[[0]], [[1]], [[2]]]);
		expect(lanes([of(0, 'a', 'g'), of(1, 'b', 'h'), of(2, 'a', 'h')], { fold })).toEqual([[[0], [1, 2]]]);
		expect(lanes([of(0, 'a', 'g'), of(1, 'b', 'h'), of(2, 'a', 'h'), of(3, 'b', 'g')], { fold })).toEqual([[[0], [1, 2], [3]]]);
	});

	it('do so with those that the same procedure carries out', () => {
		const [one, other] = [procedure({ fold }), procedure({ fold })];

		expect(lanes(['a', 'b', 'c', 'd'].map((user, index) => member(index, user, 'g')), { choose: ({ user }: Record<string, string>) => (user && user > 'b' ? one : other) })).toEqual([[[0, 1]], [[2, 3]]]);
	});

	it('do not where nothing is folded', () => {
		expect(lanesOf(procedure({ fold }), items, false).map((tasks) => tasks.length)).toEqual([1, 1, 1, 1]);
	});

	it('are settled each for itself after a request of which nobody knows what it did', async () => {
		const unclear = new NodeApiError(node, {}, { message: 'Timeout (the change may have been made)' });
		unclear.context.unclear = true;
		const current = { read: async (_call: Call, { user }: Record<string, string>) => (user === 'a' ? { status: 'old' } : {}), wanted: () => ({ status: 'new' }) };
		const both = [member(0, 'a', 'g'), member(1, 'b', 'g')].map((one) => ({ ...one, plan: { ...one.plan, done: {} } as Plan }));
		const outcomes = await runFirst(both, async () => await Promise.reject(unclear), { fold, current: current as Procedure['current'] });

		expect(outcomes?.map((outcome) => (outcome as Error).message)).toEqual(['Timeout (looked up afterwards: the change was not made)', 'Timeout (the change may have been made)']);
	});

	it('get a result each from the one answer', async () => {
		const requests: ApiRequest[] = [];
		const call: Call = async (request, read) => {
			requests.push(request);
			return read('done');
		};

		expect(await runFirst(items, call, { fold })).toEqual([
			{ user: 'a', body: 'done' },
			{ user: 'c', body: 'done' },
		]);
		expect(requests).toEqual([requestOf({ params: { id: 'g' }, body: { users: ['a', 'c'] } })]);
	});

	it('get the names that are known of each', async () => {
		const call: Call = async (_request, read) => read('done');
		const known = [0, 2].map((index) => ({ ...member(index, 'a', 'g'), names: { user_name: `name ${index}` } }));

		expect(await runFirst(known, call, { fold })).toMatchObject([{ user_name: 'name 0' }, { user_name: 'name 2' }]);
	});

	it('do not fail because of each other', async () => {
		const refused = new NodeApiError(node, {}, { message: 'No such user', httpCode: '400' });
		const call: Call = async (request, read) => (usersIn(request).includes('a') ? await Promise.reject(refused) : read('done'));

		expect(await runFirst(items, call, { fold })).toEqual([refused, { user: 'c', body: 'done' }]);
	});

	it('fail together when what they share is refused', async () => {
		const refused = new NodeApiError(node, {}, { message: 'No such group', httpCode: '400' });
		refused.context.data = { error_code: 'X.1' };
		const call = jest.fn(async () => await Promise.reject(refused));

		expect(await runFirst(items, call, { fold })).toEqual([refused, refused]);
		expect(call).toHaveBeenCalledTimes(1);
	});

	it.each([
		['not made', 'old', false],
		['in doubt', 'not said', true],
	])('are %s after an earlier try without an answer and a refusal of their own, if reading shows: %s', async (_what, status, unclear) => {
		const refused = new PartFailure('X.2', 'Busy');
		const call: Call = async (_request, read) => read('done', true);
		const current = { read: async () => (status === 'old' ? { status } : {}), wanted: () => ({ status: 'new' }) };
		const part = item(0, { request: requestOf({}), result: () => refused, done: { done: true } }, { group: 'g' });

		expect(await runFirst([part], call, { fold, current })).toEqual([refused]);
		expect(refused.unclear).toBe(unclear);
	});

	it('cannot take several steps', async () => {
		const call: Call = async (_request, read) => read('done');

		expect(await runFirst([item(0, { steps: async () => ({}) }, { group: 'g' })], call, { fold })).toEqual([
			new Error('Only single requests can be folded'),
		]);
	});
});
