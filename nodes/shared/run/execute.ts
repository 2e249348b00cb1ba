import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { notSent } from '../answers/error';
import { duration } from '../answers/words';
import { operationIn } from '../form/form';
import type { Actions, Operation, Steps, Values } from '../form/operation';
import { DEFAULTS, options } from '../form/options';
import { readParameters } from '../form/parameters';
import { secretsIn } from '../form/passwords';
import { policiesOf } from '../form/policy';
import type { Result } from '../form/property';
import { pause } from '../http/pause';
import { openSession, type Session } from '../http/session';
import { call } from '../http/transport';
import { urlOf } from '../http/url';
import { lookUp } from './lookUp';
import { Outcomes } from './outcomes';
import { inParallel } from './parallel';
import { type Item, lanesOf, type Task } from './tasks';

/**
 * Runs the chosen operation for every item and returns the results in the order of the input. All items are checked and
 * all names looked up before the first change is sent: unless the workflow goes on after failures, one bad item stops the
 * run with nothing changed. Until Huawei Cloud has accepted the key, requests go one by one.
 */
export async function run(context: IExecuteFunctions, actions: Actions): Promise<INodeExecutionData[][]> {
	const outcomes = new Outcomes(context);
	const { all, cancelled } = outcomes;
	let sent = false;
	try {
		const { operation, concurrency, session } = await begin(context, actions, outcomes);
		const limit = () => (session.progress.accepted ? concurrency : 1);
		const isOver = () => cancelled?.aborted === true || session.progress.failed !== undefined;
		outcomes.session = session;

		const items = operation.perExecution ? all.slice(0, 1) : all;
		const read = items.flatMap((index) => readItem(context, operation, index, outcomes));
		const inTurn = async (count: number, task: (index: number) => Promise<void>) => await inParallel(count, limit, () => cancelled?.aborted === true, task);
		const unknown = isOver() ? [] : await lookUp(read, stepsFor(session, []).call, inTurn);
		const planned = read.flatMap((item, place) => planItem(operation, session, item, unknown[place], outcomes));

		sent = !isOver();
		const lanes = lanesOf(operation, planned);
		await inParallel(lanes.length, limit, isOver, async (lane) => {
			for (const task of lanes[lane] as Task[]) if (!isOver()) await runTask(task, session, outcomes, operation.perExecution ? all : undefined);
		});
		tellCost(context, session);
	} catch (cause) {
		outcomes.failAll(cause);
	}
	return outcomes.output(sent);
}

async function begin(context: IExecuteFunctions, actions: Actions, { count, carryOn, cancelled }: Outcomes) {
	const [resource, name] = ['resource', 'operation'].map((parameter) => context.getNodeParameter(parameter, 0));
	const operation = operationIn(actions, resource, name);
	if (!operation) throw new Error(`There is no operation "${name}" for the resource "${resource}"`);
	// When n8n stops a workflow it shows no results: the passwords of those that were done would be lost.
	if (operation.secret && !operation.perExecution && !carryOn && count > 1) {
		throw new NodeOperationError(context.getNode(), `${count} items came in, and n8n would lose the new passwords of all if one of them failed`, {
			description: "Set 'On Error' in the node's settings to 'Continue (using error output)', or let one item come in at a time.",
		});
	}
	const { concurrency, ...settings } = { ...DEFAULTS, ...(readParameters(context, [options], 0).values.options as object) };
	const [policy] = policiesOf(operation);
	return { operation, concurrency, session: await openSession(context, settings, { codes: actions.codes, policy, cancelled }) };
}

function readItem(context: IExecuteFunctions, { properties }: Operation, index: number, outcomes: Outcomes): Array<Omit<Item, 'plan'>> {
	const secrets = secretsIn(context, properties, index);
	try {
		return [{ index, secrets, ...readParameters(context, properties, index) }];
	} catch (cause) {
		outcomes.fail(index, cause, secrets);
		return [];
	}
}

function planItem(operation: Operation, session: Session, item: Omit<Item, 'plan'>, unknown: Error | undefined, outcomes: Outcomes): Item[] {
	try {
		if (unknown) throw unknown;
		const plan = operation.plan(item.values as Values);
		// Whether the credential leads to the service at all shows here.
		if ('request' in plan) urlOf(plan.request, session.credential);
		return [{ ...item, plan }];
	} catch (cause) {
		outcomes.fail(item.index, cause, item.secrets);
		return [];
	}
}

function stepsFor(session: Session, secrets: readonly string[]): Steps {
	const { node, progress, cancelled } = session;
	return {
		call: async (request, read) => {
			const reason = progress.stop ?? progress.failed;
			if (reason) throw notSent(node, reason);
			return await call(session, request, read, secrets);
		},
		pause: async (ms) => await pause(ms, cancelled),
		cancelled: () => cancelled?.aborted === true,
	};
}

async function runTask({ items, run: act }: Task, session: Session, outcomes: Outcomes, from: number[] | undefined): Promise<void> {
	const ended = await act(stepsFor(session, items.flatMap(({ secrets }) => secrets)));
	items.forEach(({ index, secrets }, place) => {
		const outcome = ended[place] as Result | Error;
		if (outcome instanceof Error) outcomes.fail(index, outcome, secrets);
		else outcomes.succeed(index, outcome, from ?? [index]);
	});
}

/** Says in the editor what the cloud's limits cost, where n8n has such hints. */
function tellCost(context: IExecuteFunctions, { progress: { refused, waited } }: Session): void {
	if (refused === 0) return;
	const longer = waited < 1000 ? '' : `; the run took ${duration(waited)} longer`;
	context.addExecutionHints?.({ message: `Huawei Cloud refused ${refused} ${refused === 1 ? 'request' : 'requests'} for a while${longer}`, location: 'outputPane' });
}
