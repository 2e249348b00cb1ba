import { operation, operationOf } from '../../../../nodes/shared/form/operation';
import type { Values } from '../../../../nodes/shared/form/plan';
import { property } from '../../../../nodes/shared/form/property';
import { planned, stepsOf, takeSteps } from '../../../fixtures/context';

const userId = property({ displayName: 'User', name: 'userId', type: 'string', default: '' });
const groupId = property({ displayName: 'Group', name: 'groupId', type: 'string', default: '' });
const add = property({ displayName: 'Add', name: 'add', type: 'boolean', default: true });

const definition = {
	option: { name: 'Join', value: 'join' },
	properties: [userId, groupId, add],
	service: 'workspace',
	api: 'JoinGroup',
	method: 'POST',
	path: '/groups/{id}',
	effect: 'set',
	permission: 'workspace:groups:join',
	request: ({ groupId: group }: { groupId: string }, all: Array<{ userId: string }>) => {
		if (group === 'closed') throw new Error('The group is closed');
		return { params: { id: group }, body: { users: all.map((one) => one.userId) } };
	},
	result: (body: unknown, { userId: user }: { userId: string }) => ({ user, body: String(body) }),
} as const;

const API = { service: 'workspace', api: 'JoinGroup', method: 'POST', path: '/groups/{id}', effect: 'set', permission: 'workspace:groups:join' };
const REQUEST = { ...API, params: { id: 'g' } };

describe('an operation of one request', () => {
	const join = operation(definition);
	const values = { userId: 'u1', groupId: 'g', add: true };

	it('plans it for its API, and reads the answer with the values it was made of', () => {
		const { request, result } = planned(join, values);

		expect(request).toEqual({ ...REQUEST, body: { users: ['u1'] } });
		expect(result('gone')).toEqual({ user: 'u1', body: 'gone' });
	});

	it('refuses input it cannot use before anything is sent', () => {
		expect(() => join.plan({ ...values, groupId: 'closed' } as never)).toThrow(new Error('The group is closed'));
	});

	it('says which API that is without being asked for anything', () => {
		expect(join.apis).toEqual([API]);
	});

	it('shares no request unless it says how', () => {
		expect(join.fold).toBeUndefined();
	});

	it('of which several items share the request makes it of the values of all', () => {
		const folding = operation({ ...definition, fold: { most: 7, by: ({ groupId: group, add: adds }) => `${group} ${adds}`, aboutAll: ['X.1'] } });

		expect(folding.fold).toMatchObject({ most: 7, aboutAll: ['X.1'] });
		expect(folding.fold?.by(values as never)).toBe('g true');
		expect(folding.fold?.request([values, { ...values, userId: 'u2' }] as never)).toEqual({ ...REQUEST, body: { users: ['u1', 'u2'] } });
		expect(planned(folding, values).request).toEqual({ ...REQUEST, body: { users: ['u1'] } });
	});
});

describe('an operation of several requests', () => {
	const request = { service: 'workspace', api: 'ShowJob', method: 'GET', path: '/jobs', effect: 'read', permission: 'workspace:jobs:get' } as const;

	it('makes them one after the other by ordinary code', async () => {
		const twice = operationOf({
			option: { name: 'Twice', value: 'twice' },
			properties: [userId],
			apis: [request],
			execute: async ({ call }, params) => [{ ...params, first: await call(request, String) }, { second: await call(request, String) }],
		});

		expect(await takeSteps(twice, { userId: 'u1' }, 'a', 'b')).toEqual({ result: [{ userId: 'u1', first: 'a' }, { second: 'b' }], requests: [request, request] });
	});

	it('can wait, and notice the end of the execution', async () => {
		const waiting = operationOf({
			option: { name: 'Wait', value: 'wait' },
			properties: [],
			apis: [request],
			execute: async ({ pause, cancelled }) => {
				let turns = 0;
				for (; !cancelled(); turns++) await pause(1000);
				return { turns };
			},
		});
		const waits: number[] = [];
		const steps = stepsOf(jest.fn(), { pause: async (ms) => void waits.push(ms), cancelled: () => waits.length === 3 });
		const plan = waiting.plan({} as Values);

		expect('steps' in plan && (await plan.steps(steps))).toEqual({ turns: 3 });
		expect(waits).toEqual([1000, 1000, 1000]);
	});

	it('refuses input it cannot use before anything is sent', () => {
		const checked = operationOf({
			option: { name: 'Check', value: 'check' },
			properties: [userId],
			apis: [request],
			check: ({ userId: user }) => {
				if (user === 'root') throw new Error('Not this one');
			},
			execute: async () => ({}),
		});

		expect(() => checked.plan({ userId: 'root' } as Values)).toThrow(new Error('Not this one'));
		expect(checked.plan({ userId: 'ana' } as Values)).toHaveProperty('steps');
	});

	it.each([
		[true, ['read']],
		[true, ['read', 'read']],
		[false, ['read', 'set']],
		[false, ['once']],
	] as const)('only reads (%s) where its APIs do: %j', (readsOnly, effects) => {
		const apis = effects.map((effect) => ({ ...request, effect }));
		const reading = operationOf({ option: { name: 'Read', value: 'read' }, properties: [], apis, execute: async () => ({}) });

		expect(reading.plan({} as Values)).toMatchObject({ readsOnly });
	});
});
