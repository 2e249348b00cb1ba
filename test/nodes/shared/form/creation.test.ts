import { apiError } from '../../../../nodes/shared/answers/error';
import { make } from '../../../../nodes/shared/form/creation';
import { node } from '../../../fixtures/context';

const failure = (status: number | undefined, unclear = false) =>
	apiError({ node, request: { service: 'iam', api: 'CreateUser', method: 'POST', path: '/v3/users', effect: 'once', permission: 'iam:users:create' }, codes: [], host: 'h', secrets: [], unclear }, { message: 'Refused', facts: ['X'], httpCode: status === undefined ? undefined : String(status) });

/** What is made by a request that ends like this, where this is found: the outcome, and whether and how it was looked for. */
async function made(created: string | Error, found?: string | Error) {
	const looked: boolean[] = [];
	const outcome = await make(
		async () => (created instanceof Error ? await Promise.reject(created) : created),
		async (unclear) => {
			looked.push(unclear);
			return found instanceof Error ? await Promise.reject(found) : found;
		},
	).catch((error: Error) => error);
	return { outcome, looked };
}

it('what was made is not looked for', async () => {
	expect(await made('u1')).toEqual({ outcome: { id: 'u1', created: true }, looked: [] });
});

it.each([400, 404, 409, 499])('a refusal with %d may mean that it is there already', async (status) => {
	const refusal = failure(status);
	expect(await made(refusal, 'u1')).toEqual({ outcome: { id: 'u1', created: false }, looked: [false] });
	expect(await made(refusal)).toEqual({ outcome: refusal, looked: [false] });
	expect(refusal.message).toBe('Refused');
});

it.each([401, 403, 429, 300, 500, 503, undefined])('a failure with %s says nothing about the name', async (status) => {
	const error = failure(status);
	expect(await made(error, 'u1')).toEqual({ outcome: error, looked: [] });
});

it('what is none of an answer is thrown as it is', async () => {
	const error = new Error('No');
	expect(await made(error, 'u1')).toEqual({ outcome: error, looked: [] });
});

it('what is found after an unclear outcome was made by it', async () => {
	expect(await made(failure(500, true), 'u1')).toEqual({ outcome: { id: 'u1', created: true }, looked: [true] });
});

it('what is not found after an unclear outcome was not made', async () => {
	const { outcome } = await made(failure(500, true));
	expect((outcome as Error).message).toBe('Refused (looked up afterwards: the change was not made)');
});

it('what cannot be looked up stays in doubt', async () => {
	const error = failure(500, true);
	expect((await made(error, new Error('No'))).outcome).toBe(error);
	expect(error.message).toBe('Refused (the change may have been made)');
});
