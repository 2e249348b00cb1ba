import { PartFailure } from '../failure';
import { type Outcome, type Plan, type Procedure, type Steps, Unfinished, type Values } from '../form/plan';
import type { Result } from '../form/property';
import type { Call } from '../request';
import { halving } from './fold';
import type { Item } from './item';
import { type Batch, inLanes } from './lanes';
import type { SendFor } from './once';
import { settle } from './settle';

/** What a task works with: steps for its items, what the state of things is read with, and what sends a request for some of the items. */
export interface Wire {
	steps: Steps;
	look: Call;
	send: SendFor;
}

/** What is sent for one item, or for several that share a request. `run` returns what became of each, and never throws. */
export interface Task {
	items: readonly Item[];
	run(wire: Wire): Promise<Outcome[]>;
}

/**
 * The tasks of a run, in lanes. Those of one lane change the same thing, so they go one after the other, in the order of
 * the items; different lanes may go side by side. What changes nothing has a lane of its own. Without `isFolding` no items
 * share a request. A single item is carried out by its plan, also where there is a way for all together.
 */
export function lanesOf(procedure: Procedure, items: readonly Item[], isFolding = true): Task[][] {
	const { together } = procedure;
	const isFree = ({ plan }: Item) => 'unchanged' in plan || readsOnly(plan);
	const changing = items.filter((item) => !isFree(item));
	const lanes = items.filter(isFree).map((item) => [taskOf({ procedure, items: [item] })]);
	if (together && changing.length > 1) return [...lanes, [{ items: changing, run: async ({ steps }) => nameAll(changing, await together(steps, changing.map(valuesOf))) }]];
	return [...lanes, ...inLanes(procedure, changing, isFolding).map((batches) => batches.map(taskOf))];
}

const taskOf = ({ procedure, fold, items }: Pick<Batch, 'procedure' | 'items'> & Partial<Batch>): Task => ({
	items,
	run: async (wire) => (fold ? await runTogether(procedure, fold, items, wire) : [await runOne(procedure, items[0] as Item, wire)]),
});

const valuesOf = ({ values }: Item) => values as Values;

async function runTogether(procedure: Procedure, fold: NonNullable<Procedure['fold']>, all: readonly Item[], { send, look }: Wire): Promise<Outcome[]> {
	const sendFor = async (some: readonly Item[]) =>
		await send(some, (left) => fold.request(left.map(valuesOf)), (left, body, unclear) => left.map(({ plan }) => resultOf(plan, body, unclear)));
	const outcomes = await halving(all, sendFor, fold.aboutAll);
	return nameAll(all, await Promise.all(outcomes.map(async (outcome, place) => (outcome instanceof Error ? await settle(procedure, all[place] as Item, outcome, look) : outcome))));
}

async function runOne(procedure: Procedure, item: Item, { steps, look }: Wire): Promise<Outcome> {
	const { plan } = item;
	if ('unchanged' in plan) return named(item, plan.unchanged);
	try {
		return named(item, 'steps' in plan ? await plan.steps(steps) : await steps.call(plan.request, plan.result));
	} catch (failure) {
		return named(item, await settle(procedure, item, failure as Error, look).catch((error: Error) => error));
	}
}

function resultOf(plan: Plan, body: unknown, unclear = false): Outcome {
	if (!('request' in plan)) throw new Error('Only single requests can be folded');
	const outcome = plan.result(body);
	if (outcome instanceof PartFailure) outcome.unclear = unclear;
	return outcome;
}

const nameAll = (items: readonly Item[], outcomes: readonly Outcome[]) => items.map((item, place) => named(item, outcomes[place] as Outcome));

/**
 * Puts the known names behind the ID in the result of a change, so that people see whom it was about. Where the answer has
 * a name, that one counts; a read returns what was asked for, and nothing else.
 */
function named(item: Item, outcome: Outcome): Outcome {
	if (outcome instanceof Error) return outcome;
	if (!(outcome instanceof Unfinished)) return withNames(item, outcome);
	return new Unfinished(outcome.id, outcome.wait, (done) => {
		const result = outcome.result(done);
		return result instanceof Error ? result : withNames(item, result);
	});
}

function withNames({ plan, names }: Item, result: Result): Result {
	if (readsOnly(plan) || Array.isArray(result)) return result;
	const { id } = result;
	return { ...(id !== undefined && { id }), ...names, ...result };
}

function readsOnly(plan: Plan): boolean {
	if ('unchanged' in plan) return false;
	return 'steps' in plan ? plan.readsOnly === true : plan.request.effect === 'read';
}
