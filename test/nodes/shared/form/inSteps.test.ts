import type { IDataObject } from 'n8n-workflow';

import { Incomplete } from '../../../../nodes/shared/failure';
import { inSteps, withFound } from '../../../../nodes/shared/form/inSteps';
import type { Operation } from '../../../../nodes/shared/form/operation';
import type { Procedure, Steps } from '../../../../nodes/shared/form/plan';
import type { Result } from '../../../../nodes/shared/form/property';
import type { Reading, Step, Subject } from '../../../../nodes/shared/form/stepwise';
import { answering, stepsOf } from '../../../fixtures/context';

type Outcome = Result | Error;

const person = (id: string, ...steps: string[]): Subject => ({ id, name: id.toUpperCase(), steps, report: [] });
const operation = (name: string) => ({ name }) as never as Operation;
const step = (name: string, part: Partial<Step<Subject>> = {}): Step<Subject> => ({ name, operation: operation(name), of: ({ id }) => [{ id }], ...part });

/** Steps whose operations give these outcomes, and what they were asked to do; what only reads is read. */
function doing(outcomes: Record<string, Outcome[]> = {}, bodies: unknown[] = []) {
	const asked: Array<[string, object[]]> = [];
	const { call, requests } = answering(...bodies);
	const perform = async (procedure: Procedure, all: readonly object[]): Promise<Outcome[]> => {
		const { name } = procedure as never as { name?: string };
		if (name !== undefined) {
			asked.push([name, [...all]]);
			return outcomes[name] ?? all.map((): IDataObject => ({}));
		}
		return await Promise.all(
			all.map(async (values) => {
				const plan = procedure.plan(values as never);
				if (!('steps' in plan) || plan.readsOnly !== true) throw new Error('It changes something');
				return (await plan.steps(steps).catch((error: Error) => error)) as Outcome;
			}),
		);
	};
	const steps: Steps = stepsOf(call, { perform: perform as Steps['perform'] });
	return { steps, asked, requests };
}

it('takes each step with all who chose it, and tells each what became of it', async () => {
	const { steps, asked } = doing({ lock: [{ changed: false }, {}] });
	const people = [person('a', 'lock', 'drop'), person('b', 'lock')];
	const results = await inSteps([step('lock'), step('drop'), step('other')], steps, people);
	expect(asked).toEqual([['lock', [{ id: 'a' }, { id: 'b' }]], ['drop', [{ id: 'a' }]], ['other', []]]);
	expect(results).toEqual([
		{ id: 'a', user_name: 'A', steps: [{ step: 'lock', outcome: 'nothing to do' }, { step: 'drop', outcome: 'done' }] },
		{ id: 'b', user_name: 'B', steps: [{ step: 'lock', outcome: 'done' }] },
	]);
});

it('takes a step that says itself when it is chosen', async () => {
	const { steps } = doing();
	const [result] = await inSteps([step('extra', { isChosen: ({ id }) => id === 'a' })], steps, [person('a')]);
	expect(result).toEqual({ id: 'a', user_name: 'A', steps: [{ step: 'extra', outcome: 'done' }] });
});

it('says in a dry run what would be done, if anything would', async () => {
	const { steps } = doing({ lock: [{ dryRun: true }, {}, { changed: false }] });
	const results = await inSteps([step('lock', { of: ({ id }) => (id === 'a' ? [{}, {}] : [{}]) })], steps, [person('a', 'lock'), person('b', 'lock')]);
	expect(results).toEqual([
		{ id: 'a', user_name: 'A', dryRun: true, steps: [{ step: 'lock', outcome: 'would be done' }] },
		{ id: 'b', user_name: 'B', steps: [{ step: 'lock', outcome: 'nothing to do' }] },
	]);
});

