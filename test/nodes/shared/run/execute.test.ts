import { type IDataObject, NodeApiError } from 'n8n-workflow';

import { operationOf } from '../../../../nodes/shared/form/operation';
import type { Plan, Steps } from '../../../../nodes/shared/form/plan';
import { run } from '../../../../nodes/shared/run/execute';
import { contextOf, credential, node } from '../../../fixtures/context';

interface Given {
	parameters?: object;
	carryOn?: boolean;
	signal?: AbortSignal;
}

const helpers = {
	returnJsonArray: (json: IDataObject) => [{ json }],
	constructExecutionMetaData: (data: object[], { itemData }: { itemData: object }) => data.map((entry) => ({ ...entry, pairedItem: itemData })),
};

/** Runs an operation over three items, and tells with how many of them it began. */
async function runWith(execute: (steps: Steps) => Promise<IDataObject>, { parameters, carryOn = false, signal }: Given = {}) {
	const begin = jest.fn(execute);
	const context = {
		...contextOf({ parameters: { resource: 'user', operation: 'get', ...parameters }, helpers }),
		getInputData: () => Array.from({ length: 3 }, () => ({ json: {} })),
		continueOnFail: () => carryOn,
		getExecutionCancelSignal: () => signal,
	};
	const get = operationOf({ option: { name: 'Get', value: 'get' }, properties: [], apis: [], execute: begin });
	const outcome = await run(context, { resources: [{ option: { name: 'User', value: 'user' }, operations: [get] }], codes: { busy: [], hints: [] } }).catch((error: Error) => error);
	return { outcome, begun: begin.mock.calls.length };
}

const rejecting = (error: unknown) => async () => await Promise.reject(error);

it('gives n8n a result for every item, with the item it belongs to', async () => {
	const { outcome, begun } = await runWith(async () => ({ id: 'u1' }));

	expect(outcome).toEqual([[0, 1, 2].map((item) => ({ json: { id: 'u1' }, pairedItem: { item } }))]);
	expect(begun).toBe(3);
});

it.each([{ resource: 'group' }, { operation: 'drop' }])('names an operation that the node does not have: %j', async (parameters) => {
	const { resource, operation } = { resource: 'user', operation: 'get', ...parameters };

	expect((await runWith(async () => ({}), { parameters })).outcome).toMatchObject({
		message: `There is no operation "${operation}" for the resource "${resource}"`,
	});
});

describe('a failure', () => {
	it('is given to n8n with its item, where the workflow is to go on', async () => {
		const { outcome } = await runWith(rejecting(new Error('Odd')), { carryOn: true });
		const [[, second] = []] = outcome as object[][];

		expect(second).toEqual({ json: { error: 'Odd' }, pairedItem: { item: 1 } });
	});

	it('ends the run at once elsewhere: nothing is begun with the next item', async () => {
		const { outcome, begun } = await runWith(rejecting(new Error('Odd')));

		expect(begun).toBe(1);
		expect(outcome).toMatchObject({ message: 'Odd', description: expect.stringMatching(/^No item had been done\. To get a result/) });
	});

	it('that several items share is told to each in full', async () => {
		const shared = new NodeApiError(node, {}, { message: 'Refused', description: 'Ask for it.', failure: { cause: 'configuration-invalid' } });
		const { outcome } = await runWith(rejecting(shared), { carryOn: true });

		expect(outcome).toEqual([[0, 1, 2].map((item) => ({ json: { error: 'Refused', message: 'Ask for it.' }, pairedItem: { item } }))]);
	});

	it('does not repeat the key', async () => {
		expect((await runWith(rejecting(new Error(`about ${credential.secretAccessKey}`)))).outcome).toMatchObject({ message: 'about ***' });
	});
});

it('gives an operation of several others an error in the place of one that cannot be planned, and does the others', async () => {
	const others = {
		target: ({ id }: Record<string, unknown>) => String(id),
		plan: ({ id }: Record<string, unknown>): Plan => {
			if (id === 'b') throw new Error('Not so');
			return { steps: async () => ({ id: String(id) }) };
		},
	};
	const perform = jest.fn(async ({ perform: performAll }: Steps) => ({ outcomes: (await performAll(others, ['a', 'b', 'c'].map((id) => ({ id })) as never)).map(String) }));
	const { outcome } = await runWith(perform);

	expect(outcome).toMatchObject([[{ json: { outcomes: ['[object Object]', 'Error: Not so', '[object Object]'] } }, {}, {}]]);
});

describe('the end of the execution', () => {
	const endingAfter = (count: number) => {
		const execution = new AbortController();
		let done = 0;
		return runWith(
			async () => {
				if (++done === count) execution.abort();
				return {};
			},
			{ signal: execution.signal },
		);
	};

	it('between two items says what had been done', async () => {
		const { outcome, begun } = await endingAfter(1);

		expect(outcome).toMatchObject({ message: 'The execution was canceled', description: expect.stringMatching(/^1 of 3 items had been done \(0\)/) });
		expect(begun).toBe(1);
	});

	it.each(['before', 'during'])('%s a pause of an operation ends it at once', async (when) => {
		const execution = new AbortController();
		const hour = 3_600_000;
		const { begun } = await runWith(
			async ({ pause, cancelled }) => {
				if (when === 'before') execution.abort();
				const paused = pause(hour);
				execution.abort();
				await paused;
				return { cancelled: cancelled() };
			},
			{ signal: execution.signal },
		);

		expect(begun).toBe(1);
	});

	it('after the last item loses nothing', async () => {
		expect((await endingAfter(3)).outcome).toEqual([[0, 1, 2].map((item) => ({ json: {}, pairedItem: { item } }))]);
	});
});
