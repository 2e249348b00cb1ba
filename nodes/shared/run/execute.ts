import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { duration } from '../answers/words';
import { operationIn } from '../form/form';
import type { Actions, Operation } from '../form/operation';
import { choosePassword } from '../form/newPassword';
import { Askings, sendsOnce } from '../form/oncePer';
import { readOptions } from '../form/options';
import { readParameters } from '../form/parameters';
import { type Concealing, concealing, isReturned, wordsOf } from '../form/passwordOutput';
import { secretsIn } from '../form/passwords';
import type { Values } from '../form/plan';
import { policiesOf } from '../form/policy';
import { callInProject, openScope } from '../http/project';
import type { Session } from '../http/session';
import { urlOf } from '../http/url';
import type { Call } from '../request';
import type { Item } from './item';
import { lookUp } from './lookUp';
import { Once } from './once';
import { Outcomes } from './outcomes';
import { inParallel } from './parallel';
import { isOver, perform, type Run, stepsFor } from './perform';
import { stopIfTooMany } from './safetyStop';

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
		outcomes.session = session;
		const going: Run = {
			session,
			once: new Once(context),
			limit: () => (session.progress.accepted ? concurrency : 1),
			failed: () => session.progress.failed,
		};
		const call: Call = async (request, read) => await callInProject(session, request, read);

		const items = operation.perExecution ? all.slice(0, 1) : all;
		const askings = sendsOnce(operation) ? new Askings(context) : undefined;
		const read = items.flatMap((index) => readItem(context, operation, own, index, askings, outcomes));
		if (!isOver(going) && !own.dryRun) refuseLoss(context, operation, read, outcomes);
		const inTurn = async (count: number, task: (index: number) => Promise<void>) => await inParallel(count, going.limit, () => cancelled?.aborted === true, task);
		const unknown = isOver(going) ? [] : await lookUp(read, call, inTurn);
		const checked = read.flatMap((item, place) => planItem(operation, session, item, unknown[place], outcomes));
		const planned = isOver(going) ? [] : await prepare(operation, checked, going, outcomes);
		if (!isOver(going) && !own.dryRun) await stopIfTooMany(context, planned.filter(({ plan }) => !('unchanged' in plan)).length, own, actions, call);

		sent = !isOver(going) && !own.dryRun;
		await perform(operation, planned, going, ({ index, secrets, finish }, outcome) => {
			if (outcome instanceof Error) outcomes.fail(index, outcome, secrets);
			else outcomes.succeed(index, finish(outcome), operation.perExecution ? all : [index]);
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
	const { concurrency, maxRetries, timeout, maxThrottleWait, ...own } = readOptions(context, operation, actions);
	const [policy] = policiesOf(operation);
	return { operation, own, concurrency, session: await openScope(context, { maxRetries, timeout, maxThrottleWait }, { codes: actions.codes, isAccountWide: actions.isAccountWide, policy, cancelled, dryRun: own.dryRun }) };
}

/** An item whose fields were read. */
type ReadItem = Omit<Item, 'plan' | 'finish' | 'target'>;

function readItem(context: IExecuteFunctions, operation: Operation, own: IDataObject, index: number, askings: Askings | undefined, outcomes: Outcomes): ReadItem[] {
	const { properties, mayExist } = operation;
	const secrets = secretsIn(context, properties, index);
	try {
		const read = readParameters(context, properties, index, own);
		if (mayExist) read.byName.push({ locator: mayExist.of, name: String(read.values[mayExist.by]), mayBeNew: true });
		const asking = askings?.of(index, operation.target(read.values as Values));
		// Before names are looked up: who was deleted has none any more.
		if (!own.dryRun && outcomes.isDone(operation, index, read.values, secrets)) return [];
		return [{ index, from: [index], asking, secrets, ...read }];
	} catch (cause) {
		outcomes.fail(index, cause, secrets);
		return [];
	}
}

/** When n8n stops a workflow it shows no results: the new secrets of those that were done would be lost. */
function refuseLoss(context: IExecuteFunctions, { secret, perExecution }: Operation, read: readonly ReadItem[], { count, carryOn }: Outcomes): void {
	if (!secret || perExecution || carryOn || count < 2 || read.every(({ values }) => !isReturned(values))) return;
	throw new NodeOperationError(context.getNode(), `Nothing was sent: ${count} items came in, and if one failed, n8n would lose the new ${wordsOf(secret)}s of the others`, {
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
		return [{ ...item, target: operation.target(item.values as Values), plan, finish }];
	} catch (cause) {
		outcomes.fail(item.index, cause, item.secrets);
		return [];
	}
}

/** Plans the items once more with what the operation reads before the first change. */
async function prepare(operation: Operation, items: readonly Item[], run: Run, outcomes: Outcomes): Promise<readonly Item[]> {
	if (!operation.prepare || items.length === 0) return items;
	const known = await operation.prepare(stepsFor(run, items), items.map(({ values }) => values as Values));
	return items.flatMap((item, place): Item[] => {
		try {
			const more = known[place];
			if (more instanceof Error) throw more;
			const values = { ...item.values, ...more };
			return [{ ...item, values, plan: operation.plan(values as Values) }];
		} catch (cause) {
			outcomes.fail(item.index, cause, item.secrets);
			return [];
		}
	});
}

/** Chooses the password of an item that sets one, and says how the item's result becomes its output. */
function finishOf({ secret, newPassword }: Operation, { values, names, secrets }: ReadItem): Concealing {
	if (newPassword && values.passwordSource !== undefined) {
		values.password = choosePassword(newPassword, { ...names, ...values });
		secrets.push(String(values.password));
	}
	return secret === undefined ? (result) => result : concealing(secret, values);
}

/** Says in the editor what the cloud's limits cost, where n8n has such hints. */
function tellCost(context: IExecuteFunctions, { progress: { refused, waited } }: Session): void {
	if (refused === 0) return;
	const longer = waited < 1000 ? '' : `; the run took ${duration(waited)} longer`;
	context.addExecutionHints?.({ message: `Because of its limits, Huawei Cloud refused ${refused} ${refused === 1 ? 'request' : 'requests'} at first, which ${refused === 1 ? 'was' : 'were'} sent again${longer}`, location: 'outputPane' });
}