it('reads once for all steps and people what has the same key', async () => {
	const reading: Reading<Subject> = { apis: [], key: ({ id }) => id.slice(0, 1), read: async (call, { id: [first] }) => [{ of: first, body: await call({ path: first } as never, (body) => body as never) }] };
	const { steps, asked, requests } = doing({}, ['first', 'second']);
	const reads = (name: string) => step(name, { reading, of: ({ id }, found) => [{ id, found }] });
	await inSteps([reads('lock'), reads('drop')], steps, [person('a1', 'lock'), person('a2', 'lock', 'drop'), person('b1', 'drop')]);
	const [a, b] = [[{ of: 'a', body: 'first' }], [{ of: 'b', body: 'second' }]];
	expect(requests.map(({ path }) => path)).toEqual(['a', 'b']);
	expect(asked).toEqual([['lock', [{ id: 'a1', found: a }, { id: 'a2', found: a }]], ['drop', [{ id: 'a2', found: a }, { id: 'b1', found: b }]]]);
});

it('fails a step of whom nothing could be read, and takes it with the others', async () => {
	const reading: Reading<Subject> = { apis: [], key: ({ id }) => id, read: async (call) => [await call({} as never, (body) => body as never)] };
	const { steps, asked } = doing({}, [new Error('No'), {}]);
	const [first, second] = await inSteps([step('lock', { reading })], steps, [person('a', 'lock'), person('b', 'lock')]);
	expect(asked).toEqual([['lock', [{ id: 'b' }]]]);
	expect([(first as Error).message, second]).toEqual(['1 of 1 steps failed for A. lock: No', { id: 'b', user_name: 'B', steps: [{ step: 'lock', outcome: 'done' }] }]);
});

it('tells of all that failed, and what to do, each once', async () => {
	const advised = Object.assign(new Error('Off'), { description: 'Start it.' });
	const { steps } = doing({ lock: [advised, new Error('Gone'), Object.assign(new Error('Off'), { description: 'Start it.' })], drop: [new Error('No')] });
	const [result] = await inSteps([step('lock', { of: () => [{}, {}, {}] }), step('drop'), step('last')], steps, [person('a', 'lock', 'drop', 'last')]);
	expect(result).toBeInstanceOf(Incomplete);
	expect(result).toMatchObject({
		message: '2 of 3 steps failed for A. lock: Off; Gone',
		advice: 'lock: Start it. drop: No',
		report: [{ step: 'lock', outcome: 'failed', reason: 'Off; Gone', advice: 'Start it.' }, { step: 'drop', outcome: 'failed', reason: 'No' }, { step: 'last', outcome: 'done' }],
	});
	expect((result as Incomplete).report[1]).not.toHaveProperty('advice');
});

it('skips what needs a step that failed or was skipped, and says so where it was chosen', async () => {
	const { steps, asked } = doing({ lock: [new Error('No'), {}] });
	const chain = [step('lock'), step('drop', { needs: ['lock'] }), step('last', { needs: ['drop'] }), step('extra', { isChosen: () => true, needs: ['lock'] })];
	const [first, second] = await inSteps(chain, steps, [person('a', 'lock', 'drop', 'last'), person('b', 'lock', 'drop')]);
	expect((first as Incomplete).report.slice(1)).toEqual([{ step: 'drop', outcome: 'skipped', reason: 'lock failed' }, { step: 'last', outcome: 'skipped', reason: 'drop was skipped' }]);
	expect((second as { steps: unknown }).steps).toEqual([{ step: 'lock', outcome: 'done' }, { step: 'drop', outcome: 'done' }, { step: 'extra', outcome: 'done' }]);
	expect(asked).toEqual([['lock', [{ id: 'a' }, { id: 'b' }]], ['drop', [{ id: 'b' }]], ['last', []], ['extra', [{ id: 'b' }]]]);
});

it('what could not be read stays in its place, and the others get what became of them', async () => {
	const failure = new Error('No');
	const outcomes = await withFound([{ id: 'a' }, failure, { id: 'c' }], ({ id }, place) => `${String(id)}${place}`, async (people) => people.map((one) => ({ one })));
	expect(outcomes).toEqual([{ one: 'a0' }, failure, { one: 'c2' }]);
});
