import { type IDataObject, NodeOperationError } from 'n8n-workflow';

import { notSent } from '../answers/error';
import { type Outcome, type Procedure, type Steps, Unfinished, type Values } from '../form/plan';
import type { Result } from '../form/property';
import { pause } from '../http/pause';
import { callInProject } from '../http/project';
import { newProgress, type Session } from '../http/session';
import type { Call } from '../request';
import { groupBy, inParallel } from './parallel';
import { type Item, lanesOf, type Task } from './tasks';

/** What a run goes by: its session, how many requests may be under way, and whether nothing new may begin. */
export interface Run {
	session: Session;
	limit(): number;
	isOver(): boolean;
}

/**
 * Carries out the plans of all items, and tells what became of each; never throws. What goes on in the cloud is waited for
 * at the end, one after the other: while one is waited for, the others come to their ends, which then take one request each.
 */
export async function perform(procedure: Procedure, items: readonly Item[], run: Run, tell: (item: Item, outcome: Result | Error) => void): Promise<void> {
	const { session, limit, isOver } = run;
	const look = lookingIn(session);
	const unfinished: Array<{ item: Item; outcome: Unfinished }> = [];
	const lanes = lanesOf(session.dryRun ? { ...procedure, fold: undefined } : procedure, items);
	await inParallel(lanes.length, limit, isOver, async (lane) => {
		for (const task of lanes[lane] as Task[]) {
			if (isOver()) return;
			const outcomes = await task.run(stepsFor(run, task.items), look());
			task.items.forEach((item, place) => {
				const outcome = outcomes[place] as Outcome;
				if (outcome instanceof Unfinished) unfinished.push({ item, outcome });
				else tell(item, outcome);
			});
		}
	});
	for (const same of groupBy(unfinished, ({ outcome }) => outcome.id)) {
		const [{ outcome: first }] = same as [(typeof same)[0]];
		const done = isOver() ? goesOn(session, first.id) : await first.wait(stepsFor(run, same.map(({ item }) => item))).catch((error: Error) => error);
		for (const { item, outcome } of same) tell(item, done instanceof Error ? done : endOf(outcome, done));
	}
}

function endOf({ result }: Unfinished, done: unknown): Result | Error {
	try {
		return result(done as never);
	} catch (error) {
		return error as Error; // What came at the end cannot be read.
	}
}

/**
 * Makes what the state of things is read with, the same thing once: in a dry run for all items, and otherwise for those of one
 * task after a change, at the first try, although the service may count as down.
 */
function lookingIn(session: Session): () => Call {
	const fresh = () => remembering(async (request, read) => await callInProject({ ...session, settings: { ...session.settings, maxRetries: 0 }, progress: newProgress() }, request, read));
	if (!session.dryRun) return fresh;
	const same = remembering(async (request, read) => await callInProject(session, request, read));
	return () => same;
}

/** A call that sends the same request once. */
function remembering(call: Call): Call {
	const answers = new Map<string, Promise<unknown>>();
	return async (request, read) => {
		const key = JSON.stringify(request);
		const answer = answers.get(key) ?? call(request, (body) => body);
		answers.set(key, answer);
		return read(await answer);
	};
}

/** What an operation of several requests works with, for these items. */
export function stepsFor(run: Run, items: ReadonlyArray<Pick<Item, 'secrets'>>): Steps {
	const { session } = run;
	const { node, progress, cancelled, credential } = session;
	const secrets = items.flatMap((item) => item.secrets);
	return {
		call: async (request, read) => {
			const reason = progress.stop ?? progress.failed;
			if (reason) throw notSent(node, reason);
			return await callInProject(session, request, read, secrets);
		},
		pause: async (ms) => await pause(ms, cancelled),
		cancelled: () => cancelled?.aborted === true,
		caller: { accessKeyId: credential.accessKeyId, domainId: session.domainId },
		// What becomes of another key says nothing about this one.
		callAs: (key) => async (request, read) =>
			await callInProject({ ...session, credential: { ...credential, ...key, securityToken: '' }, settings: { ...session.settings, maxRetries: 0 }, progress: newProgress() }, request, read, [...secrets, key.secretAccessKey]),
		perform: async (procedure, all) => await performInside(procedure, all, run),
	};
}

async function performInside(procedure: Procedure, all: readonly Values[], run: Run): Promise<Array<Result | Error>> {
	const outcomes: Array<Result | Error> = all.map(() => new Error('The execution was canceled'));
	const items = all.flatMap((values, index): Item[] => {
		try {
			return [{ index, values: values as IDataObject, byName: [], names: {}, secrets: [], plan: procedure.plan(values), finish: (result) => result }];
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
	const error = new NodeOperationError(node, 'The change was begun, and goes on in Huawei Cloud', { description: `It was not waited for, since an earlier item failed or the execution was canceled. Its ID is ${id}.` });
	error.context.underWay = true;
	return error;
}
