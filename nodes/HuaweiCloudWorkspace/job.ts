import type { IDataObject } from 'n8n-workflow';

import { explain, type NodeError } from '../shared/answers/error';
import { listIn, objectIn, textIn } from '../shared/answers/fields';
import { PartFailure } from '../shared/failure';
import type { Operation } from '../shared/form/operation';
import type { Steps } from '../shared/form/plan';
import { type Params, property } from '../shared/form/property';
import type { Api } from '../shared/request';

/** Reads a job and what it does to each desktop (Workspace API, ShowJob). */
export const showJob = {
	service: 'workspace',
	api: 'ShowJob',
	method: 'GET',
	path: '/v2/{project_id}/workspace-jobs/{job_id}',
	effect: 'read',
	permission: 'workspace:jobs:get',
} as const satisfies Api;

/** The job in the answer of `showJob`. Throws for one without an ID or a status, or with parts that cannot be read. */
export function jobIn(body: unknown): IDataObject {
	const job = { ...objectIn(body), id: textIn(body, 'id'), status: textIn(body, 'status') };
	entriesIn(job, 'sub_jobs');
	return job;
}

/** The entries of a list that need not be there. Throws for what is no list of objects. */
export const entriesIn = (body: unknown, field: string) => ((objectIn(body)[field] ?? null) === null ? [] : listIn(body, field));

/** The job to look at. */
export const jobId = property({
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	required: true,
	maxLength: 255,
	default: '',
	placeholder: 'e.g. 6b6c2a1e-0c1c-4c8e-9f5d-2f1d7a3b9e10',
	description: 'The ID of a job, as operations that do not wait for completion return it',
});

/** A job's ID as it can stand in a path. Throws an Error in the words of the form for what cannot be one. */
export function checkedJobId(id: string): string {
	if (!/^[A-Za-z0-9_-]+$/.test(id)) throw new Error("'Job ID' must consist of letters, digits, \"-\" and \"_\"");
	return id;
}

/** How long a job is waited for. */
export const waitTimeout = property({
	displayName: 'Timeout',
	name: 'waitTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 30,
	hint: 'Minutes',
	description: 'How many minutes to wait for the end. Afterwards the item fails, and the job goes on in Huawei Cloud.',
});

const waitForCompletion = property({
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description: 'Whether to wait until the cloud has done it, and to fail if it could not. Otherwise the ID of the job is returned at once.',
});

/** The fields of an operation that begins a job: whether and how long its end is waited for. */
export const waiting = [waitForCompletion, { ...waitTimeout, displayOptions: { show: { waitForCompletion: [true] } } }] as const;

/** An operation whose changes are jobs, which it waits for. */
export const withJobs = (operation: Operation): Operation => ({ ...operation, apis: [...operation.apis, showJob] });

/** The values of these fields. */
export type Waiting = Params<typeof waiting>;

/** Statuses with which a job or a part of it has ended (Workspace API, ShowJob; huaweicloud Terraform provider). */
const FAILED = ['FAIL', 'FAILED'];
const ENDED = ['SUCCESS', 'COMPLETE', ...FAILED];

/** Whether a job, or a part of it, has ended. */
export const hasEnded = ({ status }: IDataObject) => ENDED.includes(String(status));

/** Whether a job, or a part of it, has ended without success. */
export const hasFailed = ({ status }: IDataObject) => FAILED.includes(String(status));

/** The failure of a job or of a part of it, by the code and the reason that the cloud gives. */
export const failureOf = (code: unknown, reason: unknown) => new PartFailure(String(code || 'no error code'), String(reason || 'Huawei Cloud gave no reason'));

/** The pauses before looking at a job again, in ms: short ones first, since starting a desktop takes less than a minute. */
const FIRST = 2000;
const LONGEST = 75_000;
const LONGER = 1.7;

/** Waits until all these jobs have ended, up to so many minutes, and returns them. Throws an Error that names the job that goes on. */
export function waitFor(jobIds: readonly string[], minutes: number) {
	return async (steps: Steps): Promise<IDataObject[]> => {
		const end = performance.now() + minutes * 60_000;
		const jobs: IDataObject[] = [];
		// While the first one was waited for, the others have probably ended too.
		for (const id of jobIds) jobs.push(await theEnd(steps, id, { minutes, end, first: jobs.length === 0 ? FIRST : 0 }));
		return jobs;
	};
}

async function theEnd({ call, pause, cancelled }: Steps, id: string, { minutes, end, first }: { minutes: number; end: number; first: number }): Promise<IDataObject> {
	for (let ms = first; ; ms = Math.min(Math.max(ms * LONGER, FIRST), LONGEST)) {
		// Not always the same, so that workflows that began together do not ask together.
		await pause(Math.max(Math.min(ms * (0.8 + 0.4 * Math.random()), end - performance.now()), 0));
		if (cancelled()) throw goesOn(id, 'The execution was canceled');
		const job = await call({ ...showJob, params: { job_id: id } }, jobIn).catch(async (error: NodeError) => await Promise.reject(unseen(id, error)));
		if (hasEnded(job)) return job;
		if (performance.now() >= end) throw goesOn(id, `The job did not end within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
	}
}

const LOOK = 'Look at it with Job: Get';

/** That nobody waits any more for a job. */
const goesOn = (id: string, why: string) => new PartFailure(`Job ID ${id}`, `${why}. The change was begun, and goes on in Huawei Cloud. ${LOOK}`);

/** Adds to the error of a look at a job that the change was begun all the same. */
function unseen(id: string, error: NodeError): NodeError {
	error.message = `${error.message} (the change was begun)`;
	error.context.underWay = true;
	explain(error, [`The change goes on in Huawei Cloud. ${LOOK}. Job ID ${id}.`]);
	return error;
}
