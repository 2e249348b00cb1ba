import type { Operation, Plan, Steps, Values } from '../form/operation';
import type { Concealing } from '../form/passwordOutput';
import type { Result } from '../form/property';
import type { ApiRequest } from '../request';
import { halving } from './fold';
import type { Named } from './lookUp';
import { chunks, groupBy } from './parallel';

/** An item that was checked: its plan, and the texts that no message may contain. */
export interface Item extends Named {
	index: number;
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
					await halving(all, async (some) => await call(fold.request(some.map(valuesOf)), (body) => some.map(({ plan }) => resultOf(plan, body))), fold.aboutAll),
			})),
		);
	}
	return groupBy(items, laneOf).map((same) => same.map((item) => ({ items: [item], run: async (steps) => [await runOne(item.plan, steps)] })));
}

async function runOne(plan: Plan, steps: Steps): Promise<Result | Error> {
	if ('unchanged' in plan) return plan.unchanged;
	try {
		return 'steps' in plan ? await plan.steps(steps) : await steps.call(plan.request, plan.result);
	} catch (error) {
		return error as Error;
	}
}

function resultOf(plan: Plan, body: unknown): Result {
	if (!('request' in plan)) throw new Error('Only single requests can be folded');
	return plan.result(body);
}

/** Names what an item changes. An item that only reads has a lane of its own. */
function laneOf({ index, values, plan }: Item): string {
	if ('unchanged' in plan) return `${index}`;
	if ('steps' in plan) return plan.readsOnly ? `${index}` : JSON.stringify(values);
	const { effect, method, path, params }: ApiRequest = plan.request;
	return effect === 'read' ? `${index}` : JSON.stringify([method, path, params]);
}
