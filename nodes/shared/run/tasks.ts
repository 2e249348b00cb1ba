import type { Operation, Plan, Steps, Values } from '../form/operation';
import type { Concealing } from '../form/passwordOutput';
import type { Result } from '../form/property';
import type { ApiRequest } from '../request';
import { halving } from './fold';
import type { Named } from './lookUp';
import { chunks, groupBy } from './parallel';

/** An item that was checked: its plan, the known names of what it is about, and the texts that no message may contain. */
export interface Item extends Named {
	index: number;
	names: Record<string, string>;
	secrets: string[];
	plan: Plan;
	/** Makes the output of a result: adds a generated password, and encrypts or leaves out what the user does not want to see. */
	finish: Concealing;
}

/** What is sent for one item, or for several that share a request. `run` returns a result or an error for each, and never throws. */
export interface Task {
	items: readonly Item[];
	run(steps: Steps): Promise<Array<Result | Error>>;
}

/**
 * The tasks of a run, in lanes. Those of one lane change the same thing, so they go one after the other, in the order of
 * the items; different lanes may go side by side.
 */
export function lanesOf({ fold }: Pick<Operation, 'fold'>, items: readonly Item[]): Task[][] {
	const valuesOf = ({ values }: Item) => values as Values;
	if (fold) {
		return groupBy(items, (item) => fold.by(valuesOf(item))).map((same) =>
			chunks(same, fold.most).map((all) => ({
				items: all,
				run: async ({ call }) =>
					await halving(all, async (some) => await call(fold.request(some.map(valuesOf)), (body) => some.map((item) => withNames(item, resultOf(item.plan, body)))), fold.aboutAll),
			})),
		);
	}
	return groupBy(items, laneOf).map((same) => same.map((item) => ({ items: [item], run: async (steps) => [await runOne(item, steps)] })));
}

async function runOne(item: Item, steps: Steps): Promise<Result | Error> {
	const { plan } = item;
	if ('unchanged' in plan) return withNames(item, plan.unchanged);
	try {
		return withNames(item, 'steps' in plan ? await plan.steps(steps) : await steps.call(plan.request, plan.result));
	} catch (error) {
		return error as Error;
	}
}

function resultOf(plan: Plan, body: unknown): Result {
	if (!('request' in plan)) throw new Error('Only single requests can be folded');
	return plan.result(body);
}

/**
 * Puts the known names behind the ID in the result of a change, so that people see whom it was about. Where the answer has
 * a name, that one counts; a read returns what was asked for, and nothing else.
 */
function withNames({ plan, names }: Item, result: Result): Result {
	if (readsOnly(plan) || Array.isArray(result)) return result;
	const { id } = result;
	return { ...(id !== undefined && { id }), ...names, ...result };
}

function readsOnly(plan: Plan): boolean {
	if ('unchanged' in plan) return false;
	return 'steps' in plan ? plan.readsOnly === true : plan.request.effect === 'read';
}

/** Names what an item changes. An item that only reads has a lane of its own. */
function laneOf({ index, values, plan }: Item): string {
	if ('unchanged' in plan || readsOnly(plan)) return `${index}`;
	if ('steps' in plan) return JSON.stringify(values);
	const { method, path, params }: ApiRequest = plan.request;
	return JSON.stringify([method, path, params]);
}
