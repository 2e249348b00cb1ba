import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { halving } from '../../../../nodes/shared/run/fold';
import { node } from '../../../fixtures/context';

const refusal = (status: number | undefined, code?: string) => {
	const error = new NodeApiError(node, {}, { message: `HTTP ${status}`, httpCode: status === undefined ? undefined : String(status) });
	error.context.data = { error_code: code };
	return error;
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Sends numbers to a service that refuses every request with one of `bad` in it, and tells which requests there were. */
async function send(count: number, bad: number[], error: Error, aboutAll?: string[]) {
	const requests: number[][] = [];
	const outcomes = await halving(
		numbers(count),
		async (some) => {
			requests.push([...some]);
			if (some.some((one) => bad.includes(one))) throw error;
			return some.map((one) => `done ${one}`);
		},
		aboutAll,
	);
	return { outcomes, requests };
}

describe('what shares a request', () => {
	it('is one request when it succeeds, with a result for each in their order', async () => {
		expect(await send(50, [], refusal(400))).toEqual({ outcomes: numbers(50).map((one) => `done ${one}`), requests: [numbers(50)] });
	});

	it.each([0, 17, 49])('does not fail because of number %i', async (bad) => {
		const error = refusal(400);
		const { outcomes, requests } = await send(50, [bad], error);

		expect(outcomes).toEqual(numbers(50).map((one) => (one === bad ? error : `done ${one}`)));
		expect(requests.length).toBeLessThanOrEqual(13);
	});

	it('is cut in half until what is at fault is alone, in the order of the items', async () => {
		const { requests } = await send(5, [3], refusal(404));

		expect(requests).toEqual([[0, 1, 2, 3, 4], [0, 1, 2], [3, 4], [3], [4]]);
	});

	it('leaves in doubt who fails alone, if the request that was cut may have been carried out', async () => {
		const [whole, alone] = [refusal(400), refusal(400)];
		whole.context.unclear = true;
		const outcomes = await halving(numbers(2), async (some) => (some.length > 1 ? await Promise.reject(whole) : some[0] === 1 ? await Promise.reject(alone) : ['done 0']));

		expect(outcomes).toEqual(['done 0', alone]);
		expect(alone).toMatchObject({ message: 'HTTP 400 (the change may have been made)', context: { unclear: true } });
	});

	it('may be at fault in several places', async () => {
		const error = refusal(409);

		expect((await send(6, [0, 1, 5], error)).outcomes).toEqual([error, error, 'done 2', 'done 3', 'done 4', error]);
	});

	it('is not sent again when it is only one', async () => {
		const error = refusal(400);

		expect(await send(1, [0], error)).toEqual({ outcomes: [error], requests: [[0]] });
	});

	it.each([400, 404, 409, 422, 499])('is cut after HTTP %i', async (status) => {
		expect((await send(2, [1], refusal(status))).requests).toHaveLength(3);
	});

	it.each([
		['a refused key', refusal(401)],
		['a missing permission', refusal(403)],
		['a proxy that wants a password', refusal(407)],
		['a request that took too long', refusal(408)],
		['a limit', refusal(429)],
		['a broken service', refusal(500)],
		['a service that is down', refusal(503)],
		['no answer', refusal(undefined)],
		['what was not sent', new NodeOperationError(node, 'Not sent')],
		['a mistake', new Error('Odd')],
	])('fails as a whole because of %s, after one request', async (_what, error) => {
		expect(await send(3, [1], error)).toEqual({ outcomes: [error, error, error], requests: [numbers(3)] });
	});

	it('fails as a whole because of a code that is about what all have in common', async () => {
		const error = refusal(400, 'WKS.00170208');

		expect(await send(50, [0], error, ['WKS.00170208'])).toEqual({ outcomes: Array(50).fill(error), requests: [numbers(50)] });
		expect((await send(2, [0], refusal(400, 'WKS.00170312'), ['WKS.00170208'])).requests).toHaveLength(3);
	});
});
