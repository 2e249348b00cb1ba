import { type IDataObject, NodeOperationError } from 'n8n-workflow';

import { type NodeError, notSent } from '../answers/error';
import { PartFailure } from '../failure';
import { type Outcome, type Procedure, type Steps, Unfinished, type Values } from '../form/plan';
import type { Result } from '../form/property';
import { pause } from '../http/pause';
import { callInProject } from '../http/project';
import { newProgress, type Session } from '../http/session';
import { asOne, type Item, type Subject } from './item';
import { lookingIn } from './looking';
import type { Once } from './once';
import { groupBy, inParallel } from './parallel';
import { lanesOf, type Task, type Wire } from './tasks';

/** What a run goes by: its session, what it sent before, how many requests may be under way, and the failure after which nothing new begins. */
export interface Run {
	session: Session;
	once: Once;
	limit(): number;
	failed(): NodeError | undefined;
}

/** Whether nothing new may begin. */
export const isOver = ({ session: { cancelled }, failed }: Run) => cancelled?.aborted === true || failed() !== undefined;

/**
 * Carries out the plans of all items, and tells what became of each; never throws. What goes on in the cloud is waited for
 * at the end, one after the other: while one is waited for, the others come to their ends, which then take one request each.
 */
export async function perform(procedure: Procedure, items: readonly Item[], run: Run, tell: (item: Item, outcome: Result | Error) => void): Promise<void> {
	const { session, limit } = run;
	const look = lookingIn(session);
	const unfinished: Array<{ item: Item; outcome: Unfinished }> = [];
	const lanes = lanesOf(procedure, items, !session.dryRun);
	await inParallel(lanes.length, limit, () => isOver(run), async (lane) => {
		for (const task of lanes[lane] as Task[]) {
			if (isOver(run)) return;
			const outcomes = await task.run({ ...wireFor(run, task.items), look: look() });
			for (const [place, item] of task.items.entries()) {
				const outcome = outcomes[place] as Outcome;
				await run.once.settle(item, outcome);
				if (outcome instanceof Unfinished) unfinished.push({ item, outcome });
				else tell(item, outcome);
			}
		}
	});
	for (const same of groupBy(unfinished, ({ outcome }) => outcome.id)) {
		const [{ outcome: first }] = same as [(typeof same)[0]];
		const done = isOver(run) ? goesOn(session, first.id) : await first.wait(stepsFor(run, same.map(({ item }) => item))).catch((error: Error) => error);
		for (const { item, outcome } of same) {
			const end = done instanceof Error ? done : outcome.result(done as never);
			if (end instanceof PartFailure && end !== done) await run.once.takeBack(item);
			tell(item, end);
		}
	}
}

/** What an operation of several requests works with, for these items. */
export const stepsFor = (run: Run, items: readonly Subject[]): Steps => wireFor(run, items).steps;

function wireFor(run: Run, items: readonly Subject[]): Omit<Wire, 'look'> {
	const { session } = run;
	const { node, progress, cancelled, credential } = session;
	const all = asOne(items);
	// What has begun to change something comes to its end, although another item fails meanwhile.
	let hasBegun = false;
	const own: Run = { ...run, failed: () => (hasBegun ? undefined : run.failed()) };
	const send = run.once.sendingBy(async (request, read, about) => {
		const reason = progress.stop ?? own.failed();
		if (reason) throw notSent(node, reason);
		const result = await callInProject(session, request, read, { ...about, failed: own.failed, secrets: all.secrets }).catch(async (failure: NodeError) => {
			hasBegun ||= failure.context?.unclear === true;
			return await Promise.reject(failure);
		});
		hasBegun ||= request.effect !== 'read';
		return result;
	});
	const steps: Steps = {
		call: async (request, read) => {
			const [outcome] = await send([all], () => request, (_, ...answer) => [read(...answer)]);
			if (outcome instanceof Error) throw outcome;
			return outcome as ReturnType<typeof read>;
		},
		pause: async (ms) => await pause(ms, cancelled),
		cancelled: () => cancelled?.aborted === true,
		caller: { accessKeyId: credential.accessKeyId, domainId: session.domainId },
		// What becomes of another key says nothing about this one.
		callAs: (key) => async (request, read) =>
			await callInProject({ ...session, credential: { ...credential, ...key, securityToken: '' }, settings: { ...session.settings, maxRetries: 0 }, progress: newProgress() }, request, read, { secrets: [...all.secrets, key.secretAccessKey] }),
		perform: async (procedure, many) => await performInside(procedure, many, own, all),
	};
	return { steps, send };
}

async function performInside(procedure: Procedure, all: readonly Values[], run: Run, { from, asking }: Subject): Promise<Array<Result | Error>> {
	const outcomes: Array<Result | Error> = all.map(() => new Error('The execution was canceled'));
	const items = all.flatMap((values, index): Item[] => {
		try {
			return [{ index, values: values as IDataObject, byName: [], names: {}, secrets: [], from, asking, target: procedure.target(values), plan: procedure.plan(values), finish: (result) => result }];
		} catch (error) {
			outcomes[index] = error as Error;
			return [];
		}
	});
	await perform(procedure, items, run, ({ index }, outcome) => void (outcomes[index] = outcome));
	return outcomes;
}

/** Says that nobody waits any more for what was begun. */
function goesOn({ node }: Session, id: string): NodeOperationError {
	const error = new NodeOperationError(node, `The change was started and is still running in Huawei Cloud (job ${id})`, { description: 'The node did not wait for it, since an earlier item failed or the execution was canceled.' });
	error.context.underWay = true;
	return error;
}
