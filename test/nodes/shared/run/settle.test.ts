import { NodeApiError } from 'n8n-workflow';

import { apiError } from '../../../../nodes/shared/answers/error';
import { PartFailure } from '../../../../nodes/shared/failure';
import type { Plan, Procedure } from '../../../../nodes/shared/form/plan';
import type { ApiRequest } from '../../../../nodes/shared/request';
import type { Item } from '../../../../nodes/shared/run/item';
import { settle } from '../../../../nodes/shared/run/settle';
import { answering, node } from '../../../fixtures/context';

const request: ApiRequest = { service: 'workspace', api: 'UpdateUserInfo', method: 'PUT', path: '/users/u1', effect: 'set', permission: 'workspace:users:update' };
const plan: Plan = { request, result: () => ({}), done: { id: 'u1' } };
const item = (part: Partial<Item> = {}): Item => ({ index: 0, from: [0], target: 'u1', plan, values: { disabled: true, email: 'a@example.com' }, secrets: [], byName: [], names: {}, finish: (result) => result, ...part });

const procedure = (part: Partial<Procedure> = {}): Procedure => ({
	plan: () => plan,
	target: () => 'u1',
	current: { read: async (call) => await call(request, (body) => body as never), wanted: ({ disabled, email }) => ({ disabled, email }) as never },
	...part,
});

const failure = (unclear: boolean, part: { status?: number; code?: string } = {}) =>
	apiError({ node, request, codes: [], host: 'h', secrets: [], unclear }, { message: 'Refused', facts: ['X'], httpCode: String(part.status ?? 500), data: part.code === undefined ? undefined : { error_code: part.code } });

/** What becomes of a failure, where the state that is read is this; nothing is read without one. */
const settled = async (error: Error, state?: object, part: Partial<Procedure> = {}, one = item()) => {
	const { call, requests } = answering(...(state ? [state] : []));
	const outcome = await settle(procedure(part), one, error, call);
	return { outcome, reads: requests.length };
};

const WANTED = { disabled: true, email: 'a@example.com' };
const BEFORE = { disabled: false, email: 'a@example.com' };

it('a failure is a success where everything is as it was to become', async () => {
	expect(await settled(failure(true), WANTED)).toEqual({ outcome: { id: 'u1' }, reads: 1 });
});

it('a failure says that nothing was changed where something is not as it was to become', async () => {
	const error = failure(true);
	const { outcome } = await settled(error, BEFORE);
	expect([(outcome as Error).message, (outcome as NodeApiError).context.unclear]).toEqual(['Refused (looked up afterwards: the change was not made)', false]);
	expect([error.message, error.context.unclear]).toEqual(['Refused (the change may have been made)', true]);
});

it.each([
	['only a part of it can be read', { disabled: true }],
	['only a part of it can be read, which is as before', { email: 'b@example.com' }],
	['it cannot be read', new Error('No')],
])('a failure leaves the doubt where %s', async (_where, state) => {
	const error = failure(true);
	expect((await settled(error, state)).outcome).toBe(error);
	expect(error.message).toBe('Refused (the change may have been made)');
});

it.each([
	['is clear', failure(false), {}, item()],
	['is none of an answer', new Error('No'), {}, item()],
	['is about something that cannot be read', failure(true), { current: undefined }, item()],
	['is about several steps', failure(true), {}, item({ plan: { steps: async () => ({}) } })],
	['is about something that has no result of its own', failure(true), {}, item({ plan: { request, result: () => ({}) } })],
])('a failure that %s stays as it is, and nothing is read', async (_what, error, part, one) => {
	expect(await settled(error, undefined, part, one)).toEqual({ outcome: error, reads: 0 });
});

it.each([
	['with a code that says so', failure(false, { status: 400, code: 'X.1' }), { already: ['X.1'] }, undefined, { id: 'u1', changed: false }],
	['with such a code, after a try that may have been the one', failure(true, { status: 400, code: 'X.1' }), { already: ['X.1'] }, undefined, { id: 'u1' }],
	['of a part with such a code', new PartFailure('X.1', 'No'), { already: ['X.1'] }, undefined, { id: 'u1', changed: false }],
	['with a status that may mean it, and is so', failure(false, { status: 409 }), { mayBeSo: [409] }, WANTED, { id: 'u1', changed: false }],
])('a refusal %s means that there was nothing to change', async (_what, error, part, state, outcome) => {
	expect(await settled(error, state, part)).toEqual({ outcome, reads: state ? 1 : 0 });
});

it('a refusal with a status that may mean that there is nothing to change stays one where there is', async () => {
	const error = failure(false, { status: 409 });
	expect((await settled(error, BEFORE, { mayBeSo: [409] })).outcome).toBe(error);
	expect(error.message).toBe('Refused');
});

it('a refusal of a part is told without doubt where reading shows that it was not made', async () => {
	const error = Object.assign(new PartFailure('X.1', 'No'), { unclear: true });
	expect([(await settled(error, BEFORE)).outcome, error.unclear]).toEqual([error, false]);
});
