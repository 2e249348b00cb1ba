import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { notSent } from '../answers/error';
import { duration } from '../answers/words';
import { operationIn } from '../form/form';
import type { Actions, Operation, Steps, Values } from '../form/operation';
import { choosePassword } from '../form/newPassword';
import { readOptions } from '../form/options';
import { readParameters } from '../form/parameters';
import { type Concealing, concealing, isReturned } from '../form/passwordOutput';
import { secretsIn } from '../form/passwords';
import { policiesOf } from '../form/policy';
import type { Result } from '../form/property';
import { pause } from '../http/pause';
import { callInProject, openProject } from '../http/project';
import type { Session } from '../http/session';
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
		const { operation, own, concurrency, session } = await begin(context, actions, outcomes);
		const limit = () => (session.progress.accepted ? concurrency : 1);
		const isOver = () => cancelled?.aborted === true || session.progress.failed !== undefined;
		outcomes.session = session;

		const items = operation.perExecution ? all.slice(0, 1) : all;
		const read = items.flatMap((index) => readItem(context, operation, own, index, outcomes));
		if (!isOver()) refuseLoss(context, operation, read, outcomes);
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

async function begin(context: IExecuteFunctions, actions: Actions, { cancelled }: Outcomes) {
	const [resource, name] = ['resource', 'operation'].map((parameter) => context.getNodeParameter(parameter, 0));
	const operation = operationIn(actions, resource, name);
	if (!operation) throw new Error(`There is no operation "${name}" for the resource "${resource}"`);
	const { concurrency, maxRetries, timeout, maxThrottleWait, ...own } = readOptions(context, operation);
	const [policy] = policiesOf(operation);
	return { operation, own, concurrency, session: await openProject(context, { maxRetries, timeout, maxThrottleWait }, { codes: actions.codes, policy, cancelled }) };
}

/** An item whose fields were read. */
type ReadItem = Omit<Item, 'plan' | 'finish'>;

function readItem(context: IExecuteFunctions, { properties }: Operation, own: IDataObject, index: number, outcomes: Outcomes): ReadItem[] {
	const secrets = secretsIn(context, properties, index);
	try {
		return [{ index, secrets, ...readParameters(context, properties, index, own) }];
	} catch (cause) {
		outcomes.fail(index, cause, secrets);
		return [];
	}
}

/** When n8n stops a workflow it shows no results: the new passwords of those that were done would be lost. */
function refuseLoss(context: IExecuteFunctions, { secret, perExecution }: Operation, read: readonly ReadItem[], { count, carryOn }: Outcomes): void {
	if (!secret || perExecution || carryOn || count < 2 || read.every(({ values }) => !isReturned(values))) return;
	throw new NodeOperationError(context.getNode(), `${count} items came in, and n8n would lose the new passwords of all if one of them failed`, {
		description: "Set 'On Error' in the node's settings to 'Continue (using error output)', or let one item come in at a time.",
	});
}

function planItem(operation: Operation, session: Session, item: ReadItem, unknown: Error | undefined, outcomes: Outcomes): Item[] {
	try {
		if (unknown) throw unknown;
		const finish = finishOf(operation, item);
		const plan = operation.plan(item.values as Values);
		// Whether the credential leads to the service at all shows here.
		if ('request' in plan) urlOf(plan.request, session.credential);
		return [{ ...item, plan, finish }];
	} catch (cause) {
		outcomes.fail(item.index, cause, item.secrets);
		return [];
	}
}

/** Chooses the password of an item that sets one, and says how the item's result becomes its output. */
function finishOf({ secret, newPassword }: Operation, { values, secrets }: ReadItem): Concealing {
	const conceal: Concealing = secret === undefined ? (result) => result : concealing(secret, values);
	if (!newPassword) return conceal;
	const { password, generated } = choosePassword(newPassword, values);
	values.password = password;
	if (!generated) return conceal;
	secrets.push(password);
	return (result) => conceal({ ...result, password });
}

function stepsFor(session: Session, secrets: readonly string[]): Steps {
	const { node, progress, cancelled } = session;
	return {
		call: async (request, read) => {
			const reason = progress.stop ?? progress.failed;
			if (reason) throw notSent(node, reason);
			return await callInProject(session, request, read, secrets);
		},
		pause: async (ms) => await pause(ms, cancelled),
		cancelled: () => cancelled?.aborted === true,
	};
}

async function runTask({ items, run: act }: Task, session: Session, outcomes: Outcomes, from: number[] | undefined): Promise<void> {
	const ended = await act(stepsFor(session, items.flatMap(({ secrets }) => secrets)));
	items.forEach(({ index, secrets, finish }, place) => {
		const outcome = ended[place] as Result | Error;
		if (outcome instanceof Error) outcomes.fail(index, outcome, secrets);
		else outcomes.succeed(index, finish(outcome), from ?? [index]);
	});
}

/** Says in the editor what the cloud's limits cost, where n8n has such hints. */
function tellCost(context: IExecuteFunctions, { progress: { refused, waited } }: Session): void {
	if (refused === 0) return;
	const longer = waited < 1000 ? '' : `; the run took ${duration(waited)} longer`;
	context.addExecutionHints?.({ message: `Huawei Cloud refused ${refused} ${refused === 1 ? 'request' : 'requests'} for a while${longer}`, location: 'outputPane' });
}
